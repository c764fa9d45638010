"""Talks to come and talks that were, and what follows from each."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from accounts.models import Days
from applications import talks
from applications.models import Application, Contact, FollowUp, InterviewStage, Kind
from tests import builders as make
from tests.pages import Page, get, words

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 3, 13)


@pytest.fixture
def application(alice) -> Application:
    return make.application(alice, now=make.NOW - timedelta(days=10))


def form(client, application) -> Page:
    return get(client, reverse("interview_add", args=[application.pk]))


def put_down(client, application, **typed: str) -> Page:
    return form(client, application).press(client, "Put it down", **typed)


def thanks(person) -> FollowUp:
    return FollowUp.objects.of(person).get(kind="thank_you")


def test_the_day_is_enough(client, application):
    page = put_down(client, application, day="2026-03-12")
    talk = InterviewStage.objects.get()
    assert page.path == reverse("application", args=[application.pk])
    assert (talk.day, talk.time, talk.starts_at, talk.zone) == (
        date(2026, 3, 12),
        None,
        None,
        "Europe/Berlin",
    )


def test_the_hour_is_theirs_and_the_page_says_both(client, application):
    page = put_down(client, application, day="2026-03-12", time="10:30", zone="America/New_York")
    talk = InterviewStage.objects.get()
    assert talk.time == time(10, 30)
    assert talk.starts_at.isoformat() == "2026-03-12T14:30:00+00:00"
    assert "New York time; 15:30 with you" in page.main


def test_an_hour_that_falls_on_another_day_here_says_which(client, application):
    page = put_down(client, application, day="2026-03-12", time="07:00", zone="Asia/Tokyo")
    assert "Tokyo time; Wednesday, 23:00 with you" in page.main
    assert "Talk with the hiring manager, 11 March" in words(get(client, reverse("board")).all("main")[0])


def test_the_next_of_two_talks_is_the_one_that_begins_first_wherever_it_is(client, application):
    """The evening of the eleventh in California comes after the morning of the twelfth in Japan."""
    make.interview(application, day=date(2026, 3, 11), at=time(20), zone="America/Los_Angeles")
    make.interview(application, day=date(2026, 3, 12), at=time(7), zone="Asia/Tokyo", kind=Kind.PANEL)
    page = get(client, reverse("application", args=[application.pk]))
    assert page.link("Wed 23:00 (Tokyo Thu 07:00), Panel talk")
    assert "Panel talk, 11 March" in words(get(client, reverse("board")).all("main")[0])


def test_a_talk_that_has_been_is_taken_as_it_is(client, application):
    put_down(client, application, day="2026-03-02")
    assert InterviewStage.objects.get().day == date(2026, 3, 2)


def test_a_talk_before_the_application_is_asked_about_once(client, application):
    page = put_down(client, application, day="2026-02-20")
    words = "That is before you applied (28 February). Change one of the two, or keep both."
    assert words in page.errors()
    assert page.response.status_code == 422
    page.press(client, "Put it down", keep_both="on")
    assert InterviewStage.objects.get().day == date(2026, 2, 20)


def test_the_way_there_takes_a_day_at_most(client, application):
    page = put_down(client, application, day="2026-03-12", time="10:30", way_minutes="9999999999")
    assert page.response.status_code == 422
    assert page.value("way_minutes") == "9999999999"
    page.press(client, "Put it down", way_minutes="1440")
    assert get(client, reverse("preparation", args=[InterviewStage.objects.get().pk])).heading


def test_a_second_press_puts_down_one(client, application):
    page = form(client, application)
    for _press in "12":
        page.press(client, "Put it down", day="2026-03-12", somebody_new="Maria Ortiz")
    assert InterviewStage.objects.count() == Contact.objects.count() == FollowUp.objects.count() == 1


def test_it_puts_the_application_in_talks_unless_told_otherwise(client, application):
    page = put_down(client, application, day="2026-03-12")
    assert "The application is in talks now." in page.main
    application.refresh_from_db()
    assert application.stage == "interviewing"
    page.press(client, "Undo")
    application.refresh_from_db()
    assert application.stage == "applied"


def test_an_unticked_box_leaves_the_stage(client, application):
    button = form(client, application).button("Put it down")
    client.post(button.action, {**button.data, "day": "2026-03-12", "in_talks": ""})
    application.refresh_from_db()
    assert application.stage == "applied"


def test_a_late_entry_dates_the_talks_by_its_day(client, application):
    put_down(client, application, day="2026-03-04")
    application.refresh_from_db()
    assert application.first_response_on == date(2026, 3, 4)


def test_somebody_new_is_met_and_part_of_it(client, application):
    put_down(client, application, day="2026-03-12", somebody_new="Maria Ortiz")
    maria = InterviewStage.objects.get().interviewers.get()
    assert (maria.name, maria.company) == ("Maria Ortiz", application.company)
    assert application.involvements.get().contact == maria


def test_people_of_the_company_are_offered_by_name(client, application, alice):
    make.contact(alice, name="Jonas Weber", company=application.company, job_title="Data lead")
    make.contact(alice, name="Somebody elsewhere")
    page = form(client, application)
    assert "Jonas Weber, Data lead" in page.main and "Somebody elsewhere" not in page.main


def test_a_thank_you_is_suggested_for_the_day_after(client, application, alice):
    put_down(client, application, day="2026-03-11", somebody_new="Maria Ortiz")
    row = thanks(alice)
    assert (row.due_on, row.contact.name, row.application) == (date(2026, 3, 12), "Maria Ortiz", application)


@pytest.mark.parametrize(
    ("days", "due_on"), [(Days.WEEKDAYS, date(2026, 3, 16)), (Days.EVERY, date(2026, 3, 14))]
)
def test_after_a_friday_it_waits_for_monday_if_wanted(client, application, alice, days, due_on):
    alice.days = days
    alice.save()
    put_down(client, application, day=FRIDAY.isoformat())
    assert thanks(alice).due_on == due_on


@pytest.mark.parametrize("day", ["2026-03-01", "2026-03-07"])
def test_after_two_days_no_thank_you_is_suggested(client, application, alice, day):
    put_down(client, application, day=day)
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("kind", [Kind.ASSESSMENT, Kind.REFERENCE_CHECK])
def test_where_nobody_is_met_nobody_is_thanked(client, application, kind):
    put_down(client, application, day="2026-03-11", kind=kind)
    assert not FollowUp.objects.exists()


def test_another_day_takes_the_thank_you_along_and_other_changes_do_not(client, application, alice):
    put_down(client, application, day="2026-03-11")
    edit = reverse("interview_edit", args=[InterviewStage.objects.get().pk])
    get(client, edit).press(client, "Save", day="2026-03-18")
    assert thanks(alice).due_on == date(2026, 3, 19)
    thanks(alice).snooze(date(2026, 3, 25), now=make.NOW, via="page")
    get(client, edit).press(client, "Save", place="Porto")
    assert thanks(alice).due_on == date(2026, 3, 25)


def test_called_off_and_put_back(client, application, alice):
    put_down(client, application, day="2026-03-11", time="10:00")
    talk = InterviewStage.objects.get()
    page = get(client, reverse("interview_edit", args=[talk.pk])).press(client, "It was called off")
    assert "called off" in page.main
    assert not FollowUp.objects.open().exists()
    page.press(client, "Undo")
    talk.refresh_from_db()
    assert talk.cancelled_at is None
    assert thanks(alice).is_open


def test_a_talk_called_off_in_another_tab_is_called_off_once(application):
    talk = make.interview(application, day=date(2026, 3, 12))
    slow = InterviewStage.objects.get(pk=talk.pk)
    assert talks.call_off(talk, now=make.NOW)
    assert not talks.call_off(slow, now=make.NOW + timedelta(minutes=1))
    talk.refresh_from_db()
    assert talk.cancelled_at == make.NOW
    assert talks.put_back(slow, now=make.NOW)
    assert not talks.put_back(talk, now=make.NOW)


def test_moving_a_talk_moves_its_instant(client, application):
    talk = make.interview(application, day=date(2026, 3, 12))
    get(client, reverse("interview_edit", args=[talk.pk])).press(client, "Save", time="16:00")
    talk.refresh_from_db()
    assert talk.starts_at.isoformat() == "2026-03-12T15:00:00+00:00"


def test_the_eve_mail_is_looked_for_again(client, application, alice):
    put_down(client, application, day="2026-03-11")
    alice.refresh_from_db()
    assert alice.next_evening_at == make.NOW


def test_nothing_to_come_is_put_on_a_closed_application(client, application):
    application.close("withdrawn", now=make.NOW)
    page = put_down(client, application, day="2026-03-12")
    assert "This application is closed." in page.errors()
    put_down(client, application, day="2026-03-09")
    assert InterviewStage.objects.get().day == date(2026, 3, 9)
    assert not FollowUp.objects.exists()


def test_removing_asks_first_and_takes_the_thank_you_along(client, application):
    put_down(client, application, day="2026-03-11")
    page = get(client, reverse("interview_remove", args=[InterviewStage.objects.get().pk]))
    assert "What stays" in page.main
    page.press(client, "Delete for good")
    assert not InterviewStage.objects.exists() and not FollowUp.objects.exists()


@pytest.mark.parametrize(
    ("at", "said"), [("10:00", True), ("11:29", True), ("09:30", False), ("11:30", False)]
)
def test_two_talks_at_once_are_said_so(client, application, alice, at, said):
    other = make.application(alice, company="Northwind", title="Other")
    make.interview(other, day=date(2026, 3, 12), at=time(9, 30), zone="Europe/Lisbon")  # 10:30 in Berlin
    page = put_down(client, application, day="2026-03-12", time=at)
    assert ("It overlaps with the 10:30 talk at Northwind." in page.main) is said
