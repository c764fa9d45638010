"""Claims and sends, batch after batch, until nothing is due."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.utils import timezone

from applications import mail
from applications.asking import Say, Skip, Wait
from applications.delivery import leases, outcomes, site, stop
from applications.delivery.answers import Answers
from applications.delivery.noting import surely
from applications.delivery.post import InDoubt, NoServer, Post, Refused, Unsendable
from applications.models import Reminder

AT_MOST = 50.0  # seconds; by then the next tick has rung
Clock = Callable[[], datetime]
log = logging.getLogger(__name__)


def send_due(*, clock: Clock = timezone.now) -> None:
    ends = time.monotonic() + AT_MOST

    def goes_on() -> bool:
        return time.monotonic() < ends and not stop.asked()

    with stop.heeded(), Post() as post:
        while goes_on() and site.may_send():
            batch = leases.claim(clock())
            if not batch or not _send_batch(batch, post, clock, goes_on):
                return


def _send_batch(batch: list[Reminder], post: Post, clock: Clock, goes_on: Callable[[], bool]) -> bool:
    """False where there is no mail server."""
    answers = Answers(batch)
    try:
        for reminder in batch:
            if not goes_on():
                break
            post.ready()
            _deliver(reminder, answers, post, clock)
    except NoServer as error:
        log.warning("The mail server did not answer: %s", type(error.__cause__).__name__)
        outcomes.unanswered(batch, now=clock())
        return False
    finally:
        leases.give_back(batch)
    return True


def _deliver(reminder: Reminder, answers: Answers, post: Post, clock: Clock) -> None:
    prepared = _prepare(reminder, answers, now=clock())
    if prepared is None:
        return
    letter, said = prepared
    if leases.fence(reminder, said, now=clock()):
        note = _hand_over(reminder, letter, post)
        surely(lambda: note(now=clock()))


def _hand_over(reminder: Reminder, letter: mail.Letter, post: Post) -> Callable[..., None]:
    """What is to be noted of it."""
    try:
        post.send(letter)
    except Refused as answer:
        return partial(outcomes.refused, reminder, answer)
    except InDoubt:
        return partial(outcomes.in_doubt, reminder)
    except Unsendable as error:
        return partial(outcomes.broken, reminder, error.__cause__ or error)
    return partial(outcomes.sent, reminder)


def _prepare(reminder: Reminder, answers: Answers, *, now: datetime) -> tuple[mail.Letter, Say] | None:
    """The mail, whole, or nothing if there is no reason to send it now."""
    if reminder.expires_at <= now:
        outcomes.expired(reminder)
        return None
    if now < reminder.due_at:  # the clock was set back
        outcomes.wait(reminder, reminder.due_at)
        return None
    try:
        person, answer = answers.of(reminder, now=now)
        letter = mail.render(reminder, person, answer, now=now) if isinstance(answer, Say) else None
    except Exception as error:  # a mail that breaks must not stop the others
        outcomes.broken(reminder, error, now=now)
        return None
    match answer:
        case Say():
            return letter, answer
        case Wait(until):
            outcomes.wait(reminder, until)
        case Skip(why):
            outcomes.skipped(reminder, why)
    return None
