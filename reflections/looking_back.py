"""All that a person has written for herself and kept, found by any of its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.models import InterviewStage
from applications.models.companies import key_of
from reflections import writing
from reflections.debrief import TEXTS
from reflections.models import ReflectionEntry, Tool

AROUND = 70  # letters before and after the word that was looked for


@dataclass(frozen=True)
class Find:
    what: str | Promise
    title: str
    words: str
    day: date
    url: str


def look(owner: User, words: str) -> list[Find]:
    """The newest first. Asked here and not of the database, which may one day hold the texts encrypted."""
    wanted = key_of(words).split()
    if not wanted:
        return []
    found = [*_tools(owner, wanted), *_pages(owner, wanted), *_talks(owner, wanted)]
    return sorted(found, key=lambda find: find.day, reverse=True)


def known_again(owner: User) -> list[Tool]:
    """Strengths that were met again: these are to keep."""
    again = Tool.objects.of(owner).kept().filter(known_since__isnull=False)
    return list(again.with_origin().newest_first())


def _tools(owner: User, wanted: list[str]) -> Iterator[Find]:
    for tool in Tool.objects.of(owner).newest_first():
        text = "\n".join(filter(None, [tool.wording, tool.tags]))
        if _holds(text, wanted):
            url = reverse("tool", args=[tool.pk])
            yield Find(_("A tool"), tool.text, tool.if_then, owner.today(tool.kept_at), url)


def _pages(owner: User, wanted: list[str]) -> Iterator[Find]:
    for entry in ReflectionEntry.objects.of(owner).written():
        if _holds(entry.body, wanted):
            url, day = reverse("entry", args=[entry.pk]), owner.today(entry.written_at)
            yield Find(_("Writing"), writing.title(entry), around(entry.body, wanted), day, url)


def _talks(owner: User, wanted: list[str]) -> Iterator[Find]:
    talks = InterviewStage.objects.of(owner).filter(debriefed_at__isnull=False)
    for talk in talks.select_related("application__company"):
        text = "\n".join(filter(None, (getattr(talk, name) for name in TEXTS)))
        if _holds(text, wanted):
            title = f"{talk.get_kind_display()}, {talk.application.company.name}"
            url = reverse("debrief", args=[talk.pk])
            yield Find(_("After a talk"), title, around(text, wanted), talk.day_of(owner), url)


def _holds(text: str, wanted: list[str]) -> bool:
    key = key_of(text)
    return all(word in key for word in wanted)


def around(text: str, wanted: list[str]) -> str:
    """The place where it says so, in its line; the beginning where the spelling differs."""
    flat = " ".join(text.split())
    found = re.search(re.escape(wanted[0]), flat, re.IGNORECASE)
    place = found.start() if found else 0
    start, end = max(place - AROUND, 0), place + AROUND
    start = flat.rfind(" ", 0, start) + 1 if start else 0
    end = flat.find(" ", end) if flat.find(" ", end) > 0 else len(flat)
    return ("… " if start else "") + flat[start:end] + (" …" if end < len(flat) else "")
