"""Words kept as they are typed: from two tabs, pressed twice, or sent again after a lost answer,
none is lost and none comes back after it was deleted."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.http import HttpRequest, JsonResponse

from accounts.ownership import Versioned
from reflections import program
from reflections.models import ReflectionEntry

# A full stop, a question or exclamation mark, with the quote that may close after it. Not "e.g. ".
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\.\w\.)\s+|(?<=[.!?…][\"'”’»)])\s+|(?<=[。！？])|\s*\n\s*")


def typed(request: HttpRequest, field: str) -> tuple[str, int]:
    """The words of a form and the version they were typed over. One kind of line end, and no NUL,
    which PostgreSQL refuses."""
    text = request.POST.get(field, "").replace("\r\n", "\n").replace("\0", "")
    version = request.POST.get("version", "")
    return text, int(version) if version.isdecimal() and len(version) < 10 else 0


def keep(row: Versioned, field: str, text: str, *, version: int, **also: object) -> bool:
    """Save `text`. False where another tab has put other words there: `row` then holds those."""
    stored = getattr(row, field)
    if text == stored:
        return True
    if stored in text:  # nothing of it would be lost
        version = row.version
    return row.save_over(version, **{field: text, **also})


def write(entry: ReflectionEntry, body: str, *, version: int, now: datetime) -> bool:
    """Save a page for oneself; one without words is not begun, and one deleted stays deleted."""
    if entry.is_begun:
        return keep(entry, "body", body, version=version, written_at=now)
    if version:
        return False
    return not body.strip() or _begin(entry, body, now=now)


def _begin(entry: ReflectionEntry, body: str, *, now: datetime) -> bool:
    entry.body, entry.version, entry.written_at = body, 1, now
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError:  # another tab began it a moment ago
        entry.refresh_from_db()
        return keep(entry, "body", body, version=0, written_at=now)
    return True


def answer(row: Versioned, field: str, *, kept: bool) -> JsonResponse:
    """What autosave.js is told."""
    if kept:
        return JsonResponse({"version": row.version})
    return JsonResponse({"version": row.version, "body": getattr(row, field)}, status=409)


def sentences(text: str) -> list[str]:
    """Its sentences in order, each once; a line break ends one too."""
    parts = (part.strip().lstrip("-•*–—· ") for part in _SENTENCE_END.split(text))
    return list(dict.fromkeys(part for part in parts if any(map(str.isalnum, part))))


def title(entry: ReflectionEntry) -> str:
    """The question it answers, or else its first words."""
    question = program.QUESTIONS.get(entry.prompt)
    return str(question.text) if question else first_words(entry)


def first_words(entry: ReflectionEntry, most: int = 9) -> str:
    words = entry.body[:400].split()
    text = " ".join(words[:most])[:90]
    return f"{text} …" if len(words) > most or len(text) == 90 else text
