"""Each thing is brought up twice at most, the second time on the third day after the first."""

from datetime import timedelta

import pytest

from accounts.models import Days
from applications.models import FollowUp, Reminder, State
from applications.reasons import mentioned_twice
from tests.builders import NOW, TODAY
from tests.delivery.builders import send, someone_with_a_list, tick
from tests.delivery.sink import DROP, OK

pytestmark = pytest.mark.django_db


def live_through(days: int, *, first: int = 0) -> None:
    for number in range(first, first + days):
        tick(NOW + timedelta(days=number))
        send(NOW + timedelta(days=number))


def days_of_mails() -> list[int]:
    rows = Reminder.objects.filter(state=State.SENT).order_by("day")
    return [(row.day - TODAY).days for row in rows]


def test_the_second_mention_comes_on_the_third_day_and_there_is_no_third(sink):
    someone_with_a_list(days=Days.EVERY)
    live_through(12)
    assert days_of_mails() == [0, 3]
    assert mentioned_twice(FollowUp.objects.all()) == {FollowUp.objects.get().pk}


def test_a_snooze_starts_anew(sink):
    someone_with_a_list(days=Days.EVERY)
    live_through(5)
    row = FollowUp.objects.get()
    row.snooze(TODAY + timedelta(days=6), now=NOW, via="page")
    assert mentioned_twice([row]) == set()
    live_through(7, first=5)
    assert days_of_mails() == [0, 3, 6, 9]


@pytest.mark.parametrize("state", [State.FAILED, State.EXPIRED, State.SKIPPED])
def test_a_mail_that_did_not_go_out_mentioned_nothing(sink, state):
    someone_with_a_list(days=Days.EVERY)
    live_through(1)
    Reminder.objects.update(state=state)
    live_through(1, first=1)
    assert days_of_mails() == [1]


@pytest.mark.parametrize("state", [State.UNKNOWN, State.HANDED])
def test_a_mail_in_doubt_counts_as_a_mention(sink, state):
    someone_with_a_list(days=Days.EVERY)
    live_through(1)
    Reminder.objects.update(state=state)
    live_through(2, first=1)
    assert days_of_mails() == []


def test_what_did_not_fit_today_comes_tomorrow(sink):
    someone_with_a_list(days=Days.EVERY, things=9)
    live_through(2)
    texts = [mail.get_body(("plain",)).get_content() for mail in sink.mails]
    assert [text.count("* Ask") for text in texts] == [7, 2]


def test_counting_takes_one_question(django_assert_num_queries):
    someone_with_a_list(things=3)
    rows = list(FollowUp.objects.all())
    with django_assert_num_queries(1):
        assert mentioned_twice(rows) == set()


def test_what_a_refused_try_would_have_named_was_not_mentioned(sink):
    someone_with_a_list(days=Days.EVERY, things=2)
    first, second = FollowUp.objects.order_by("id")
    sink.on_data = lambda mail: "451 not now"
    live_through(1)
    first.application.begin_quiet(NOW + timedelta(days=1), hold_rest=False)
    sink.on_data = lambda mail: OK
    send(NOW + timedelta(minutes=2))
    assert [row.follow_up for row in Reminder.objects.get().mentions.all()] == [second]
    live_through(1, first=1)
    assert days_of_mails() == [0, 1]


def test_what_a_try_in_doubt_named_counts_beside_what_the_next_one_names(sink):
    someone_with_a_list(days=Days.EVERY, things=2)
    row = FollowUp.objects.first()
    sink.on_data = lambda mail: DROP
    live_through(1)
    row.let_go(now=NOW, via="page")
    sink.on_data = lambda mail: OK
    send(NOW + timedelta(minutes=2))
    assert Reminder.objects.get().mentions.count() == 2
