"""Who has which mail in hand, and what happens when they do not come back."""

from datetime import timedelta
from uuid import uuid4

import pytest

from applications.asking import Say
from applications.delivery import leases, outcomes, sending
from applications.delivery.answers import Answers
from applications.models import FollowUp, MailKind, Mention, Reminder, State, Why
from tests.builders import NOW
from tests.delivery.builders import due, reminder, send, someone_with_a_list, states

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def handed(kind: str = MailKind.DAY, **fields) -> Reminder:
    row = reminder(someone_with_a_list(), kind=kind)
    Reminder.objects.filter(pk=row.pk).update(
        state=State.HANDED, lease_token=uuid4(), lease_until=NOW, attempts=1, **fields
    )
    return Reminder.objects.get(pk=row.pk)


def test_nobody_claims_what_another_holds():
    due(3)
    first, second = leases.claim(NOW, limit=2), leases.claim(NOW)
    assert len(first) == 2 and len(second) == 1
    assert {row.pk for row in first} & {row.pk for row in second} == set()
    assert leases.claim(NOW) == []


def test_the_longest_waiting_is_claimed_first():
    rows = due(3)
    for minutes, row in zip([1, 3, 2], rows, strict=True):
        Reminder.objects.filter(pk=row.pk).update(next_attempt_at=NOW - minutes * MINUTE)
    assert [row.pk for row in leases.claim(NOW, limit=1)] == [rows[1].pk]


def test_what_was_not_begun_is_given_back():
    due(2)
    leases.give_back(leases.claim(NOW))
    assert states() == [State.PENDING] * 2
    assert leases.claim(NOW)


def test_the_fence_notes_what_the_mail_names():
    [row] = due()
    [mine] = leases.claim(NOW)
    assert leases.fence(mine, Say(follow_ups=FollowUp.objects.all()), now=NOW)
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.HANDED, 1)
    assert Mention.objects.get().due_on == FollowUp.objects.get().due_on


@pytest.mark.parametrize(
    "change",
    [
        {"lease_token": uuid4()},
        {"state": State.PENDING},
        {"state": State.SKIPPED},
        {"lease_until": NOW + timedelta(seconds=29)},  # too short for the mail server's time limit
    ],
)
def test_without_a_good_lease_nothing_passes_the_fence(change):
    due()
    [mine] = leases.claim(NOW)
    Reminder.objects.update(**change)
    assert not leases.fence(mine, Say(follow_ups=FollowUp.objects.all()), now=NOW)
    assert not Mention.objects.exists()


def test_a_mail_that_was_cancelled_after_its_claim_is_not_sent(sink):
    [row] = due()
    [mine] = leases.claim(NOW)
    Reminder.objects.filter(pk=row.pk).update(state=State.SKIPPED)
    with sending.Post() as post:
        post.ready()
        sending._deliver(mine, Answers([mine]), post, lambda: NOW)
    assert not sink.kept


def test_a_claim_whose_process_died_was_not_sent_and_waits_again():
    due()
    leases.claim(NOW)
    leases.reap(NOW + 4 * MINUTE)
    assert states() == [State.CLAIMED]
    leases.reap(NOW + 5 * MINUTE)
    row = Reminder.objects.get()
    assert (row.state, row.ambiguous, row.lease_token) == (State.PENDING, 0, None)


def test_a_mail_whose_process_died_after_the_fence_is_in_doubt_and_goes_out_once_more(sink):
    row = handed()
    leases.reap(NOW)
    row.refresh_from_db()
    assert (row.state, row.ambiguous, row.reason) == (State.PENDING, 1, Why.IN_DOUBT)
    send()
    assert sink.ids == [row.message_id]


@pytest.mark.parametrize("kind, before", [(MailKind.WEEK, 0), (MailKind.DAY, 1), (MailKind.EVE, 1)])
def test_the_second_doubt_and_a_weeks_list_are_final(kind, before):
    row = handed(kind, ambiguous=before)
    leases.reap(NOW)
    row.refresh_from_db()
    assert (row.state, row.ambiguous) == (State.UNKNOWN, before + 1)


def test_a_lease_from_before_the_clock_was_set_back_does_not_hold_for_a_day():
    due()
    leases.claim(NOW)
    yesterday = NOW - timedelta(days=1)
    leases.reap(yesterday)
    assert states() == [State.PENDING]


@pytest.mark.parametrize("finish", [outcomes.sent, outcomes.in_doubt])
def test_a_process_that_wakes_after_its_lease_writes_over_nobody(finish):
    due()
    [mine] = leases.claim(NOW)
    leases.fence(mine, now=NOW)
    leases.reap(NOW + 6 * MINUTE)
    [theirs] = leases.claim(NOW + 6 * MINUTE)
    finish(mine, now=NOW + 6 * MINUTE)
    row = Reminder.objects.get()
    assert (row.state, row.lease_token) == (State.CLAIMED, theirs.lease_token)


def test_a_mail_put_off_before_the_clock_was_set_back_waits_no_day_for_it():
    [row] = due()
    Reminder.objects.update(next_attempt_at=NOW + timedelta(hours=25))
    leases.reap(NOW)
    row.refresh_from_db()
    assert row.next_attempt_at == NOW


def test_a_mail_in_hand_when_the_clock_is_set_back_waits_for_its_time(sink):
    [row] = due()
    claimed_at = iter([NOW])
    sending.send_due(clock=lambda: next(claimed_at, NOW - timedelta(hours=25)))
    row.refresh_from_db()
    assert (row.state, sink.kept) == (State.PENDING, [])
    send(NOW)
    assert len(sink.kept) == 1
