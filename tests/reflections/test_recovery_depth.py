"""The depth can be raised and lowered at any time; what was done stays done."""

from datetime import timedelta

import pytest

from reflections import leaving_out, recovery, steps
from reflections.models import Depth, RecoveryPlan
from tests.reflections.story import (
    MONDAY,
    after_a_talk,
    at,
    every_day,
    key_of,
    keys,
    on_today,
    open_follow_ups,
    step,
    the_open_one,
    told_no,
    walk,
)

pytestmark = pytest.mark.django_db


def told(depth: str) -> RecoveryPlan:
    return told_no(after_a_talk(every_day()), depth=depth, now=at(MONDAY))


def choose(plan: RecoveryPlan, depth: str, *, day: int = 0) -> RecoveryPlan:
    steps.choose_depth(plan, depth, now=at(MONDAY + timedelta(days=day)))
    return RecoveryPlan.objects.get(pk=plan.pk)


def test_lowered_at_once_to_somewhat_it_is_as_if_somewhat_had_been_chosen_first():
    plan = choose(told(Depth.A_LOT), Depth.SOMEWHAT)
    assert not plan.event.application.is_quiet(at(MONDAY))
    assert keys(plan) == ["thank", "connect", "door", "inventory"]
    assert walk(plan, now=at(MONDAY)) == [("thank", 1), ("connect", 1), ("door", 1), ("inventory", 4)]


def test_raised_at_once_to_a_lot_it_is_as_if_a_lot_had_been_chosen_first():
    plan = choose(told(Depth.SOMEWHAT), Depth.A_LOT)
    assert plan.event.application.is_quiet(at(MONDAY))
    assert [day for _key, day in walk(plan, now=at(MONDAY))] == [2, 3, 4, 5, 5]


@pytest.mark.parametrize("depth", [Depth.A_LOT, Depth.SOMEWHAT])
def test_lowered_to_not_much_nothing_is_asked_any_more_and_the_quiet_is_over(depth):
    plan = choose(told(depth), Depth.NOT_MUCH)
    assert keys(plan) == []
    assert open_follow_ups(plan) == []
    assert not plan.event.application.is_quiet(at(MONDAY))
    assert plan.has_ended(at(MONDAY))


def test_lowered_and_raised_again_the_same_follow_up_returns():
    plan = told(Depth.SOMEWHAT)
    before = the_open_one(plan)
    plan = choose(plan, Depth.NOT_MUCH)
    plan = choose(plan, Depth.SOMEWHAT)
    assert the_open_one(plan) == before


def test_what_was_done_stays_done_when_the_depth_is_raised():
    plan = told(Depth.SOMEWHAT)
    tuesday = at(MONDAY + timedelta(days=1))
    recovery.settle(the_open_one(plan), verb="complete", now=tuesday, via="page")
    plan = choose(plan, Depth.A_LOT, day=1)
    assert step(plan, "thank").follow_up.completed_at == tuesday
    assert key_of(the_open_one(plan)) == "connect"
    assert step(plan, "inventory").opens_on == MONDAY + timedelta(days=5)


def test_what_was_done_stays_on_record_when_the_depth_is_lowered():
    plan = told(Depth.A_LOT)
    recovery.settle(the_open_one(plan), verb="complete", now=at(MONDAY + timedelta(days=2)), via="page")
    plan = choose(plan, Depth.NOT_MUCH, day=2)
    assert keys(plan) == ["thank"]
    plan = choose(plan, Depth.SOMEWHAT, day=2)
    assert key_of(the_open_one(plan)) == "connect"


def test_what_is_due_already_stays_due_when_the_depth_is_lowered():
    plan = told(Depth.A_LOT)
    thursday = at(MONDAY + timedelta(days=3))
    assert on_today(plan.owner, thursday) == ["thank"]
    plan = choose(plan, Depth.SOMEWHAT, day=3)
    assert on_today(plan.owner, thursday) == ["thank"]
    assert not the_open_one(plan).acts.exists()


def test_raised_late_the_quiet_lasts_until_tomorrow():
    plan = choose(told(Depth.NOT_MUCH), Depth.A_LOT, day=5)
    until = plan.event.application.quiet_until
    assert until == plan.owner.morning_of(MONDAY + timedelta(days=6))
    assert (the_open_one(plan).due_on - MONDAY).days == 6


def test_linkedin_turned_on_in_between_adds_the_step_and_never_a_second_open_one():
    plan = told_no(after_a_talk(every_day(uses_linkedin=False)), depth=Depth.SOMEWHAT, now=at(MONDAY))
    recovery.settle(the_open_one(plan), verb="complete", now=at(MONDAY), via="page")
    assert key_of(the_open_one(plan)) == "door"
    plan.owner.uses_linkedin = True
    plan.owner.save()
    plan = choose(RecoveryPlan.objects.get(pk=plan.pk), Depth.A_LOT)
    assert key_of(the_open_one(plan)) == "connect"


def test_an_ended_plan_asks_nothing_and_can_begin_again():
    plan = told(Depth.A_LOT)
    recovery.settle(the_open_one(plan), verb="complete", now=at(MONDAY), via="page")
    leaving_out.end(plan, now=at(MONDAY))
    plan = RecoveryPlan.objects.get(pk=plan.pk)
    assert plan.has_ended(at(MONDAY))
    assert open_follow_ups(plan) == []
    assert not plan.event.application.is_quiet(at(MONDAY))
    plan = choose(plan, Depth.SOMEWHAT, day=1)
    assert key_of(the_open_one(plan)) == "connect"
    assert [key for key, _day in walk(plan, now=at(MONDAY))] == ["connect", "door", "inventory"]


def test_the_same_depth_begins_an_ended_plan_again_too():
    plan = told(Depth.SOMEWHAT)
    leaving_out.end(plan, now=at(MONDAY))
    plan = choose(RecoveryPlan.objects.get(pk=plan.pk), Depth.SOMEWHAT)
    assert key_of(the_open_one(plan)) == "thank"


def test_a_step_left_out_stays_left_out_while_the_plan_runs():
    plan = told(Depth.A_LOT)
    leaving_out.leave_out(step(plan, "thank"), now=at(MONDAY))
    plan = choose(RecoveryPlan.objects.get(pk=plan.pk), Depth.SOMEWHAT)
    assert key_of(the_open_one(plan)) == "connect"


def test_a_depth_chosen_in_a_tab_where_the_no_was_taken_back_elsewhere_does_nothing():
    plan = told("")
    recovery.undo_begin(plan.event, now=at(MONDAY))
    plan = choose(plan, Depth.A_LOT)
    assert plan.depth == ""
    assert open_follow_ups(plan) == []
    assert plan.event.application.quiet_until is None
