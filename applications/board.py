"""The board: a column a stage, a card an application, with what is next and by when.

A question to the database for each column and four for all, however many cards there are. A card is a few
finished words: with a hundred of them on a page, each thing that a template works out costs a hundred times.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import TypedDict
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from applications import days
from applications.models import Aim, Application, FollowUp, InterviewStage, Kind, Stage, StageChange
from applications.models.stages import last_moment
from applications.silence import MOVED

MOST_CARDS = 40  # in one column; the list shows them all
QUIET_AFTER = 10  # days without a sign before a card says so
NOBODY = UUID(int=0)
COLUMNS = ("pk", "title", "company__name", "is_dream", "is_sample")
SIGNS = ("applied_on", "last_contact_on", "first_response_on")
DATES = ("deadline", "expected_by", "day_is_own")

Next = tuple[date, str]


class Card(TypedDict):
    """A plain dictionary: where an object is met, a template first asks it as if it were one."""

    url: str
    title: str
    company: str
    is_dream: bool
    is_sample: bool
    next_words: str
    next_day: str  # empty where the words say it
    quiet: str  # how long nothing has come, where that is worth saying


@dataclass(slots=True)
class Column:
    stage: str
    label: str | Promise
    count: int
    cards: list[Card] = field(default_factory=list)

    @property
    def hidden(self) -> int:
        return self.count - len(self.cards)


@dataclass(frozen=True, slots=True)
class Board:
    columns: list[Column]
    total: int
    closed: int


def board(person: User, *, now: datetime) -> Board:
    """What is open, stage by stage, the last touched first."""
    everything = Application.objects.of(person).order_by().values_list("outcome", "stage")
    all_counts = {(outcome, stage): count for outcome, stage, count in everything.annotate(Count("pk"))}
    counts = {stage: count for (outcome, stage), count in all_counts.items() if not outcome}
    open_ones = Application.objects.of(person).active()
    touched = open_ones.newest_first().values_list(*COLUMNS, *DATES, *SIGNS)
    rows = {stage: list(touched.filter(stage=stage)[:MOST_CARDS]) for stage in counts}
    maker = _Maker(person, now=now)
    maker.look_ahead(row[0] for found in rows.values() for row in found)
    begun = (row for stage, found in rows.items() if stage != Stage.SAVED for row in found)
    maker.look_back(pk for pk, *_, applied, heard, first in begun if maker.is_quiet(applied, heard, first))
    found = [
        Column(stage, label, counts.get(stage, 0), [maker.card(stage, *row) for row in rows.get(stage, [])])
        for stage, label in Stage.choices
    ]
    total = sum(counts.values())
    return Board(found, total=total, closed=sum(all_counts.values()) - total)


class _Maker:
    def __init__(self, person: User, *, now: datetime) -> None:
        self.person, self.now, self.today = person, now, person.today(now)
        self.address = reverse("application", args=[NOBODY])
        # a card is narrow, and a day stays on one line
        self.in_words = cache(
            lambda day: days.in_words(day, today=self.today).replace(" ", "\N{NO-BREAK SPACE}")
        )
        self.nexts: dict[UUID, Next] = {}
        self.last_signs: dict[UUID, date] = {}

    def look_ahead(self, pks: Iterable[UUID]) -> None:
        """The next talk of each, else its next open follow-up."""
        found = list(pks)
        to_do = FollowUp.objects.filter(application__in=found).open().not_quiet(self.now)
        for pk, day, title, kind in to_do.order_by("-due_on").values_list(
            "application", "due_on", "title", "kind"
        ):
            self.nexts[pk] = (day, title or str(Aim(kind).label))
        talks = InterviewStage.objects.filter(application__in=found).ahead(self.now)
        columns = talks.values_list("application", "kind", "day", "starts_at", "zone")
        soonest_last = sorted(columns, key=lambda talk: last_moment(*talk[2:]), reverse=True)
        for pk, kind, day, starts_at, _zone in soonest_last:
            here = self.person.today(starts_at) if starts_at else day
            self.nexts[pk] = (here, str(Kind(kind).label))

    def look_back(self, pks: Iterable[UUID]) -> None:
        """A talk and a step further are signs too; asked for where nothing nearer was found."""
        found = list(pks)
        held = InterviewStage.objects.filter(application__in=found).held(self.now)
        moves = StageChange.objects.filter(MOVED, application__in=found).values_list(
            "application", "happened_on"
        )
        for pk, day in held.values_list("application", "day").union(moves, all=True):
            self.last_signs[pk] = max(day, self.last_signs.get(pk, day))

    def card(
        self,
        stage: str,
        pk: UUID,
        title: str,
        company: str,
        dream: bool,
        sample: bool,
        deadline: date | None,
        expected_by: date | None,
        is_own: bool,
        *signs: date | None,
    ) -> Card:
        planned = self.nexts.get(pk)
        signs = (*signs, self.last_signs.get(pk))
        day, words = planned or self._their_day(stage, deadline, expected_by, is_own)
        return Card(
            url=self.address.replace(str(NOBODY), str(pk)),
            title=title,
            company=company,
            is_dream=dream,
            is_sample=sample,
            next_words=words,
            next_day=self.in_words(day) if planned else "",
            quiet="" if stage == Stage.SAVED or (day and day >= self.today) else self._quiet(signs),
        )

    def _their_day(
        self, stage: str, deadline: date | None, expected_by: date | None, is_own: bool
    ) -> tuple[date | None, str]:
        """Where nothing is planned: the day that they have named, or the person's own, while it is ahead."""
        day, words = expected_by, _("You wait until %(day)s") if is_own else _("They write by %(day)s")
        if stage == Stage.SAVED:
            day, words = deadline, _("Apply by %(day)s")
        if not day or day < self.today:
            return None, ""
        return day, words % {"day": self.in_words(day)}

    def is_quiet(self, *signs: date | None) -> bool:
        return self._days_since(signs) >= QUIET_AFTER

    def _days_since(self, signs: Iterable[date | None]) -> int:
        known = [day for day in signs if day]
        return (self.today - max(known)).days if known else 0

    def _quiet(self, signs: Iterable[date | None]) -> str:
        count = self._days_since(signs)
        if count < QUIET_AFTER:
            return ""
        return ngettext("quiet %(days)s day", "quiet %(days)s days", count) % {"days": count}
