"""What came of one mail. Each writes only while the row is still in this process's hand."""

import logging
import random
from datetime import datetime, timedelta

from accounts.addresses import hold_mails
from applications.delivery import leases
from applications.delivery.leases import FREE, held
from applications.delivery.post import Refused
from applications.models import Reminder, State, Why

BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
LATER = timedelta(hours=1)
MOST_BROKEN_TRIES = 12
REFUSALS_TO_HOLD = 3
REFUSED_FOR_GOOD = 500
log = logging.getLogger(__name__)


def back_off(attempts: int) -> timedelta:
    """How long to leave it after that many tries; spread, so that mails do not come back as a crowd."""
    pause = BACK_OFF[attempts - 1] if attempts <= len(BACK_OFF) else LATER
    return pause * random.uniform(1, 1.2)  # noqa: S311 - a spread, not a secret


def sent(reminder: Reminder, *, now: datetime) -> None:
    mine = held(reminder, State.HANDED)
    if not mine.update(state=State.SENT, sent_at=now, smtp_code=250, reason="", **FREE):
        log.warning("Mail %s was sent after its lease had run out.", reminder.pk)


def refused(reminder: Reminder, answer: Refused, *, now: datetime) -> None:
    """The server said no: for good, or not now."""
    if answer.for_good:
        mine = held(reminder, State.HANDED)
        failed = mine.update(state=State.FAILED, smtp_code=answer.code, reason=answer.reply, **FREE)
        if failed and answer.at_the_address:
            _hold_after_the_third(reminder, answer.reply)
    else:
        put_off(reminder, answer.reply, code=answer.code, now=now)


def _hold_after_the_third(reminder: Reminder, reply: str) -> None:
    """Three times in a row nothing was taken for this person: to write on would hurt the sender's name."""
    tried = Reminder.objects.filter(owner=reminder.owner_id, state__in=[State.SENT, State.FAILED])
    last = tried.filter(smtp_code__isnull=False).order_by("-next_attempt_at", "-due_at")[:REFUSALS_TO_HOLD]
    refused = [row for row in last if row.state == State.FAILED and row.smtp_code >= REFUSED_FOR_GOOD]
    if len(refused) == REFUSALS_TO_HOLD:
        hold_mails(reminder.owner_id, reply)


def put_off(reminder: Reminder, why: str, *, code: int | None = None, now: datetime) -> None:
    """Nothing was accepted: again later, until it expires."""
    held(reminder, State.CLAIMED, State.HANDED).update(
        state=State.PENDING,
        attempts=reminder.attempts,
        next_attempt_at=now + back_off(reminder.attempts),
        smtp_code=code,
        reason=why,
        **FREE,
    )


def unanswered(batch: list[Reminder], *, now: datetime) -> None:
    """There is no mail server to speak to: all that is still in hand waits."""
    for reminder in batch:
        if held(reminder, State.CLAIMED).exists():
            reminder.attempts += 1
        put_off(reminder, Why.NO_SERVER, now=now)


def broken(reminder: Reminder, error: Exception, *, now: datetime) -> None:
    """This mail could not be made. The log names the error without its text, which may hold their words."""
    log.error("Mail %s could not be made: %s", reminder.pk, _place(error))
    reminder.attempts += 1
    if reminder.attempts < MOST_BROKEN_TRIES:
        put_off(reminder, Why.BROKEN, now=now)
    else:
        mine = held(reminder, State.CLAIMED, State.HANDED)
        mine.update(state=State.FAILED, attempts=reminder.attempts, reason=Why.BROKEN, **FREE)


def in_doubt(reminder: Reminder, *, now: datetime) -> None:
    leases.doubt(held(reminder, State.HANDED), next_attempt_at=now + back_off(reminder.attempts))


def skipped(reminder: Reminder, why: Why) -> None:
    held(reminder, State.CLAIMED).update(state=State.SKIPPED, reason=why, **FREE)


def wait(reminder: Reminder, until: datetime) -> None:
    """It is their night: delayed, not dropped."""
    held(reminder, State.CLAIMED).update(state=State.PENDING, next_attempt_at=until, **FREE)


def expired(reminder: Reminder) -> None:
    state = State.UNKNOWN if reminder.ambiguous else State.EXPIRED
    held(reminder, State.CLAIMED).update(state=state, **FREE)


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{where}"
