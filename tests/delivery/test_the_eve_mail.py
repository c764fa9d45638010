"""The evening before a talk."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from accounts import addresses
from accounts.models import Days, Rhythm, User
from applications.models import Kind, MailKind, Outcome, Reminder, Stage, State, Why
from reflections.models import Tool, ToolKind, ToolUse
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import send, someone, tick

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
EVENING = NOW + timedelta(hours=8, minutes=1)  # 18:01 in Berlin


def text(mail) -> str:
    return mail.get_body(("plain",)).get_content()


def talks_tomorrow(owner, **fields):
    about = make.application(owner, title="BI developer", company="Harbour Labs", stage=Stage.INTERVIEWING)
    return make.interview(about, **{"day": TOMORROW, **fields})


def eve(sink, now=EVENING):
    tick(now)
    send(now)
    return sink.mails[-1] if sink.mails else None


def test_it_says_when_where_and_who(sink):
    alice = someone()
    lena = make.contact(
        alice, name="Lena Brandt", job_title="Head of data", about="Likes short answers.", phone="030 1"
    )
    talks_tomorrow(alice, with_=[lena], place="Hafenstraße 4", link="https://meet.example.org/abc")
    mail = eve(sink)
    assert mail["Subject"] == "Tomorrow at 10:30"
    for words in [
        "Good evening, Alice.",
        "BI developer, Harbour Labs",
        "Wednesday 11 March, 10:30 – 11:30",
        "Hafenstraße 4",
        "https://meet.example.org/abc",
        "Lena Brandt, Head of data",
        "Likes short answers.",
        "Message if you are late: 030 1",
        "Nothing from earlier talks yet.",
    ]:
        assert words in text(mail)
    assert not any(word in text(mail)[:150] for word in ["Lena", "Harbour", "BI developer", "Hafen"])


def test_three_tools_come_with_their_reasons_and_private_ones_stay_out(sink):
    alice = someone()
    interview = talks_tomorrow(alice, kind=Kind.TECHNICAL)

    def tool(text, days, **fields):
        return Tool.objects.create(
            owner=alice, kind=ToolKind.FIELD, text=text, kept_at=NOW - timedelta(days=days), **fields
        )

    tool("Same kind", 7, interview_kinds=[Kind.TECHNICAL])
    helped = tool("Helped before", 30)
    before = make.interview(interview.application, day=NOW.date() - timedelta(days=9))
    ToolUse.objects.create(owner=alice, tool=helped, interview=before, helpful=True)
    tool("With a plan", 20, if_cue="they ask", then_response="pause")
    tool("Newest", 1)
    tool("Private", 1, interview_kinds=[Kind.TECHNICAL], keep_out_of_mails=True)
    mail = eve(sink)
    shown = text(mail)
    assert "You wrote this on 3 March. Here because you keep it for technical talks." in shown
    assert "Used once. It helped." in shown
    assert shown.index("Same kind") < shown.index("Helped before")
    assert not any(other in mail.as_string() for other in ("With a plan", "Newest", "Private"))
    assert "1 more of yours is on the page." in shown
    assert "Where, who, and two things of yours." in mail.get_body(("html",)).get_content()


def test_the_hour_is_attached_under_a_neutral_title(sink):
    interview = talks_tomorrow(someone(), place="Hafenstraße 4")
    [entry] = eve(sink).iter_attachments()
    assert entry.get_content_type() == "text/calendar"
    event = Calendar.from_ical(entry.get_content()).events[0]
    assert event["SUMMARY"] == "Appointment"
    assert event.start == interview.starts_at
    assert "Harbour" not in entry.get_content()


def test_two_talks_on_a_day_share_one_mail_with_both_entries(sink):
    alice = someone()
    talks_tomorrow(alice, at=time(15))
    talks_tomorrow(alice, at=time(9))
    mail = eve(sink)
    assert mail["Subject"] == "Tomorrow at 09:00"
    assert len(list(mail.iter_attachments())) == 2
    assert Reminder.objects.filter(kind=MailKind.EVE).count() == 1


def test_a_talk_in_another_zone_is_told_on_the_persons_clock_with_its_own_beside(sink):
    talks_tomorrow(someone(), at=time(9), zone="America/New_York")
    mail = eve(sink)
    assert mail["Subject"] == "Tomorrow at 14:00"
    assert "14:00 – 15:00 (Wednesday 09:00 in New York)" in text(mail)


def test_a_talk_whose_day_differs_here_is_announced_on_the_eve_of_the_day_here(sink):
    alice = someone()
    talks_tomorrow(alice, day=TODAY, at=time(23), zone="America/Los_Angeles")  # 07:00 tomorrow in Berlin
    assert eve(sink)["Subject"] == "Tomorrow at 07:00"


def test_a_talk_without_an_hour_is_announced_too(sink):
    talks_tomorrow(someone(), at=None)
    assert eve(sink)["Subject"] == "Tomorrow"


def test_a_talk_set_in_the_late_evening_is_announced_by_the_next_tick(sink):
    alice = someone()
    tick(EVENING)
    talks_tomorrow(alice)
    later = EVENING + timedelta(hours=1)
    alice.look_again(now=later)
    assert eve(sink, later)["Subject"] == "Tomorrow at 10:30"


def test_at_night_the_mail_waits_until_the_morning(sink):
    alice = someone()
    tick(EVENING)
    talks_tomorrow(alice)
    night = EVENING + timedelta(hours=4)  # 22:01
    alice.look_again(now=night)
    assert eve(sink, night) is None
    row = Reminder.objects.get()
    assert row.due_at == alice.morning_of(TOMORROW) - timedelta(hours=1)  # eight, where nights end
    assert eve(sink, row.due_at)["Subject"] == "Today at 10:30"


def test_no_mail_is_made_that_could_only_come_after_the_talk():
    alice = someone()
    talks_tomorrow(alice, at=time(7))
    alice.look_again(now=EVENING + timedelta(hours=4))
    tick(EVENING + timedelta(hours=4))
    assert not Reminder.objects.exists()


def test_weekends_and_rhythm_do_not_hold_it_back(sink):
    friday = date(2026, 3, 13)
    alice = someone(days=Days.WEEKDAYS, rhythm=Rhythm.OFF, now=NOW + timedelta(days=4))
    about = make.application(alice)
    make.interview(about, day=friday + timedelta(days=3))  # Monday
    assert eve(sink, EVENING + timedelta(days=5))["Subject"] == "Tomorrow at 10:30"  # Sunday


@pytest.mark.parametrize(
    "change",
    [
        {"eve_mail": False},
        {"pause_interviews": True, "paused_until": NOW + timedelta(days=3)},
    ],
)
def test_it_can_be_turned_off_and_paused(sink, change):
    alice = someone()
    talks_tomorrow(alice)
    alice.adjust(now=NOW, **change)
    assert eve(sink) is None
    assert not Reminder.objects.exists()


def test_a_pause_of_the_lists_alone_lets_it_through(sink):
    alice = someone()
    talks_tomorrow(alice)
    alice.pause(NOW + timedelta(days=3), now=NOW)
    assert eve(sink)["Subject"] == "Tomorrow at 10:30"


def test_a_pause_that_ends_in_the_evening_still_gets_tomorrows_mail(sink):
    alice = someone()
    talks_tomorrow(alice)
    alice.adjust(now=NOW, pause_interviews=True, paused_until=NOW + timedelta(days=3))
    tick(EVENING)
    alice.refresh_from_db()
    alice.resume(now=EVENING + timedelta(hours=1))
    assert eve(sink, EVENING + timedelta(hours=1))["Subject"] == "Tomorrow at 10:30"


@pytest.mark.parametrize("how", ["cancelled", "ended", "moved"])
def test_a_talk_that_is_off_by_then_is_not_announced(sink, how):
    alice = someone()
    interview = talks_tomorrow(alice)
    tick(EVENING)
    if how == "cancelled":
        interview.cancel(now=EVENING)
    elif how == "ended":
        interview.application.end(Outcome.REJECTED, now=EVENING, on=TODAY, cause="rejection")
    else:
        interview.set_time(TODAY + timedelta(days=9), time(10), "Europe/Berlin")
        interview.save()
    send(EVENING)
    assert not sink.mails
    row = Reminder.objects.get()
    assert (row.state, row.reason) == (State.SKIPPED, Why.NO_TALK)


@pytest.mark.parametrize("hindrance", ["held", "unconfirmed"])
def test_an_address_that_works_again_in_the_evening_still_gets_tomorrows_mail(sink, hindrance):
    alice = someone(mail_hold_reason="550 no" if hindrance == "held" else "")
    alice.emailaddress_set.update(verified=hindrance == "held")
    talks_tomorrow(alice)
    assert eve(sink) is None
    alice = User.objects.get()
    addresses.confirm(alice)
    addresses.let_mails_flow(alice, now=EVENING + timedelta(hours=1))
    assert eve(sink, EVENING + timedelta(hours=1))["Subject"] == "Tomorrow at 10:30"


def test_a_pause_that_ends_in_the_morning_still_gets_the_mail_about_a_talk_of_that_day(sink):
    alice = someone()
    talks_tomorrow(alice, at=time(15))
    end = alice.morning_of(TOMORROW)
    alice.adjust(now=NOW, pause_interviews=True, paused_until=end)
    assert eve(sink) is None
    assert eve(sink, end)["Subject"] == "Today at 15:00"


def test_a_withdrawal_undone_in_the_evening_brings_the_mail_back_with_the_talk(sink, clock):
    alice = someone()
    application = talks_tomorrow(alice).application
    change = application.close(Outcome.WITHDRAWN, now=EVENING - timedelta(hours=1))
    assert eve(sink) is None
    clock.move_to(EVENING + timedelta(hours=1))
    client = Client()
    client.force_login(alice)
    client.post(reverse("change_undo", args=[change.pk]))
    assert eve(sink, EVENING + timedelta(minutes=61))["Subject"] == "Tomorrow at 10:30"
