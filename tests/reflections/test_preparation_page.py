"""The page before a talk: when, where, who, and what is known already."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from applications.models import InterviewStage, Kind, Role
from reflections import questions
from reflections.models import Tool
from tests import builders as make
from tests.pages import Page, get

pytestmark = pytest.mark.django_db

TOMORROW = make.TODAY + timedelta(days=1)


@pytest.fixture
def application(alice):
    return make.application(alice, company="Harbour Labs")


def page_of(client, talk: InterviewStage) -> Page:
    return get(client, reverse("preparation", args=[talk.pk]))


def lena(application, **fields: object):
    return make.contact(application.owner, name="Lena Brandt", for_=application, **fields)


@pytest.mark.parametrize(
    ("days", "when"),
    [
        (0, "Today at 10:30"),
        (1, "Tomorrow at 10:30"),
        (2, "Thursday at 10:30"),
        (7, "Tuesday 17 March at 10:30"),
        (-1, "Yesterday at 10:30"),
        (-30, "Sunday 8 February at 10:30"),
        (365, "Wednesday 10 March 2027 at 10:30"),
    ],
)
def test_the_heading_calls_the_day_by_its_nearness(client, application, days, when):
    assert page_of(client, make.interview(application, day=make.TODAY + timedelta(days=days))).heading == when


def test_the_heading_says_with_whom(client, application):
    names = ["Ada One", "Bea Two", "Cem Three"]
    people = [make.contact(application.owner, name=name) for name in names]
    talk = make.interview(application, day=TOMORROW, with_=people[:1])
    assert page_of(client, talk).heading == "Tomorrow at 10:30, with Ada One"
    talk.interviewers.set(people[:2])
    assert page_of(client, talk).heading.endswith("with Ada One and Bea Two")
    talk.interviewers.set(people)
    assert page_of(client, talk).heading.endswith("with Ada One and 2 others")


def test_a_talk_without_a_time_is_called_by_its_day(client, application):
    assert page_of(client, make.interview(application, day=TOMORROW, at=None)).heading == "Tomorrow"


def test_a_talk_in_another_zone_shows_both_clocks(client, application):
    talk = make.interview(application, day=TOMORROW, at=time(20, 0), zone="America/New_York")
    page = page_of(client, talk)
    assert page.heading == "Thursday at 01:00"
    assert "Their clock (New York) shows Wednesday, 20:00 then." in page.main
    assert "01:00 (New York Wed 20:00)" in get(client, reverse("today")).main
    application.interviews.update(way_minutes=40)
    assert "19:10 in New York," in page_of(client, talk).main


def test_the_same_clock_under_another_name_is_not_mentioned(client, application):
    talk = make.interview(application, day=TOMORROW, zone="Europe/Paris")
    assert "Their clock" not in page_of(client, talk).main


def test_it_says_where_who_and_what_was_noted_of_them(client, application):
    contact = lena(application, job_title="Head of data", about="Likes drawings.", phone="+49 30 901820")
    talk = make.interview(
        application, day=TOMORROW, with_=[contact], place="Hafenstraße 12", link="https://meet.example/abc"
    )
    page = page_of(client, talk)
    for words in ("Hafenstraße 12", "Head of data", "Likes drawings.", "+49 30 901820"):
        assert words in page.main
    assert page.link("meet.example") == "https://meet.example/abc"
    assert page.link("+49 30") == "tel:+4930901820"


def test_who_arranged_the_talk_is_called_when_nobody_else_has_a_number(client, application):
    contact = lena(application)
    make.contact(application.owner, name="Jonas Weber", for_=application, role=Role.RECRUITER, phone="171")
    assert "Message Jonas Weber: 171" in page_of(client, make.interview(application, with_=[contact])).main


def test_at_most_three_tools_are_laid_out_each_with_its_reason(client, application):
    for number in range(4):
        Tool.objects.create(
            owner=application.owner,
            kind="field",
            text=f"Lesson {number}.",
            kept_at=make.NOW,
            interview_kinds=[Kind.TECHNICAL] if number == 2 else [],
            if_cue="they hurry" if number == 2 else "",
            then_response="breathe" if number == 2 else "",
        )
    page = page_of(client, make.interview(application, day=TOMORROW, kind=Kind.TECHNICAL))
    assert page.main.count("Lesson") == 3
    assert "Lesson 2.You wrote this on 10 March. Here because you keep it for technical talks." in page.main
    assert "If they hurry, then I will breathe" in page.main


def test_without_tools_there_is_one_question_to_carry(client, application):
    page = page_of(client, make.interview(application, day=TOMORROW))
    assert "what would you be glad to have said?" in page.main


def test_two_questions_stay_the_same_and_differ_at_the_next_talk(application):
    first = make.interview(application, day=TOMORROW)
    asked = questions.how_they_work(first, earlier=0)
    assert asked == questions.how_they_work(first, earlier=0)
    assert not set(map(str, asked)) & set(map(str, questions.how_they_work(first, earlier=1)))


@pytest.mark.parametrize("kind", Kind.values)
@pytest.mark.parametrize("where", [{}, {"place": "Hafenstraße 12"}, {"link": "https://meet.example/abc"}])
def test_every_kind_of_talk_has_its_page(client, application, kind, where):
    page = page_of(client, make.interview(application, kind=kind, **where))
    assert ("To have with you" in page.main) is (kind != Kind.REFERENCE_CHECK)


def test_ones_own_notes_are_saved_with_a_button_and_as_typed(client, application):
    talk = make.interview(application, day=TOMORROW)
    page = page_of(client, talk).press(client, "Keep the notes", preparation="Ask about Porto.")
    assert page.value("preparation") == "Ask about Porto."
    answer = client.post(page.path, {"preparation": "Ask about Lisbon.", "version": page.value("version")})
    assert answer.json() == {"version": 3}


def test_notes_changed_in_another_tab_are_both_shown(client, application):
    talk = make.interview(application, day=TOMORROW)
    page = page_of(client, talk)
    page.press(client, "Keep the notes", preparation="From one tab")
    both = page.press(client, "Keep the notes", preparation="From the other")
    assert both.response.status_code == 409
    assert [(node.text or "").strip() for node in both.all("textarea")] == ["From the other", "From one tab"]


def test_a_talk_called_off_says_so(client, application):
    talk = make.interview(application, day=TOMORROW)
    talk.cancel(now=make.NOW)
    assert "taken out of the calendar" in page_of(client, talk).main


def test_its_title_names_nobody(client, application):
    talk = make.interview(application, day=TOMORROW, with_=[lena(application)])
    assert page_of(client, talk).title == "Preparation · Rebound"


def test_the_page_costs_the_same_queries_for_one_person_and_for_three(
    client, application, django_assert_max_num_queries, django_assert_num_queries
):
    talk = make.interview(application, day=TOMORROW, with_=[lena(application)])
    Tool.objects.create(owner=application.owner, kind="field", text="One", kept_at=make.NOW)
    url = reverse("preparation", args=[talk.pk])
    client.get(url)
    with django_assert_max_num_queries(12) as first:
        client.get(url)
    count = len(first)
    for name in ("Ada One", "Bea Two"):
        talk.interviewers.add(make.contact(application.owner, name=name, for_=application))
        Tool.objects.create(owner=application.owner, kind="field", text=name, kept_at=make.NOW)
    with django_assert_num_queries(count):
        client.get(url)
