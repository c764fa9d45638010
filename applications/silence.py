"""When nothing is heard: a check, a second one a week later, then a question. Never anything by itself.

The figures are conventions, not laws (gathered from career advice and vendors' surveys, 2017 to 2026):
the promised day plus one or two working days; five working days after a talk; a week or two after
applying; a second check a week later; two as the usual maximum. 45 days is also the term that Ontario's
law sets for telling people who were interviewed. The person's own date always wins.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from accounts import clock
from accounts.models import User
from applications.models import (
    Aim,
    Application,
    Cause,
    FollowUp,
    InterviewStage,
    Stage,
    StageChange,
)
from applications.models.application_queries import ApplicationQuerySet
from applications.models.applications import AFTER_PROMISE
from applications.models.follow_ups import FollowUpQuerySet

AFTER_TALK = 5  # working days
AFTER_APPLYING = 10  # days
SECOND_AFTER = 7  # days
MOST_CHECKS = 2
ASK_AFTER_APPLYING = 45  # days
ASK_AFTER_CONTACT = 21  # days
LONG_QUIET = 45  # days, after which a row belongs on the sweep page
FURTHER = {Stage.SCREENING, Stage.INTERVIEWING, Stage.OFFER}
WITHOUT = {Stage.SAVED, Stage.OFFER}  # nobody was asked yet, or the answer is here
# A change by which they moved: they came back, or it went on a stage further.
MOVED = Q(cause=Cause.REOPENED) | Q(to_stage__in=FURTHER) & ~Q(to_stage=F("from_stage"))


@dataclass(frozen=True)
class Facts:
    """What is on record about one active application's silence; days of the person's calendar."""

    stage: str
    applied_on: date | None
    expected_by: date | None
    last_contact_on: date | None
    last_talk_on: date | None
    next_talk_on: date | None
    checks: tuple[date, ...]  # the days on which earlier checks were sent or let go, oldest first
    sent: tuple[date, ...] = ()  # of these, those that were sent
    day_is_own: bool = False  # whether `expected_by` is the person's own day
    open_check_on: date | None = None  # the day on which one that is open is due

    @property
    def has_open_check(self) -> bool:
        return self.open_check_on is not None

    @property
    def last_heard_on(self) -> date | None:
        """The last day with any sign from them: a message or a talk."""
        days = [day for day in (self.last_contact_on, self.last_talk_on) if day]
        return max(days, default=None)

    @property
    def promised_on(self) -> date | None:
        """The promised day, or the person's own; one that they have outlived by a later sign says nothing."""
        if self.expected_by and self.last_heard_on and self.expected_by < self.last_heard_on:
            return None
        return self.expected_by

    @property
    def asked_on(self) -> tuple[date, ...]:
        """The checks of this silence, sent or let go: a sign from them ends the one before."""
        return self._since_heard(self.checks)

    @property
    def unanswered(self) -> tuple[date, ...]:
        """Those of them that were sent."""
        return self._since_heard(self.sent)

    def _since_heard(self, days: tuple[date, ...]) -> tuple[date, ...]:
        return tuple(day for day in days if self.last_heard_on is None or day > self.last_heard_on)

    @property
    def quiet_since(self) -> date | None:
        """The last day on which anything was owed, asked or heard."""
        days = [self.applied_on, self.last_heard_on, self.promised_on, *self.asked_on[-1:]]
        return max((day for day in days if day), default=None)


def may_ask(facts: Facts) -> bool:
    """By hand: at most two in one silence that were sent. One that was let go asked nobody."""
    return len(facts.unanswered) < MOST_CHECKS


def check_on(facts: Facts) -> date | None:
    """The day on which asking how it stands is worth offering; None while it is not."""
    if facts.stage in WITHOUT or facts.next_talk_on or facts.has_open_check:
        return None
    if len(facts.asked_on) >= MOST_CHECKS:
        return None
    promised = clock.add_working_days(facts.promised_on, AFTER_PROMISE) if facts.promised_on else None
    if facts.asked_on:
        second = facts.asked_on[-1] + timedelta(days=SECOND_AFTER)
        return max(second, promised or second)
    if promised:
        return promised
    if facts.last_heard_on:
        return clock.add_working_days(facts.last_heard_on, AFTER_TALK)
    return facts.applied_on + timedelta(days=AFTER_APPLYING) if facts.applied_on else None


def question_on(facts: Facts) -> date | None:
    """The day from which "Count this as no answer?" may be asked: a week after every check, and after one
    that is open or still to come, so that no morning brings both for the same job."""
    if facts.stage in WITHOUT or facts.next_talk_on:
        return None
    if facts.last_heard_on:
        day = facts.last_heard_on + timedelta(days=ASK_AFTER_CONTACT)
    elif facts.applied_on:
        day = facts.applied_on + timedelta(days=ASK_AFTER_APPLYING)
    else:
        return None
    if facts.promised_on:
        day = max(day, clock.add_working_days(facts.promised_on, AFTER_PROMISE))
    checks = [*facts.asked_on[-1:], facts.open_check_on, check_on(facts)]
    return max([day, *(check + timedelta(days=SECOND_AFTER) for check in checks if check)])


# ---- reading -------------------------------------------------------------------------
def facts_of(application: Application, today: date) -> Facts:
    return facts_of_all([application], today)[0]


def facts_of_all(applications: Iterable[Application], today: date) -> list[Facts]:
    """In three queries, however many there are, and of plain columns."""
    rows = list(applications)
    talks = InterviewStage.objects.standing().filter(application__in=rows)
    checks = FollowUp.objects.filter(application__in=rows, kind=Aim.STATUS_CHECK)
    moves = StageChange.objects.filter(MOVED, application__in=rows)
    beside = (
        _by_application(talks, "day", "starts_at"),
        _by_application(checks, "due_on", "completed_at", "let_go_at"),
        _by_application(moves, "happened_on"),
    )
    return [_facts(row, *(found[row.pk] for found in beside), today) for row in rows]


def _by_application(found: QuerySet, *columns: str) -> dict[UUID, list[list[Any]]]:
    groups: dict[UUID, list[list[Any]]] = defaultdict(list)
    for pk, *row in found.values_list("application_id", *columns):
        groups[pk].append(row)
    return groups


def _facts(
    application: Application,
    talks: list[tuple[date, datetime | None]],
    checks: list[tuple[date, datetime | None, datetime | None]],
    moves: list[tuple[date]],
    today: date,
) -> Facts:
    person = application.owner
    days = [person.today(starts_at) if starts_at else day for day, starts_at in talks]
    settled = [completed_at or let_go_at for _due_on, completed_at, let_go_at in checks]
    sent = [completed_at for _due_on, completed_at, _let_go_at in checks if completed_at]
    due = [row[0] for row, at in zip(checks, settled, strict=True) if not at]
    signs = [application.last_contact_on, *(day for (day,) in moves)]
    return Facts(
        stage=application.stage,
        applied_on=application.applied_on,
        expected_by=application.expected_by,
        day_is_own=application.day_is_own,
        last_contact_on=max((day for day in signs if day), default=None),
        last_talk_on=max((day for day in days if day <= today), default=None),
        next_talk_on=min((day for day in days if day > today), default=None),
        checks=tuple(sorted(person.today(at) for at in settled if at)),
        sent=tuple(sorted(person.today(at) for at in sent)),
        open_check_on=min(due, default=None),
    )


# ---- what comes of it ----------------------------------------------------------------
def offer_check(application: Application, *, today: date) -> FollowUp | None:
    return offer(application, facts_of(application, today), today=today)


def offer(application: Application, facts: Facts, *, today: date) -> FollowUp | None:
    """The next check if its day has come; the rule's key keeps a second run from making it twice."""
    day = check_on(facts)
    if day is None or day > today or facts.quiet_since < today - timedelta(days=LONG_QUIET):
        return None
    due_on = application.owner.fitting_day(max(day, today))
    follow_up, made = _check(application, facts, due_on=due_on)
    return follow_up if made else None


def ask_once(application: Application, *, today: date) -> FollowUp | None:
    """Asked for by hand: the open check, else a new one for today; None after the second."""
    checks = application.follow_ups.filter(kind=Aim.STATUS_CHECK)
    if standing := checks.open().first():
        return standing
    facts = facts_of(application, today)
    return _check(application, facts, due_on=today)[0] if may_ask(facts) else None


def _check(application: Application, facts: Facts, *, due_on: date) -> tuple[FollowUp, bool]:
    talk = application.interviews.latest_with_them(application.owner, before=due_on)
    return FollowUp.objects.get_or_create(
        owner_id=application.owner_id,
        rule_key=f"check:{application.pk}:{len(facts.checks) + 1}",
        defaults={"application": application, "interview": talk, "kind": Aim.STATUS_CHECK, "due_on": due_on},
    )


def long_quiet(owner: User, today: date) -> ApplicationQuerySet:
    """Nothing was heard, asked or owed for over 45 days: these belong on the sweep page."""
    since = today - timedelta(days=LONG_QUIET)
    rows = Application.objects.of(owner).active().exclude(stage__in=WITHOUT)
    asked_at, asked = clock.at(since, time.max, owner.tz), _asked(owner)
    signs = [
        Q(last_contact_on__gt=since) | Q(expected_by__gt=since) | Q(applied_on__gt=since),
        Q(pk__in=StageChange.objects.filter(owner=owner, happened_on__gt=since).values("application")),
        Q(pk__in=InterviewStage.objects.of(owner).standing().filter(day__gt=since).values("application")),
        Q(
            pk__in=asked.filter(Q(completed_at__gt=asked_at) | Q(let_go_at__gt=asked_at)).values(
                "application"
            )
        ),
        Q(pk__in=asked.open().values("application")),
    ]
    for sign in signs:
        rows = rows.exclude(sign)
    return rows


def _asked(owner: User) -> FollowUpQuerySet:
    return FollowUp.objects.of(owner).filter(kind=Aim.STATUS_CHECK, application__isnull=False)
