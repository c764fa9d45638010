"""One step opens after another: done, let go, left out, moved, undone, ended."""

from datetime import timedelta

import pytest

from applications.models import FollowUp, FollowUpAct
from reflections import hello, leaving_out, recovery, steps
from reflections.models import Depth, RecoveryPlan
from tests import builders
from tests.reflections.story import (
    MONDAY,
    after_a_talk,
    at,
    every_day,
    key_of,
    on_today,
    open_follow_ups,
    step,
    the_open_one,
    told_no,
)

pytestmark = pytest.mark.django_db
TUESDAY, WEDNESDAY = at(MONDAY + timedelta(days=1)), at(MONDAY + timedelta(days=2))


@pytest.fixture
def plan() -> RecoveryPlan:
    return told_no(after_a_talk(every_day()), depth=Depth.SOMEWHAT, now=at(MONDAY))


@pytest.mark.parametrize("verb", ["complete", "let_go"])
@pytest.mark.parametrize("via", ["page", "mail"])
def test_settling_a_step_alone_opens_the_next_whoever_pressed_the_button(plan, verb, via):
    act = recovery.settle(the_open_one(plan), verb=verb, now=TUESDAY, via=via)
    assert (act.verb, act.via) == (verb, via)
    assert key_of(the_open_one(plan)) == "connect"


def test_a_second_press_changes_nothing(plan):
    thank = the_open_one(plan)
    recovery.settle(thank, verb="complete", now=TUESDAY, via="page")
    assert recovery.settle(thank, verb="complete", now=TUESDAY, via="mail") is None
    assert recovery.settle(thank, verb="let_go", now=TUESDAY, via="mail") is None
    assert key_of(the_open_one(plan)) == "connect"
    assert FollowUpAct.objects.count() == 1


def test_snoozing_a_step_opens_nothing(plan):
    the_open_one(plan).snooze(MONDAY + timedelta(days=3), now=TUESDAY, via="mail")
    assert key_of(the_open_one(plan)) == "thank"
    assert on_today(plan.owner, TUESDAY) == []


def test_a_follow_up_of_no_plan_settles_by_itself(plan):
    other = FollowUp.objects.create(
        owner=plan.owner, application=plan.event.application, kind="other", due_on=MONDAY
    )
    recovery.settle(other, verb="complete", now=TUESDAY, via="page")
    assert key_of(the_open_one(plan)) == "thank"


def test_a_step_left_out_is_not_asked_and_the_next_one_opens(plan):
    leaving_out.leave_out(step(plan, "thank"), now=TUESDAY)
    assert key_of(the_open_one(plan)) == "connect"
    leaving_out.leave_out(step(plan, "thank"), now=TUESDAY)
    assert key_of(the_open_one(plan)) == "connect"


def test_a_later_step_can_be_left_out_before_its_turn(plan):
    leaving_out.leave_out(step(plan, "connect"), now=TUESDAY)
    assert key_of(the_open_one(plan)) == "thank"
    recovery.settle(the_open_one(plan), verb="complete", now=TUESDAY, via="page")
    assert key_of(the_open_one(plan)) == "door"


def test_a_later_step_can_be_finished_before_its_turn(plan):
    recovery.finish(step(plan, "door"), now=TUESDAY)
    assert key_of(the_open_one(plan)) == "thank"
    assert step(plan, "door").follow_up.completed_at == TUESDAY
    assert recovery.finish(step(plan, "door"), now=TUESDAY) is None
    recovery.settle(the_open_one(plan), verb="complete", now=TUESDAY, via="page")
    assert key_of(the_open_one(plan)) == "connect"


def test_the_last_step_ends_the_plan(plan):
    while open_follow_ups(plan):
        recovery.settle(the_open_one(plan), verb="complete", now=TUESDAY, via="page")
    assert RecoveryPlan.objects.get(pk=plan.pk).has_ended(TUESDAY)
    assert not RecoveryPlan.objects.open(TUESDAY).exists()


def test_an_open_step_is_moved_with_its_follow_up_and_a_waiting_one_opens_on_its_new_day(plan):
    friday = MONDAY + timedelta(days=4)
    steps.move(step(plan, "thank"), friday, now=TUESDAY)
    assert the_open_one(plan).due_on == friday
    steps.move(step(plan, "connect"), friday + timedelta(days=3), now=TUESDAY)
    assert key_of(the_open_one(plan)) == "thank"
    recovery.settle(the_open_one(plan), verb="complete", now=at(friday), via="page")
    assert the_open_one(plan).due_on == friday + timedelta(days=3)


def test_undo_opens_the_step_again_and_closes_the_one_it_had_opened(plan):
    act = recovery.settle(the_open_one(plan), verb="complete", now=TUESDAY, via="mail")
    assert recovery.undo(act, now=TUESDAY + timedelta(hours=1))
    thank = the_open_one(plan)
    assert key_of(thank) == "thank"
    assert thank.due_on == MONDAY + timedelta(days=1)
    recovery.settle(thank, verb="complete", now=WEDNESDAY, via="page")
    assert key_of(the_open_one(plan)) == "connect"


def test_undo_closes_the_step_it_had_opened_even_where_that_was_put_off(plan):
    act = recovery.settle(the_open_one(plan), verb="complete", now=TUESDAY, via="page")
    the_open_one(plan).snooze(MONDAY + timedelta(days=6), now=TUESDAY, via="page")
    recovery.undo(act, now=TUESDAY)
    assert key_of(the_open_one(plan)) == "thank"


def test_undo_of_an_earlier_step_keeps_what_was_done_after_it(plan):
    act = recovery.settle(the_open_one(plan), verb="complete", now=TUESDAY, via="page")
    recovery.settle(the_open_one(plan), verb="complete", now=TUESDAY, via="page")
    recovery.undo(act, now=TUESDAY)
    assert key_of(the_open_one(plan)) == "thank"
    assert step(plan, "connect").follow_up.completed_at == TUESDAY
    recovery.settle(the_open_one(plan), verb="complete", now=WEDNESDAY, via="page")
    assert key_of(the_open_one(plan)) == "door"


def test_undo_of_leaving_a_step_out_asks_for_it_again(plan):
    leaving_out.leave_out(step(plan, "thank"), now=TUESDAY)
    act = step(plan, "thank").follow_up.acts.get()
    assert recovery.undo(act, now=TUESDAY)
    assert step(plan, "thank").left_out_at is None
    assert key_of(the_open_one(plan)) == "thank"


def test_undo_works_for_a_day_and_once(plan):
    act = recovery.settle(the_open_one(plan), verb="complete", now=TUESDAY, via="page")
    assert not recovery.undo(act, now=TUESDAY + timedelta(days=1, seconds=1))
    assert recovery.undo(act, now=TUESDAY + timedelta(days=1))
    assert not recovery.undo(act, now=TUESDAY + timedelta(days=1))


def test_undo_is_refused_after_another_act(plan):
    thank = the_open_one(plan)
    act = thank.snooze(MONDAY + timedelta(days=2), now=TUESDAY, via="page")
    recovery.settle(thank, verb="complete", now=WEDNESDAY, via="page")
    assert not recovery.undo(act, now=WEDNESDAY)


def test_an_undo_after_they_came_back_wakes_no_step(plan):
    act = recovery.settle(the_open_one(plan), verb="complete", now=TUESDAY, via="mail")
    recovery.reopen(plan.event.application, now=TUESDAY)
    assert not recovery.undo(act, now=TUESDAY)
    assert open_follow_ups(plan) == []


def test_of_several_open_plans_only_the_oldest_no_is_mentioned():
    owner = every_day()
    younger = told_no(after_a_talk(owner, title="Editor"), depth=Depth.SOMEWHAT, now=at(MONDAY))
    older = told_no(
        after_a_talk(owner, title="Author"),
        depth=Depth.SOMEWHAT,
        on=MONDAY - timedelta(days=2),
        now=at(MONDAY),
    )
    friday = at(MONDAY + timedelta(days=4))
    mentioned = FollowUp.objects.mentionable(owner, friday).of_plans().get()
    assert mentioned.application == older.event.application
    assert [p.pk for p in RecoveryPlan.objects.of(owner).open(friday)] == [older.pk, younger.pk]
    leaving_out.end(older, now=friday)
    assert FollowUp.objects.mentionable(owner, friday).get().application == younger.event.application


def test_a_plan_in_its_quiet_lets_a_younger_one_speak():
    owner = every_day()
    sunday = MONDAY - timedelta(days=1)
    told_no(after_a_talk(owner, title="Author"), depth=Depth.A_LOT, on=sunday, now=at(MONDAY))
    told_no(after_a_talk(owner, title="Editor"), depth=Depth.SOMEWHAT, now=at(MONDAY))
    morning = owner.morning_of(MONDAY + timedelta(days=1))
    before = FollowUp.objects.mentionable(owner, morning - timedelta(minutes=1)).get()
    assert before.application.title == "Editor"
    assert FollowUp.objects.mentionable(owner, morning).get().application.title == "Author"


def test_another_person_s_plan_is_not_mentioned(plan):
    assert not FollowUp.objects.mentionable(builders.stranger(), WEDNESDAY).exists()


def test_a_day_to_say_hello_is_one_a_person_and_moves_when_pressed_again(plan):
    maria = builders.contact(plan.owner, for_=plan.event.application)
    first = hello.say_hello_in(plan.event.application, 90, contact_id=maria.pk, now=TUESDAY)
    recovery.settle(first, verb="let_go", now=TUESDAY, via="page")
    again = hello.say_hello_in(plan.event.application, 30, contact_id=maria.pk, now=TUESDAY)
    assert again == first
    assert again.is_open
    assert again.due_on == MONDAY + timedelta(days=31)
    hello.say_hello_in(plan.event.application, 90, contact_id=None, now=TUESDAY)
    assert FollowUp.objects.filter(kind="keep_in_touch").count() == 2
