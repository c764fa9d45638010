"""At the last moment before sending: is there still something to say, and may it be said now?"""

from datetime import timedelta

import pytest

from accounts.models import Rhythm, User
from applications.models import FollowUp, Mention, Reminder, State, Why
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import reminder, send, someone_with_a_list

pytestmark = pytest.mark.django_db


def hold_the_rest(alice: User) -> None:
    other = make.application(alice, title="Another", company="Other")
    other.begin_quiet(NOW + timedelta(days=2), hold_rest=True)


def be_quiet(alice: User) -> None:
    for row in FollowUp.objects.of(alice).select_related("application"):
        row.application.begin_quiet(NOW + timedelta(days=2), hold_rest=False)


def set_(**fields):
    return lambda alice: User.objects.filter(pk=alice.pk).update(**fields)


CHANGES = {
    "settled": (lambda alice: FollowUp.objects.get().complete(now=NOW, via="page"), Why.NOTHING),
    "snoozed": (
        lambda alice: FollowUp.objects.get().snooze(TODAY + timedelta(days=1), now=NOW, via="page"),
        Why.NOTHING,
    ),
    "deleted": (lambda alice: FollowUp.objects.all().delete(), Why.NOTHING),
    "quiet": (be_quiet, Why.NOTHING),
    "the rest is held": (hold_the_rest, Why.QUIET),
    "paused": (set_(paused_until=NOW + timedelta(hours=1)), Why.PAUSED),
    "turned off": (set_(rhythm=Rhythm.OFF), Why.OFF),
    "address held": (set_(mail_hold_reason="came back"), Why.HELD),
    "account closed": (set_(is_active=False), Why.INACTIVE),
    "address not confirmed": (lambda alice: alice.emailaddress_set.update(verified=False), Why.UNCONFIRMED),
    "address changed": (set_(email="new@example.org"), Why.UNCONFIRMED),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changed_since_the_row_was_made_is_seen(sink, what):
    change, why = CHANGES[what]
    alice = someone_with_a_list()
    row = reminder(alice)
    change(alice)
    send()
    row.refresh_from_db()
    assert not sink.mails
    assert (row.state, row.reason, row.lease_token) == (State.SKIPPED, why, None)
    assert row.why == Why(why).label
    assert not Mention.objects.exists()


def test_a_pause_that_is_over_is_no_pause(sink):
    alice = someone_with_a_list()
    reminder(alice)
    set_(paused_until=NOW - timedelta(hours=1))(alice)
    send()
    assert len(sink.mails) == 1


def test_the_rest_is_held_no_longer_when_the_quiet_is_over(sink):
    alice = someone_with_a_list()
    other = make.application(alice, title="Another", company="Other")
    other.begin_quiet(NOW, hold_rest=True)
    reminder(alice)
    send()
    assert len(sink.mails) == 1


def test_a_night_delays_and_does_not_drop(sink):
    night = NOW + timedelta(hours=13)
    alice = someone_with_a_list()
    row = reminder(alice, expires_at=NOW + timedelta(days=2), next_attempt_at=night)
    send(night)
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.PENDING, 0)
    assert row.next_attempt_at == alice.awake_from(night)
    send(row.next_attempt_at)
    assert len(sink.mails) == 1


def test_somebody_who_deleted_the_account_is_not_written_to(sink):
    alice = someone_with_a_list()
    reminder(alice)
    alice.delete()
    send()
    assert not sink.mails and not Reminder.objects.exists()
