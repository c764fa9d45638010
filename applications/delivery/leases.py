"""Who has which mail in hand. Every change is a compare-and-set: a process that was stopped for longer than
its lease finds its rows gone and does nothing."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from applications.asking import Say
from applications.models import MailKind, Mention, Reminder, State, Why

LEASE = timedelta(minutes=5)  # more than a task may run, see CELERY_TASK_TIME_LIMIT
LONGEST_WAIT = timedelta(days=1)  # no night is longer
BATCH = 50
FREE = {"lease_token": None, "lease_until": None}


def claim(now: datetime, *, limit: int = BATCH) -> list[Reminder]:
    """Take what is due, the longest waiting first."""
    token = uuid.uuid4()
    with transaction.atomic():
        due = Reminder.objects.due(now).order_by("next_attempt_at", "id")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        keys = [row.pk for row in due.only("pk")[:limit]]
        Reminder.objects.waiting().filter(pk__in=keys).update(
            state=State.CLAIMED, lease_token=token, lease_until=now + LEASE
        )
    return list(Reminder.objects.filter(lease_token=token, state=State.CLAIMED).order_by("due_at", "id"))


def give_back(batch: list[Reminder]) -> None:
    """What was claimed and not begun."""
    rest = Reminder.objects.filter(lease_token=batch[0].lease_token, state=State.CLAIMED)
    rest.update(state=State.PENDING, **FREE)


def fence(reminder: Reminder, said: Say | None = None, *, now: datetime) -> bool:
    """Commit that the mail is handed over from here on, and what it names. False where the lease is lost."""
    patience = timedelta(seconds=settings.MAIL_TIMEOUT)
    with transaction.atomic():
        mine = held(reminder, State.CLAIMED).filter(lease_until__gt=now + patience)
        if not mine.update(state=State.HANDED, lease_until=now + LEASE, attempts=F("attempts") + 1):
            return False
        if reminder.kind != MailKind.SAMPLE:
            _note_as_told(reminder, said or Say())
    reminder.attempts += 1
    return True


def _note_as_told(reminder: Reminder, said: Say) -> None:
    if reminder.attempts and not reminder.ambiguous:
        reminder.mentions.all().delete()  # what was refused told nothing
    named = [Mention(reminder=reminder, follow_up=row, due_on=row.due_on) for row in said.follow_ups]
    Mention.objects.bulk_create(named, ignore_conflicts=True)
    for talk in said.interviews:
        talk.announce()


def held(reminder: Reminder, *states: str) -> QuerySet[Reminder]:
    """The row, if it still is in this process's hand."""
    return Reminder.objects.filter(pk=reminder.pk, lease_token=reminder.lease_token, state__in=states)


def reap(now: datetime) -> None:
    """Take back what a process left behind. A lease or a wait that reaches too far ahead was made before
    the clock was set back. Claimed rows were not sent; handed ones may have been."""
    over = Q(lease_until__lte=now) | Q(lease_until__gt=now + LEASE + timedelta(minutes=1))
    Reminder.objects.filter(over, state=State.CLAIMED).update(state=State.PENDING, **FREE)
    doubt(Reminder.objects.filter(over, state=State.HANDED), next_attempt_at=now)
    put_off = Reminder.objects.waiting().filter(due_at__lte=now, next_attempt_at__gt=now + LONGEST_WAIT)
    put_off.update(next_attempt_at=now)


def doubt(handed: QuerySet[Reminder], *, next_attempt_at: datetime) -> None:
    """Once more under the same Message-ID; the second time, and for a week's list, never again."""
    give_up = Q(kind=MailKind.WEEK) | Q(ambiguous__gte=1)
    counted = {"ambiguous": F("ambiguous") + 1, "reason": Why.IN_DOUBT, **FREE}
    handed.filter(give_up).update(state=State.UNKNOWN, **counted)
    handed.filter(~give_up).update(state=State.PENDING, next_attempt_at=next_attempt_at, **counted)


def expire(now: datetime) -> None:
    """What waits beyond its time is not sent. A mail in doubt stays in doubt: it may have arrived."""
    late = Reminder.objects.waiting().filter(expires_at__lte=now)
    late.filter(ambiguous__gt=0).update(state=State.UNKNOWN)
    late.filter(ambiguous=0).update(state=State.EXPIRED)
