"""How days and times are written. Pages and code give the pattern of English; another language puts the parts
into an order of its own, as any other text: "l, j F" is "l, j. F" in German.

A pattern has to stand in this list, or translators would never see it.
"""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils import formats
from django.utils.translation import get_language, pgettext
from django.utils.translation import pgettext_lazy as written

ALL = [
    written("a day", "j F"),
    written("a day", "j M"),
    written("a day", "j F Y"),
    written("a day", "F Y"),
    written("a day", "l, j F"),
    written("a day", "l, j F Y"),
    written("a day", "H:i"),
    written("a day", "l, H:i"),
    written("a day", "D H:i T"),
    written("a day", "j M, H:i"),
    written("a day", "j F Y, H:i"),
    written("a day", "j F Y, H:i e"),
    written("a day", "l j F, H:i"),
    written("a day", "l, j F, H:i T"),
]


def in_language(pattern: str) -> str:
    """The pattern of the language that is spoken now; a single part ("l") is the same in all."""
    return pgettext("a day", pattern) if len(pattern) > 1 else pattern


def date_format(value: date | datetime, pattern: str) -> str:
    if isinstance(value, datetime):
        return formats.date_format(value, in_language(pattern))
    return _in_words(value, pattern, get_language())


@lru_cache(maxsize=2000)
def _in_words(day: date, pattern: str, _language: str | None) -> str:
    """The same few days are written on every page."""
    return formats.date_format(day, in_language(pattern))


def time_format(value: time, pattern: str) -> str:
    return formats.time_format(value, in_language(pattern))
