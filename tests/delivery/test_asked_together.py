"""A batch is asked for at once: it costs little, each gets their own answer, and no answer grows old."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Days, User
from applications import delivery
from applications.asking import Say, Skip, ask, ask_all
from applications.models import Aim, FollowUp, MailKind, Reminder, State, Why
from reflections.models import Depth
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import due, follow_up, reminder, send, someone, someone_with_a_list
from tests.reflections.story import after_a_talk, told_no

pytestmark = pytest.mark.django_db
OF_ITS_OWN = 5  # what one mail adds: the fence, what it names, what came of it, and a savepoint's two ends


def test_a_mail_more_adds_no_question_but_its_own_notes(sink):
    def asked(mails: int) -> int:
        for number in range(mails):
            reminder(someone_with_a_list(f"p{mails}.{number}@example.org", things=3))
        with CaptureQueriesContext(connection) as queries:
            send()
        return len(queries)

    asked(1)  # the first mail of all makes the installation's row
    three, eight = asked(3), asked(8)
    assert (eight - three) / 5 == OF_ITS_OWN


def test_everybody_gets_the_answer_that_they_would_get_alone():
    mails = [(row, row.owner) for row in _of_many_kinds()]
    together = ask_all(mails, now=NOW)
    assert together == [ask(*mail, now=NOW) for mail in mails]
    assert [answer.why for answer in together if isinstance(answer, Skip)] == [
        Why.OFF,
        Why.NO_TALK,
        Why.NOTHING,
    ]
    named = [row.owner for answer in together if isinstance(answer, Say) for row in answer.follow_ups]
    assert named == [mails[0][1], mails[4][1], mails[4][1]]


def _of_many_kinds() -> list[Reminder]:
    off = someone_with_a_list("off@example.org", rhythm="off")
    talks = make.application(someone("talk@example.org"), now=NOW)
    make.interview(talks, day=TODAY + timedelta(days=1))
    weekly = someone_with_a_list("weekly@example.org", things=2)
    FollowUp.objects.of(weekly).update(due_on=TODAY + timedelta(days=2))
    return [
        reminder(someone_with_a_list("one@example.org")),
        reminder(off),
        reminder(talks.owner, kind=MailKind.EVE, day=TODAY + timedelta(days=1)),
        reminder(someone("no.talk@example.org"), kind=MailKind.EVE, day=TODAY + timedelta(days=1)),
        reminder(weekly, kind=MailKind.WEEK),
        reminder(someone("nothing@example.org")),
    ]


def test_everybody_s_day_is_the_one_on_their_own_calendar():
    late = datetime.combine(TODAY, NOW.time(), tzinfo=NOW.tzinfo).replace(hour=20)  # Thursday in the far east
    west = someone_with_a_list("west@example.org", zone="Pacific/Pago_Pago", now=late)
    east = someone_with_a_list("east@example.org", zone="Pacific/Kiritimati", now=late)
    FollowUp.objects.update(due_on=west.today(late) + timedelta(days=1))
    mails = [(reminder(one, day=one.today(late), now=late), one) for one in (west, east)]
    assert west.today(late) != east.today(late)
    in_the_west, in_the_east = ask_all(mails, now=late)
    assert in_the_west == Skip(Why.NOTHING)
    assert isinstance(in_the_east, Say) and [row.owner for row in in_the_east.follow_ups] == [east]


def test_of_everybody_s_plans_their_own_oldest_one_speaks():
    people = [make.person(email, days=Days.EVERY) for email in ("ana@example.org", "bo@example.org")]
    older, friday = TODAY - timedelta(days=2), NOW + timedelta(days=4)
    for person in people:
        told_no(after_a_talk(person, title="Editor"), depth=Depth.SOMEWHAT, now=NOW)
        told_no(after_a_talk(person, title="Author"), depth=Depth.SOMEWHAT, on=older, now=NOW)
    rows = FollowUp.objects.mentionable_to(people, friday, through=friday.date()).of_plans()
    assert sorted((row.owner.email, row.application.title) for row in rows) == [
        ("ana@example.org", "Author"),
        ("bo@example.org", "Author"),
    ]


@pytest.mark.parametrize("waited", [timedelta(seconds=2), -timedelta(seconds=2)])
def test_what_is_pressed_while_a_slow_server_takes_another_mail_is_seen(sink, waited):
    """Also where the machine's clock is set back meanwhile."""
    due(2)
    Reminder.objects.update(due_at=NOW - timedelta(minutes=1))

    def clock() -> datetime:
        if not sink.kept:
            return NOW
        FollowUp.objects.filter(completed_at=None).update(completed_at=NOW)
        return NOW + waited

    delivery.send_due(clock=clock)
    assert len(sink.kept) == 1
    assert sorted(Reminder.objects.values_list("state", "reason")) == [
        (State.SENT, ""),
        (State.SKIPPED, Why.NOTHING),
    ]


def test_one_whose_answer_breaks_does_not_stop_the_others(sink, monkeypatch, caplog):
    due(3)
    whole = User.is_night

    def is_night(person: User, now: datetime) -> bool:
        if person.email == "person1@example.org":
            raise ValueError("a secret")
        return whole(person, now)

    monkeypatch.setattr(User, "is_night", is_night)
    send()
    assert sorted(mail["To"] for mail in sink.mails) == ["person0@example.org", "person2@example.org"]
    left = Reminder.objects.exclude(state=State.SENT).get()
    assert (left.state, left.reason, left.attempts) == (State.PENDING, Why.BROKEN, 1)
    assert "ValueError" in caplog.text and "a secret" not in caplog.text


def test_a_debrief_is_for_those_who_asked_for_its_mail():
    people = [someone(f"{word}@example.org", debrief_mail=word == "yes") for word in ("yes", "no")]
    for person in people:
        talk = make.interview(make.application(person, now=NOW), day=TODAY - timedelta(days=1))
        follow_up(talk.application, kind=Aim.DEBRIEF, interview=talk)
    yes, no = ask_all([(reminder(person), person) for person in people], now=NOW)
    assert isinstance(yes, Say) and no == Skip(Why.NOTHING)
