"""One change for many applications, and the way back."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from applications.finding import tags_of
from applications.models import Application, Outcome, StageChange
from applications.models.companies import key_of

MOST = 200  # in one press


def _locked(owner: User, pks: Iterable[UUID]) -> list[Application]:
    rows = Application.objects.of(owner).filter(pk__in=list(pks)[:MOST])
    return list(rows.select_for_update(of=("self",)).select_related("owner").order_by("pk"))


@transaction.atomic
def move(owner: User, pks: Iterable[UUID], stage: str, *, now: datetime) -> list[UUID]:
    """The changes that it made; what stands there already, or has ended, is left alone."""
    changes = [row.advance(stage, now=now) for row in _locked(owner, pks)]
    return [change.pk for change in changes if change]


@transaction.atomic
def withdraw(owner: User, pks: Iterable[UUID], *, now: datetime) -> list[UUID]:
    """The changes that it made; `move_back` takes them back."""
    changes = [row.close(Outcome.WITHDRAWN, now=now) for row in _locked(owner, pks)]
    return [change.pk for change in changes if change]


@transaction.atomic
def move_back(owner: User, changes: Iterable[UUID], *, now: datetime) -> int:
    """How many are as before; where something came after it, it stays."""
    rows = (
        StageChange.objects.of(owner).filter(pk__in=list(changes)[:MOST]).select_related("application__owner")
    )
    return sum(row.application.undo(row, now=now) for row in rows)


@transaction.atomic
def tag(owner: User, pks: Iterable[UUID], word: str) -> dict[UUID, str]:
    """Those that did not have it yet, and the tags that they had."""
    texts = {row: _without(row.tags, word) for row in _locked(owner, pks)}
    return _retag({row: [*others, word] for row, (others, had) in texts.items() if not had})


@transaction.atomic
def untag(owner: User, pks: Iterable[UUID], word: str) -> dict[UUID, str]:
    texts = {row: _without(row.tags, word) for row in _locked(owner, pks)}
    return _retag({row: others for row, (others, had) in texts.items() if had})


@transaction.atomic
def tag_again(owner: User, was: dict[UUID, str], word: str) -> dict[UUID, str]:
    """As it was written, and where it stood; behind the others where these have changed since."""
    texts = {}
    for row in _locked(owner, was):
        others, had = _without(row.tags, word)
        before, written = _without(was[row.pk], word)
        if not had:
            texts[row] = tags_of(was[row.pk]) if others == before else [*others, *written]
    return _retag(texts)


def _without(text: str, word: str) -> tuple[list[str], list[str]]:
    """The other tags, and this one as it is written there."""
    known, key = tags_of(text), key_of(word)
    return [one for one in known if key_of(one) != key], [one for one in known if key_of(one) == key]


def _retag(texts: dict[Application, list[str]]) -> dict[UUID, str]:
    changed, limit = {}, Application._meta.get_field("tags").max_length
    for row, tags in texts.items():
        before, text = row.tags, ", ".join(tags)
        if len(text) <= limit and row.save_over(row.version, tags=text):
            changed[row.pk] = before
    Application.objects.filter(pk__in=changed).refresh_search()
    return changed
