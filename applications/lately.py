"""The last thing that happened, for each application of a list: four questions, however long the list."""

from datetime import date, datetime, time
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from accounts import clock
from accounts.models import User
from applications.models import InterviewStage, Kind, Note, Remark, StageChange
from applications.models.history import word_of
from applications.models.stages import last_moment

WORDED_BY = ("from_stage", "to_stage", "to_outcome", "cause")


class Last(NamedTuple):
    """In the order in which the later of two is found."""

    day: date
    at: datetime
    words: str


Things = list[tuple[UUID, Last]]


def last_things(ids: list[UUID], *, person: User, now: datetime) -> dict[UUID, Last]:
    last: dict[UUID, Last] = {}
    talks, notes, remarks = _talks(ids, person, now), _notes(ids, person), _remarks(ids, person)
    for pk, thing in [*_changes(ids), *talks, *notes, *remarks]:
        last[pk] = max(thing, last.get(pk, thing))
    return last


def _changes(ids: list[UUID]) -> Things:
    """The newest of each alone is put into words."""
    rows = StageChange.objects.filter(application__in=ids).order_by("happened_on", "recorded_at")
    found = rows.values_list("application_id", "happened_on", "recorded_at", *WORDED_BY)
    newest = {pk: (day, at, columns) for pk, day, at, *columns in found}
    words = cache(word_of)
    return [(pk, Last(day, at, words(*columns))) for pk, (day, at, columns) in newest.items()]


def _talks(ids: list[UUID], person: User, now: datetime) -> Things:
    held = InterviewStage.objects.filter(application__in=ids).held(now)
    rows = held.values_list("application_id", "kind", "day", "starts_at", "zone")
    words = cache(lambda kind: str(Kind(kind).label))
    things = []
    for pk, kind, day, starts_at, zone in rows:
        here = person.today(starts_at) if starts_at else day
        things.append((pk, Last(here, last_moment(day, starts_at, zone), words(kind))))
    return things


def _notes(ids: list[UUID], person: User) -> Things:
    rows = Note.objects.filter(application__in=ids, sent_at__isnull=False)
    words = _("You wrote to them")
    sent = rows.values_list("application_id", "sent_at")
    return [(pk, Last(person.today(sent_at), sent_at, words)) for pk, sent_at in sent]


def _remarks(ids: list[UUID], person: User) -> Things:
    words, tz = _("You noted something"), person.tz
    rows = Remark.objects.filter(application__in=ids).values_list("application_id", "happened_on")
    newest = dict(rows.order_by("happened_on"))
    return [(pk, Last(day, clock.at(day, time(12), tz), words)) for pk, day in newest.items()]
