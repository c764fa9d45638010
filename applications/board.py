"""The board: a column a stage, a card an application, with what is next and by when.

Four questions to the database, however many cards there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from accounts.models import User
from applications.models import Application, FollowUp, InterviewStage, Stage

MOST_CARDS = 60  # in one column; the list shows them all
QUIET_AFTER = 10  # days without a sign before a card says so


@dataclass(frozen=True, slots=True)
class Next:
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    application: Application
    next: Next | None
    quiet_days: int  # since the last sign, 0 where it is not worth saying


@dataclass(slots=True)
class Column:
    stage: str
    label: str | Promise
    cards: list[Card] = field(default_factory=list)
    count: int = 0

    @property
    def hidden(self) -> int:
        return self.count - len(self.cards)


def columns(person: User, *, now: datetime) -> list[Column]:
    """What is open and not quiet, stage by stage, the last touched first."""
    found = {value: Column(value, label) for value, label in Stage.choices}
    rows = Application.objects.of(person).active().with_company().defer("posting", "search_key")
    rows = list(rows.newest_first())
    for row in rows:
        found[row.stage].count += 1
    shown = _first_of_each_stage(rows)
    nexts = _next_things([row.pk for row in shown], person, now)
    today = person.today(now)
    for row in shown:
        found[row.stage].cards.append(Card(row, nexts.get(row.pk), _quiet_days(row, nexts, today)))
    return list(found.values())


def _first_of_each_stage(rows: Iterable[Application]) -> list[Application]:
    taken: dict[str, int] = {}
    shown = []
    for row in rows:
        taken[row.stage] = taken.get(row.stage, 0) + 1
        if taken[row.stage] <= MOST_CARDS:
            shown.append(row)
    return shown


def _next_things(ids: list[UUID], person: User, now: datetime) -> dict[UUID, Next]:
    """The next talk of each, else its next open follow-up."""
    found: dict[UUID, Next] = {}
    follow_ups = FollowUp.objects.filter(application__in=ids).open().not_quiet(now).order_by("-due_on")
    for row in follow_ups.only("application_id", "kind", "title", "due_on"):
        found[row.application_id] = Next(row.due_on, row.title or str(row.get_kind_display()))
    talks = InterviewStage.objects.filter(application__in=ids).ahead(now).order_by("-day", "-starts_at")
    for talk in talks.only("application_id", "kind", "day"):
        found[talk.application_id] = Next(talk.day, str(talk.get_kind_display()))
    return found


def _quiet_days(row: Application, nexts: dict[UUID, Next], today: date) -> int:
    """How long nothing has come, for what waits and has nothing planned."""
    if row.stage == Stage.SAVED or (row.pk in nexts and nexts[row.pk].day >= today):
        return 0
    signs = [day for day in (row.applied_on, row.last_contact_on, row.first_response_on) if day]
    days = (today - max(signs)).days if signs else 0
    return days if days >= QUIET_AFTER else 0
