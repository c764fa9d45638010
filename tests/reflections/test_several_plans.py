"""Several noes at once: Today shows one step in all, and no page names a day that has passed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import FollowUp
from reflections import outlook, recovery
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.pages import Page, get
from tests.reflections.story import after_a_talk, every_day, key_of, step, the_open_one, told_no

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = every_day()
    client.force_login(person)
    return person


def a_no(owner, company: str, *, days_ago: int, depth: str = "somewhat") -> RecoveryPlan:
    then = make.NOW - timedelta(days=days_ago)
    return told_no(after_a_talk(owner, company=company), depth=depth, now=then)


def today(client) -> Page:
    return get(client, reverse("today"))


def test_of_three_plans_one_step_is_due_and_the_rest_is_one_line(client, alice):
    for company, days_ago in (("Acme", 4), ("Bolt", 3), ("Corax", 2)):
        a_no(alice, company, days_ago=days_ago)
    page = today(client)
    assert page.main.count("Open the draft") == 1 and "Acme" in page.main
    assert "Bolt" not in page.main and "Corax" not in page.main
    assert page.link("2 more plans are waiting") == reverse("applications_closed")


def test_where_the_oldest_plan_has_time_and_a_younger_one_is_due_only_that_one_is_shown(client, alice):
    oldest = a_no(alice, "Acme", days_ago=3)
    while key_of(the_open_one(oldest)) != "inventory":
        recovery.settle(the_open_one(oldest), verb="complete", now=make.NOW, via="page")
    assert "Acme: Inventory, from 11 March" in today(client).main
    a_no(alice, "Bolt", days_ago=1)
    page = today(client)
    assert "Bolt" in page.main and "Acme" not in page.main
    assert "1 more plan is waiting" in page.main


def test_a_step_that_waits_for_one_done_late_names_no_day_that_has_passed(client, alice, time_machine):
    plan = a_no(alice, "Acme", days_ago=0, depth="a_lot")
    late = make.NOW + timedelta(days=9)
    time_machine.move_to(late, tick=False)
    days = outlook.days(RecoveryPlan.objects.with_words().get(pk=plan.pk), now=late)
    distance = [(days[step(plan, key).pk] - alice.today(late)).days for key in ("thank", "connect", "door")]
    assert distance == [0, 1, 2]
    lines = get(client, reverse("plan_steps", args=[plan.pk])).main
    for words in (
        "Thank, from 19 Mar",
        "Connect, from 20 Mar",
        "Door, from 21 Mar",
        "Inventory, from 22 Mar",
    ):
        assert words in lines


def test_the_days_expected_are_those_that_come(alice):
    plan = a_no(alice, "Acme", days_ago=0, depth="a_lot")
    fresh = RecoveryPlan.objects.with_words().get(pk=plan.pk)
    expected = outlook.days(fresh, now=make.NOW)
    came = {}
    while row := FollowUp.objects.open().of_plans().first():
        came[step(plan, key_of(row)).pk] = row.due_on
        at = alice.morning_of(row.due_on) + timedelta(hours=1)
        recovery.settle(row, verb="complete", now=at, via="page")
    assert came == expected


@pytest.mark.parametrize(
    ("depth", "first"), [("somewhat", "Thank, from 11 Mar"), ("a_lot", "Inventory, from 15 Mar")]
)
def test_a_step_whose_day_is_to_come_is_named_and_opens_only_when_asked_for(client, alice, depth, first):
    application = after_a_talk(alice) if depth == "somewhat" else make.application(alice)
    plan = told_no(application, now=make.NOW)
    page = get(client, reverse("plan", args=[plan.pk]))
    page = page.press(client, {"somewhat": "Somewhat", "a_lot": "A lot"}[depth])
    if depth == "a_lot":
        page = page.press(client, "No quiet")
    assert page.heading == "All steps" and first in page.main
    assert "Nothing is asked of you here before" in page.main
    assert page.has_button("Undo") and page.link("A line to tell someone") and page.link("Write it out")
    opened = get(client, page.link("Open the next one"))
    assert opened.heading in {
        "Who was it you spoke with?",
        "What do you know now about the field, the company or the role that you can use?",
    }
