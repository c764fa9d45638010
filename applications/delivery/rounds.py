"""The minute's round."""

import logging
from collections.abc import Callable
from datetime import datetime
from math import ceil

from accounts.models import User
from applications.delivery import leases, planning, site
from applications.models import Reminder, State, Why

MOST_SENDERS = 8
log = logging.getLogger(__name__)


def tick(*, now: datetime, ring: Callable[[], object]) -> None:
    """Plan, take back, expire, and ring for as many senders as there is work: one ring wakes one process."""
    installation = site.mark_tick(now)
    planning.plan(now)
    leases.reap(now)
    leases.expire(now)
    if installation.hold_reason:
        log.warning("Mail is held: %s", installation.hold_reason)
        return
    due = Reminder.objects.due(now)[: MOST_SENDERS * leases.BATCH].count()
    try:
        for _ in range(ceil(due / leases.BATCH)):
            ring()
    except Exception as error:  # no broker: the rows wait, and the next tick rings again
        log.warning("Nobody could be rung: %s", type(error).__name__)


def expire_backlog(*, now: datetime) -> int:
    """After a backup was put back: what was due before now may have been sent by what was lost, so it is
    not sent. Answers how many mails that concerns."""
    Reminder.objects.filter(state=State.CLAIMED).update(state=State.PENDING, **leases.FREE)
    in_doubt = Reminder.objects.filter(state=State.HANDED)
    in_doubt = in_doubt.update(state=State.UNKNOWN, reason=Why.RESTORED, **leases.FREE)
    still_ahead = list(Reminder.objects.waiting().filter(due_at__gt=now).values_list("pk", flat=True))
    User.objects.filter(next_evening_at__gt=now).update(next_evening_at=now)
    planning.plan(now, at_most=float("inf"))  # what the lost days would have planned by now
    due = Reminder.objects.waiting().exclude(pk__in=still_ahead)
    return in_doubt + due.update(state=State.EXPIRED, reason=Why.RESTORED)
