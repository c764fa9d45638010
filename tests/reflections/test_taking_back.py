"""What was left out or ended comes back; days follow a corrected day; LinkedIn follows its switch."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Application
from reflections import facts, leaving_out, recovery, steps
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.pages import get
from tests.reflections.story import (
    MONDAY,
    after_a_talk,
    at,
    every_day,
    key_of,
    keys,
    open_follow_ups,
    step,
    the_open_one,
    told_no,
)

pytestmark = pytest.mark.django_db
TUESDAY = at(MONDAY + timedelta(days=1))


@pytest.fixture
def plan() -> RecoveryPlan:
    return told_no(after_a_talk(every_day()), depth="a_lot", now=at(MONDAY))


def state(plan: RecoveryPlan) -> tuple[object, ...]:
    row = Application.objects.get(rejections=plan.event)
    left_out = list(plan.steps.order_by("position").values_list("key", "left_out_at", "opens_on"))
    return row.quiet_until, row.hold_rest, left_out, [(key_of(f), f.due_on) for f in open_follow_ups(plan)]


# ---- they came back, and did not after all -------------------------------------------
@pytest.mark.parametrize("days", [1, 4, 7])
@pytest.mark.parametrize("hold", [True, False])
def test_the_quiet_that_was_chosen_is_restored_with_its_switch(plan, days, hold):
    until = plan.owner.morning_of(MONDAY + timedelta(days=days))
    steps.be_quiet(plan, until, hold_rest=hold, now=at(MONDAY))
    before = state(plan)
    recovery.reopen(plan.event.application, now=at(MONDAY) + timedelta(hours=1))
    assert Application.objects.get().quiet_until is None
    recovery.undo_reopen(plan.event.application, now=at(MONDAY) + timedelta(hours=2))
    assert state(plan) == before


def test_where_no_quiet_was_chosen_none_begins(plan):
    steps.be_quiet(plan, None, hold_rest=True, now=at(MONDAY))
    before = state(plan)
    recovery.reopen(plan.event.application, now=at(MONDAY) + timedelta(hours=1))
    recovery.undo_reopen(plan.event.application, now=at(MONDAY) + timedelta(hours=2))
    assert state(plan) == before


def test_a_quiet_that_would_be_over_by_now_does_not_come_back(plan):
    recovery.reopen(plan.event.application, now=TUESDAY)
    recovery.undo_reopen(plan.event.application, now=at(MONDAY + timedelta(days=3)))
    assert Application.objects.get().quiet_until is None
    assert key_of(the_open_one(plan)) == "thank"


# ---- left out, and ended -------------------------------------------------------------
@pytest.mark.parametrize("key", ["thank", "connect", "door", "inventory", "forward"])
def test_a_step_left_out_is_put_back_where_it_was(plan, key):
    before = state(plan)
    leaving_out.leave_out(step(plan, key), now=TUESDAY)
    assert state(plan) != before
    assert leaving_out.put_back(step(plan, key), now=TUESDAY + timedelta(minutes=1))
    assert state(plan) == before
    assert not leaving_out.put_back(step(plan, key), now=TUESDAY + timedelta(minutes=2))


def test_an_ended_plan_goes_on_where_it_was_quiet_and_all(plan):
    leaving_out.leave_out(step(plan, "connect"), now=at(MONDAY) + timedelta(minutes=5))
    before = state(plan)
    left = leaving_out.end(plan, now=TUESDAY)
    assert RecoveryPlan.objects.get().has_ended(TUESDAY)
    assert open_follow_ups(plan) == []
    assert leaving_out.put_back(left[0], now=TUESDAY + timedelta(minutes=1))
    assert state(plan) == before


def test_after_a_day_or_after_they_came_back_nothing_is_put_back(plan):
    leaving_out.leave_out(step(plan, "thank"), now=TUESDAY)
    assert not leaving_out.put_back(step(plan, "thank"), now=TUESDAY + timedelta(days=1, seconds=1))
    recovery.reopen(plan.event.application, now=TUESDAY)
    assert not leaving_out.put_back(step(plan, "thank"), now=TUESDAY)


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = every_day()
    client.force_login(person)
    return person


def test_both_pages_offer_the_undo_at_once(client, alice):
    plan = told_no(after_a_talk(alice), depth="a_lot", now=make.NOW)
    door = get(client, reverse("door", args=[plan.pk])).press(client, "Leave this out")
    assert "Left out." in door.main
    assert "As it was before." in door.press(client, "Undo").main
    assert step(plan, "door").left_out_at is None
    ended = get(client, reverse("plan_steps", args=[plan.pk])).press(client, "End this plan")
    assert "The plan has ended. What you wrote stays." in ended.main
    assert ended.press(client, "Undo").heading == "Quiet until Thursday morning."


def test_a_step_left_out_leads_to_the_next_only_where_that_is_due(client, alice, time_machine):
    plan = told_no(after_a_talk(alice), depth="a_lot", now=make.NOW)
    make.contact(alice, for_=plan.event.application)
    time_machine.move_to(make.NOW + timedelta(days=2), tick=False)
    page = get(client, reverse("plan", args=[plan.pk])).press(client, "Leave this out")
    assert page.heading == "All steps"
    time_machine.move_to(make.NOW + timedelta(days=3), tick=False)
    assert get(client, reverse("plan", args=[plan.pk])).heading == "Connect with Maria Ortiz"


# ---- another day ---------------------------------------------------------------------
@pytest.mark.parametrize("first", range(0, 13, 3))
@pytest.mark.parametrize("then", range(0, 13, 3))
@pytest.mark.parametrize("talked", [True, False])
def test_no_step_comes_before_its_day_however_the_day_is_corrected(first, then, talked):
    application = after_a_talk(every_day()) if talked else make.application(every_day())
    plan = told_no(application, on=MONDAY - timedelta(days=first), depth="a_lot", now=at(MONDAY))
    recovery.correct_day(plan.event, MONDAY - timedelta(days=then), now=at(MONDAY))
    plan = RecoveryPlan.objects.get(pk=plan.pk)
    earliest = {"thank": 1, "connect": 3, "door": 4, "inventory": 5, "forward": 5}
    for row in plan.steps.exclude(key="quiet"):
        assert (row.opens_on - plan.event.happened_on).days >= earliest[row.key], row.key
    opened = the_open_one(plan)
    assert (opened.due_on - plan.event.happened_on).days >= earliest[key_of(opened)]


def test_a_day_chosen_for_a_step_stays_when_more_is_learned(plan):
    friday_week = MONDAY + timedelta(days=11)
    steps.move(step(plan, "inventory"), friday_week, now=at(MONDAY))
    plan.event.channel = "call"
    plan.event.save()
    facts.learn(plan.event, now=TUESDAY)
    assert step(plan, "inventory").opens_on == friday_week


# ---- the switch in the settings ------------------------------------------------------
def test_turning_linkedin_off_and_on_in_the_settings_fits_open_plans_at_once(client, alice):
    plan = told_no(after_a_talk(alice), depth="somewhat", now=make.NOW)
    recovery.settle(the_open_one(plan), verb="complete", now=make.NOW, via="page")
    assert key_of(the_open_one(plan)) == "connect"
    page = get(client, reverse("settings"))
    data = next(b.data for b in page.buttons() if b.data.get("section") == "you")
    client.post(reverse("settings"), {k: v for k, v in data.items() if k != "uses_linkedin"})
    assert "connect" not in keys(plan)
    assert key_of(the_open_one(plan)) == "door"
    client.post(reverse("settings"), data | {"uses_linkedin": "on"})
    assert key_of(the_open_one(plan)) == "connect"


def test_settings_that_cannot_be_kept_change_no_plan(client, alice):
    plan = told_no(after_a_talk(alice), depth="somewhat", now=make.NOW)
    assert client.post(reverse("settings"), {"section": "you", "zone": "Nowhere"}).status_code == 422
    assert "connect" in keys(plan)
