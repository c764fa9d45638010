"""A talk that is set or moved once the mail about its day is out."""

from datetime import time, timedelta

import pytest

from applications.asking import Say
from applications.delivery import leases, outcomes
from applications.models import MailKind, Reminder, State, Why
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import send, someone, tick
from tests.delivery.sink import DROP, OK

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
EVENING = NOW + timedelta(hours=8, minutes=1)  # 18:01 in Berlin
LATER = EVENING + timedelta(hours=1)


@pytest.fixture
def first(sink):
    """A talk tomorrow at nine, of which a mail told this evening."""
    talk = make.interview(make.application(someone(), now=NOW), day=TOMORROW, at=time(9))
    go_round(EVENING)
    assert [mail["Subject"] for mail in sink.mails] == ["Tomorrow at 09:00"]
    talk.refresh_from_db()
    return talk


def go_round(now):
    tick(now)
    send(now)


def another(talk, at=time(15), *, now=LATER):
    row = make.interview(talk.application, day=TOMORROW, at=at)
    talk.owner.look_again(now=now)
    return row


def test_a_second_talk_gets_a_mail_of_its_own_that_names_it_alone(first, sink):
    another(first)
    go_round(LATER)
    mail = sink.mails[-1]
    assert mail["Subject"] == "Tomorrow at 15:00"
    assert len(list(mail.iter_attachments())) == 1
    assert "Set or moved after the mail about that day" in mail.get_body(("plain",)).get_content()
    go_round(LATER + timedelta(hours=1))
    assert len(sink.mails) == 2


def test_a_talk_that_is_moved_to_another_hour_is_told_anew(first, sink):
    first.set_time(TOMORROW, time(11), "Europe/Berlin")
    first.save()
    first.owner.look_again(now=LATER)
    go_round(LATER)
    assert [mail["Subject"] for mail in sink.mails] == ["Tomorrow at 09:00", "Tomorrow at 11:00"]


def test_looking_again_at_what_stayed_as_it_was_sends_nothing(first, sink):
    first.owner.look_again(now=LATER)
    go_round(LATER)
    assert len(sink.mails) == 1


def test_one_addition_a_day_is_the_last(first, sink):
    another(first)
    go_round(LATER)
    another(first, time(17), now=LATER + timedelta(minutes=9))
    go_round(LATER + timedelta(minutes=9))
    assert len(sink.mails) == 2


def test_what_is_set_before_the_first_mail_is_out_is_in_that_mail(sink):
    talk = make.interview(make.application(someone(), now=NOW), day=TOMORROW, at=time(9))
    tick(EVENING)
    another(talk, now=EVENING)
    go_round(EVENING + timedelta(minutes=1))
    assert len(list(sink.mails[-1].iter_attachments())) == 2
    assert not Reminder.objects.filter(kind=MailKind.ADDED).exists()


def test_an_addition_in_doubt_goes_out_once_more_and_then_tells_the_whole_day(first, sink):
    another(first)
    sink.on_data = lambda mail: DROP
    go_round(LATER)
    sink.on_data = lambda mail: OK
    go_round(LATER + timedelta(minutes=3))
    assert sink.mails[1]["Message-ID"] == sink.mails[2]["Message-ID"]
    assert len(list(sink.mails[2].iter_attachments())) == 2


def test_an_addition_that_is_off_by_then_is_not_mailed(first, sink):
    row = another(first)
    tick(LATER)
    row.cancel(now=LATER)
    send(LATER)
    added = Reminder.objects.get(kind=MailKind.ADDED)
    assert (added.state, added.reason) == (State.SKIPPED, Why.NO_TALK)


@pytest.mark.parametrize("state", [State.CLAIMED, State.HANDED])
def test_a_talk_set_while_the_first_mail_is_in_hand_is_not_forgotten(sink, state):
    talk = make.interview(make.application(someone(), now=NOW), day=TOMORROW, at=time(9))
    tick(EVENING)
    [mine] = leases.claim(EVENING)
    if state == State.HANDED:
        leases.fence(mine, Say(interviews=[talk]), now=EVENING)
    another(talk, now=EVENING)
    tick(EVENING + timedelta(seconds=5))
    if state == State.CLAIMED:
        leases.fence(mine, Say(interviews=[talk]), now=EVENING)
    outcomes.sent(mine, now=EVENING + timedelta(seconds=9))
    go_round(LATER)
    assert [mail["Subject"] for mail in sink.mails] == ["Tomorrow at 15:00"]
    talk.owner.refresh_from_db()
    assert talk.owner.next_evening_at > LATER


def test_an_addition_that_was_refused_tells_its_talk_when_it_is_sent_again_by_hand(first, sink):
    another(first)
    sink.on_data = lambda mail: "554 no"
    go_round(LATER)
    sink.on_data = lambda mail: OK
    Reminder.objects.get(kind=MailKind.ADDED).send_again(now=LATER)
    send(LATER)
    assert Reminder.objects.get(kind=MailKind.ADDED).state == State.SENT
    assert sink.mails[-1]["Subject"] == "Tomorrow at 09:00"  # nobody knows what was told: the whole day


def test_a_first_mail_lives_as_long_as_the_last_talk_of_its_day(sink):
    talk = make.interview(make.application(someone(), now=NOW), day=TOMORROW, at=time(9))
    sink.on_data = lambda mail: "451 not now"
    go_round(EVENING)
    another(talk)
    tick(LATER)
    sink.on_data = lambda mail: OK
    go_round(talk.starts_at + timedelta(hours=1))
    assert [mail["Subject"] for mail in sink.mails] == ["Today at 15:00"]


@pytest.mark.parametrize("reason, mails", [(Why.NO_SERVER, 1), (Why.RESTORED, 0)])
def test_a_first_mail_that_came_too_late_comes_for_a_talk_set_since(sink, reason, mails):
    talk = make.interview(make.application(someone(), now=NOW), day=TOMORROW, at=time(9))
    tick(EVENING)
    late = talk.starts_at + timedelta(hours=1)
    Reminder.objects.update(state=State.EXPIRED, reason=reason)
    another(talk, now=late)
    go_round(late)
    assert len(sink.mails) == mails
