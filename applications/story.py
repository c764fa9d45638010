"""Everything about one application, read once: what is next, and what happened, newest first."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from accounts import clock
from accounts.models import User
from applications.models import (
    Aim,
    Application,
    Cause,
    FollowUp,
    InterviewStage,
    Note,
    RejectionEvent,
    Remark,
    StageChange,
)
from applications.models.aims import PLAN
from applications.reasons import reason

MIDDAY = time(12)
OUTLAST_AN_ANSWER = (Aim.OTHER, Aim.NOTE, Aim.RE_APPLY, Aim.KEEP_IN_TOUCH)
UNDO_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline; `kind` names its template."""

    kind: str
    day: date
    at: datetime
    row: Any
    ahead: bool = False
    undoable: bool = False
    event: RejectionEvent | None = None

    @property
    def template(self) -> str:
        return f"applications/moments/{self.kind}.html"


class Story:
    def __init__(self, application: Application, *, person: User, now: datetime) -> None:
        self.application, self.person, self.now = application, person, now
        self.today = person.today(now)
        self.changes = list(application.changes.order_by("recorded_at"))
        self.interviews = list(application.interviews.soonest_first().prefetch_related("interviewers"))
        self.to_do = _to_do(application, person=person, now=now)
        self.documents = list(application.documents.newest_first())
        self.people = list(application.involvements.select_related("contact").order_by("contact__order_key"))

    # ---- where it stands -------------------------------------------------------------
    @property
    def since(self) -> date:
        """The day on which it came to where it stands."""
        return self.changes[-1].happened_on if self.changes else self.today

    @property
    def round(self) -> int:
        """How many talks there are, held and ahead."""
        return sum(1 for row in self.interviews if row.cancelled_at is None)

    # ---- what is next ----------------------------------------------------------------
    @cached_property
    def next_talk(self) -> InterviewStage | None:
        ahead = (row for row in self.interviews if row.cancelled_at is None and not row.is_over(self.now))
        first = min(ahead, key=InterviewStage.last_moment, default=None)  # days differ from zone to zone
        return first if self.application.is_active else None

    @cached_property
    def next_follow_up(self) -> FollowUp | None:
        """The most helpful one that is due, else the one that will be due first."""
        if self.next_talk:
            return None
        due = [row for row in self.to_do if row.due_on <= self.today]
        return due[0] if due else min(self.to_do, key=lambda row: row.due_on, default=None)

    @property
    def next_reason(self) -> str:
        return reason(self.next_follow_up, self.now) if self.next_follow_up else ""

    # ---- what happened ---------------------------------------------------------------
    @cached_property
    def moments(self) -> list[Moment]:
        moments = [
            *self._talks(),
            *self._follow_ups(),
            *self._changes(),
            *self._notes(),
            *self._remarks(),
            *self._documents(),
        ]
        return sorted(moments, key=lambda moment: (moment.ahead, moment.day, moment.at), reverse=True)

    def _midday(self, day: date) -> datetime:
        return clock.at(day, MIDDAY, self.person.tz)

    def _talks(self) -> list[Moment]:
        return [
            Moment(
                "interview",
                row.day,
                row.starts_at or self._midday(row.day),
                row,
                ahead=row.cancelled_at is None and not row.is_over(self.now),
            )
            for row in self.interviews
            # What an ending has put away is not read out again; what the person called off is.
            if row.cancelled_by_id is None
        ]

    def _follow_ups(self) -> list[Moment]:
        waits_for_its_talk = {row.pk for row in self.interviews if not row.is_over(self.now)}
        return [
            Moment("follow_up", row.due_on, self._midday(row.due_on), row, ahead=True)
            for row in self.to_do
            if row != self.next_follow_up and row.interview_id not in waits_for_its_talk
        ]

    def _changes(self) -> list[Moment]:
        newest = self.changes[-1] if len(self.changes) > 1 else None
        events = list(self.application.rejections.select_related("told_by"))
        return [
            Moment(
                "change",
                row.happened_on,
                row.recorded_at,
                row,
                undoable=row == newest and self.now - row.recorded_at <= UNDO_FOR,
                event=_event_of(row, events),
            )
            for row in self.changes
        ]

    def _notes(self) -> list[Moment]:
        notes = Note.objects.filter(application=self.application, sent_at__isnull=False)
        return [
            Moment("note", self.person.today(row.sent_at), row.sent_at, row)
            for row in notes.select_related("contact")
        ]

    def _remarks(self) -> list[Moment]:
        rows = Remark.objects.filter(application=self.application)
        return [Moment("remark", row.happened_on, self._midday(row.happened_on), row) for row in rows]

    def _documents(self) -> list[Moment]:
        """One that was kept before this application began is on its first day."""
        first = min((row.happened_on for row in self.changes), default=self.today)
        days = ((row, max(first, self.person.today(row.added_at))) for row in self.documents)
        return [Moment("document", day, row.added_at, row) for row, day in days]


def _to_do(application: Application, *, person: User, now: datetime) -> list[FollowUp]:
    """Open follow-ups but those of a plan: they have a page of their own. Whose they are and what for is
    known."""
    if application.is_quiet(now):
        return []
    rows = application.follow_ups.open().exclude(rule_key__startswith=PLAN)
    shown = rows if application.is_active else rows.filter(kind__in=OUTLAST_AN_ANSWER)
    found = list(shown.most_helpful_first().select_related("contact", "interview"))
    for row in found:
        row.owner = person
    return found


def _event_of(change: StageChange, events: list[RejectionEvent]) -> RejectionEvent | None:
    """Its "no", which was recorded in the same instant."""
    if not change.to_outcome or change.cause == Cause.PERSON:
        return None
    close = (row for row in events if abs(row.recorded_at - change.recorded_at) < timedelta(seconds=1))
    return next(close, None)
