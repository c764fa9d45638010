"""The last thing that happened, for each application of a list: four questions, however long the list."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from accounts import clock
from accounts.models import User
from applications.models import InterviewStage, Note, Remark, StageChange


@dataclass(frozen=True, slots=True, order=True)
class Last:
    day: date
    at: datetime
    words: str


Things = list[tuple[UUID, Last]]


def last_things(ids: list[UUID], *, person: User, now: datetime) -> dict[UUID, Last]:
    last: dict[UUID, Last] = {}
    for pk, thing in [*_changes(ids), *_talks(ids, now), *_notes(ids, person), *_remarks(ids, person)]:
        last[pk] = max(thing, last.get(pk, thing))
    return last


def _changes(ids: list[UUID]) -> Things:
    """The newest of each alone is put into words."""
    columns = (
        "application_id",
        "happened_on",
        "recorded_at",
        "from_stage",
        "to_stage",
        "to_outcome",
        "cause",
    )
    newest: dict[UUID, StageChange] = {}
    for row in (
        StageChange.objects.filter(application__in=ids).only(*columns).order_by("happened_on", "recorded_at")
    ):
        newest[row.application_id] = row
    return [(pk, Last(row.happened_on, row.recorded_at, row.word)) for pk, row in newest.items()]


def _talks(ids: list[UUID], now: datetime) -> Things:
    held = InterviewStage.objects.filter(application__in=ids).held(now)
    rows = held.only("application_id", "day", "starts_at", "zone", "kind")
    return [(row.application_id, Last(row.day, row.last_moment(), row.get_kind_display())) for row in rows]


def _notes(ids: list[UUID], person: User) -> Things:
    rows = Note.objects.filter(application__in=ids, sent_at__isnull=False)
    words = _("You wrote to them")
    sent = rows.values_list("application_id", "sent_at")
    return [(pk, Last(person.today(sent_at), sent_at, words)) for pk, sent_at in sent]


def _remarks(ids: list[UUID], person: User) -> Things:
    rows = Remark.objects.filter(application__in=ids).values_list("application_id", "happened_on")
    return [(pk, Last(day, clock.at(day, time(12), person.tz), _("You noted something"))) for pk, day in rows]
