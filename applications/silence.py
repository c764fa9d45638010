"""When nothing is heard: a check, a second one a week later, then a question. Never anything by itself.

The figures are conventions, not laws (gathered from career advice and vendors' surveys, 2017 to 2026):
the promised day plus one or two working days; five working days after a talk; a week or two after
applying; a second check a week later; two as the usual maximum. 45 days is also the term that Ontario's
law sets for telling people who were interviewed. The person's own date always wins.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts import clock
from applications.models import Aim, Application, FollowUp, Stage

AFTER_PROMISE = 2  # working days
AFTER_TALK = 5  # working days
AFTER_APPLYING = 10  # days
SECOND_AFTER = 7  # days
MOST_CHECKS = 2
ASK_AFTER_APPLYING = 45  # days
ASK_AFTER_CONTACT = 21  # days
LONG_QUIET = 45  # days, after which a row belongs on the sweep page


@dataclass(frozen=True)
class Facts:
    """What is on record about one active application's silence; days of the person's calendar."""

    stage: str
    applied_on: date | None
    expected_by: date | None
    last_contact_on: date | None
    last_talk_on: date | None
    next_talk_on: date | None
    checks: tuple[date, ...]  # the days on which earlier checks were made or due, oldest first
    has_open_check: bool = False

    @property
    def last_heard_on(self) -> date | None:
        """The last day with any sign from them: a message or a talk."""
        days = [day for day in (self.last_contact_on, self.last_talk_on) if day]
        return max(days, default=None)


def check_on(facts: Facts) -> date | None:
    """The day on which asking how it stands is worth offering; None while it is not."""
    if facts.stage == Stage.SAVED or facts.next_talk_on or facts.has_open_check:
        return None
    if len(facts.checks) >= MOST_CHECKS:
        return None
    if facts.checks:
        second = facts.checks[-1] + timedelta(days=SECOND_AFTER)
        promised = clock.add_working_days(facts.expected_by, AFTER_PROMISE) if facts.expected_by else second
        return max(second, promised)
    if facts.expected_by:
        return clock.add_working_days(facts.expected_by, AFTER_PROMISE)
    if facts.last_heard_on:
        return clock.add_working_days(facts.last_heard_on, AFTER_TALK)
    return facts.applied_on + timedelta(days=AFTER_APPLYING) if facts.applied_on else None


def question_on(facts: Facts) -> date | None:
    """The day from which "Count this as no answer?" may be asked."""
    if facts.stage == Stage.SAVED or facts.next_talk_on:
        return None
    if facts.last_heard_on:
        day = facts.last_heard_on + timedelta(days=ASK_AFTER_CONTACT)
    elif facts.applied_on:
        day = facts.applied_on + timedelta(days=ASK_AFTER_APPLYING)
    else:
        return None
    if facts.expected_by:
        day = max(day, clock.add_working_days(facts.expected_by, AFTER_PROMISE))
    if facts.checks:
        day = max(day, facts.checks[-1] + timedelta(days=SECOND_AFTER))
    return day


def facts_of(application: Application, today: date) -> Facts:
    talks = list(application.interviews.standing().values_list("day", flat=True))
    checks = application.follow_ups.filter(kind=Aim.STATUS_CHECK)
    settled = [row for row in checks if not row.is_open]
    made = sorted(_made_on(row) for row in settled)
    reopened = application.changes.filter(cause="reopened").order_by("-recorded_at").first()
    heard = [day for day in (application.last_contact_on, reopened and reopened.happened_on) if day]
    return Facts(
        stage=application.stage,
        applied_on=application.applied_on,
        expected_by=application.expected_by,
        last_contact_on=max(heard, default=None),
        last_talk_on=max((day for day in talks if day <= today), default=None),
        next_talk_on=min((day for day in talks if day > today), default=None),
        checks=tuple(made),
        has_open_check=len(settled) < len(checks),
    )


def _made_on(check: FollowUp) -> date:
    at = check.completed_at or check.let_go_at
    return at.astimezone(check.owner.tz).date() if at else check.due_on


def offer_check(application: Application, *, today: date) -> FollowUp | None:
    """The next check if its day has come; the rule's key keeps a second run from making it twice."""
    facts = facts_of(application, today)
    day = check_on(facts)
    if day is None or day > today:
        return None
    follow_up, made = FollowUp.objects.get_or_create(
        owner_id=application.owner_id,
        rule_key=f"check:{application.pk}:{len(facts.checks) + 1}",
        defaults={"application": application, "kind": Aim.STATUS_CHECK, "due_on": max(day, today)},
    )
    return follow_up if made else None
