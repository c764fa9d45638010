"""Makes the rows that have become due: one mail a person, day and purpose, however often it is asked."""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.db import transaction

from accounts.models import Rhythm, User
from applications import agenda, asking, suggestions
from applications.models import MailKind, Reminder

BATCH = 200
AT_MOST = 40.0  # seconds; the next tick goes on where this one stopped
log = logging.getLogger(__name__)


def plan(now: datetime, *, at_most: float = AT_MOST) -> None:
    ends = time.monotonic() + at_most
    for field, expect in {"next_morning_at": _expect_morning, "next_evening_at": _expect_evening}.items():
        for person in _due(field, now):
            if time.monotonic() > ends:
                return
            _plan_for(person, field, expect, now)


def _due(field: str, now: datetime) -> Iterator[User]:
    """Each person once, also one whose planning fails: the others must not wait behind."""
    last = 0
    while batch := list(User.objects.filter(**{f"{field}__lte": now}, pk__gt=last).order_by("pk")[:BATCH]):
        yield from batch
        last = batch[-1].pk


def _plan_for(person: User, field: str, expect: Callable[[User, datetime], None], now: datetime) -> None:
    """In one transaction: move the date into the future, if no other tick was quicker, and make the rows."""
    seen = getattr(person, field)
    person.plan_mails(now=now)
    try:
        with transaction.atomic():
            mine = User.objects.filter(pk=person.pk, **{field: seen})
            if mine.update(**{field: getattr(person, field)}):
                expect(person, now)
    except Exception as error:  # one person's trouble; no text of it in the log, it may hold their words
        log.error("No mail could be planned for person %s: %s", person.pk, type(error).__name__)


def _expect_morning(person: User, now: datetime) -> None:
    """Of all mornings that have passed only today's counts, and only until the night. What is suggested
    by the day is made in any case: it also stands on Today."""
    if not person.is_active or person.is_paused(now):
        return
    _suggest(person, now)
    day = _day_that_goes_on(person, now)
    due_at, expires_at = person.morning_of(day), person.night_of(day)
    if not (due_at <= now < expires_at and person.wants_mail_on(day)) or person.is_paused(due_at):
        return
    kind = MailKind.WEEK if person.rhythm == Rhythm.WEEKLY else MailKind.DAY
    if agenda.follow_ups(person, kind, day, now=now):
        Reminder.objects.expect(person, kind=kind, day=day, due_at=due_at, expires_at=expires_at)


def _day_that_goes_on(person: User, now: datetime) -> date:
    """Their calendar day; after midnight the one before, for people whose own hour lies that late."""
    day = person.today(now)
    before = agenda.day_before(day)
    return before if now < min(person.night_of(before), person.morning_of(day)) else day


def _suggest(person: User, now: datetime) -> None:
    """Trouble with a suggestion costs nobody their mail."""
    try:
        suggestions.suggest(person, now=now)
    except Exception as error:
        log.error("Nothing could be suggested to person %s: %s", person.pk, type(error).__name__)


def _expect_evening(person: User, now: datetime) -> None:
    """Every day with an interview whose evening before has begun. A mail due at night waits for its end;
    where one is in hand just now, the next tick looks again."""
    if not (person.is_active and person.eve_mail) or asking.pauses_interviews(person, now):
        return
    due_at = person.awake_from(now)
    for day, interviews in agenda.days_of_interviews(person, now=now).items():
        expires_at = max(interview.last_moment() for interview in interviews)
        if person.evening_of(agenda.day_before(day)) <= now and due_at < expires_at:
            if kind := agenda.kind_of_eve(person, day, interviews):
                Reminder.objects.expect(person, kind=kind, day=day, due_at=due_at, expires_at=expires_at)
            else:
                person.look_again(now=now)
