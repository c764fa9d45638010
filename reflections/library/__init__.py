"""Short guides, each passage with where it comes from and how firm that is."""

from reflections.library import culture, in_person, note, offer, stress
from reflections.library.guides import Guide

GUIDES: dict[str, Guide] = {
    guide.slug: guide for guide in (culture.GUIDE, stress.GUIDE, in_person.GUIDE, note.GUIDE, offer.GUIDE)
}

__all__ = ["GUIDES", "Guide"]
