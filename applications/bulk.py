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
def tag(owner: User, pks: Iterable[UUID], word: str) -> list[UUID]:
    """Those that did not have it yet."""
    return _retag(_locked(owner, pks), word, have=True)


@transaction.atomic
def untag(owner: User, pks: Iterable[UUID], word: str) -> list[UUID]:
    return _retag(_locked(owner, pks), word, have=False)


def _retag(rows: list[Application], word: str, *, have: bool) -> list[UUID]:
    changed, limit = [], Application._meta.get_field("tags").max_length
    for row in rows:
        others = [known for known in tags_of(row.tags) if key_of(known) != key_of(word)]
        had, text = len(others) < len(tags_of(row.tags)), ", ".join([*others, word] if have else others)
        if had != have and len(text) <= limit and row.save_over(row.version, tags=text):
            changed.append(row.pk)
    Application.objects.filter(pk__in=changed).refresh_search()
    return changed
