"""Quiet hides everything about its application, and the note comes when it ends."""

from datetime import time, timedelta

import pytest

from applications.models import FollowUp, Mention
from reflections import leaving_out, recovery, steps
from reflections.models import Depth, RecoveryPlan
from tests import builders
from tests.reflections.story import (
    MONDAY,
    after_a_talk,
    at,
    every_day,
    key_of,
    on_today,
    step,
    the_open_one,
    told_no,
    weekdays_only,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> RecoveryPlan:
    return told_no(after_a_talk(every_day()), depth=Depth.A_LOT, now=at(MONDAY))


def morning(plan: RecoveryPlan, day: int):
    return plan.owner.morning_of(MONDAY + timedelta(days=day))


def be_quiet(plan: RecoveryPlan, until, *, now, hold_rest: bool = True) -> None:
    steps.be_quiet(RecoveryPlan.objects.get(pk=plan.pk), until, hold_rest=hold_rest, now=now)


def test_the_thank_you_waits_unseen_and_appears_on_the_morning_the_quiet_ends(plan):
    assert on_today(plan.owner, morning(plan, 2) - timedelta(seconds=1)) == []
    assert on_today(plan.owner, morning(plan, 2)) == ["thank"]


def test_quiet_hides_also_what_the_person_set_herself_about_this_application(plan):
    application = plan.event.application
    FollowUp.objects.create(
        owner=plan.owner, application=application, kind="other", title="Ask Jonas", due_on=MONDAY
    )
    other = builders.application(plan.owner, title="Editor", company="Bolt")
    FollowUp.objects.create(owner=plan.owner, application=other, kind="other", title="Call", due_on=MONDAY)
    shown = FollowUp.objects.mentionable(plan.owner, at(MONDAY, time(12)))
    assert [f.title for f in shown] == ["Call"]
    assert len(FollowUp.objects.mentionable(plan.owner, morning(plan, 2))) == 3


def test_quiet_has_no_follow_up_of_its_own_and_settles_by_the_clock(plan):
    quiet = step(plan, "quiet")
    assert quiet.follow_up is None
    assert not quiet.is_settled(morning(plan, 2) - timedelta(seconds=1))
    assert quiet.is_settled(morning(plan, 2))
    assert plan.current_step(at(MONDAY)).key == "quiet"
    assert RecoveryPlan.objects.get(pk=plan.pk).current_step(morning(plan, 2)).key == "thank"


def test_quiet_holds_the_rest_by_default_and_can_let_it_through(plan):
    assert plan.event.application.hold_rest
    be_quiet(plan, morning(plan, 2), hold_rest=False, now=at(MONDAY))
    plan.event.application.refresh_from_db()
    assert not plan.event.application.hold_rest
    assert plan.event.application.is_quiet(at(MONDAY))


@pytest.mark.parametrize(
    ("choice", "until_day", "at_hour", "note_on"),
    [
        ("tonight", 0, time(18), 1),  # the quiet is over tonight, yet no note on the day of the news
        ("tomorrow", 1, time(9), 1),
        ("the morning after next", 2, time(9), 2),
        ("a week", 7, time(9), 7),
        ("the last day", 8, time(9), 8),
    ],
)
def test_the_note_comes_with_the_end_of_the_quiet_that_was_chosen(plan, choice, until_day, at_hour, note_on):
    be_quiet(plan, at(MONDAY + timedelta(days=until_day), at_hour), now=at(MONDAY))
    follow_up = the_open_one(plan)
    assert key_of(follow_up) == "thank", choice
    assert (follow_up.due_on - MONDAY).days == note_on


def test_no_quiet_at_all_brings_the_note_tomorrow_and_not_on_the_day_of_the_news(plan):
    be_quiet(plan, None, now=at(MONDAY))
    assert (the_open_one(plan).due_on - MONDAY).days == 1
    assert on_today(plan.owner, at(MONDAY)) == []
    assert on_today(plan.owner, at(MONDAY + timedelta(days=1))) == ["thank"]


def test_i_am_ready_now_brings_the_note_at_once_on_a_later_day(plan):
    tuesday = at(MONDAY + timedelta(days=1))
    be_quiet(plan, None, now=tuesday)
    assert on_today(plan.owner, tuesday) == ["thank"]


def test_two_more_days_after_the_quiet_has_ended_hide_the_note_again(plan):
    wednesday = at(MONDAY + timedelta(days=2))
    be_quiet(plan, morning(plan, 4), now=wednesday)
    assert on_today(plan.owner, wednesday) == []
    assert on_today(plan.owner, morning(plan, 4)) == ["thank"]
    assert (the_open_one(plan).due_on - MONDAY).days == 4


def test_a_quiet_so_long_that_the_note_would_be_too_late_leaves_it_out(plan):
    be_quiet(plan, morning(plan, 9), now=at(MONDAY))
    assert step(plan, "thank").left_out_at == at(MONDAY)
    follow_up = the_open_one(plan)
    assert key_of(follow_up) == "connect"
    assert (follow_up.due_on - MONDAY).days == 9


def test_making_that_quiet_shorter_again_brings_the_note_back(plan):
    be_quiet(plan, morning(plan, 12), now=at(MONDAY))
    be_quiet(plan, morning(plan, 3), now=at(MONDAY + timedelta(days=1)))
    assert step(plan, "thank").left_out_at is None
    follow_up = the_open_one(plan)
    assert key_of(follow_up) == "thank"
    assert (follow_up.due_on - MONDAY).days == 3


def test_a_note_the_person_left_out_does_not_come_back_with_another_quiet(plan):
    leaving_out.leave_out(step(plan, "thank"), now=at(MONDAY))
    be_quiet(plan, morning(plan, 1), now=at(MONDAY))
    assert key_of(the_open_one(plan)) == "connect"


def test_a_note_offered_in_time_is_not_left_out_by_two_more_days(plan):
    be_quiet(plan, morning(plan, 8), now=at(MONDAY))
    eighth = at(MONDAY + timedelta(days=8))
    assert on_today(plan.owner, eighth) == ["thank"]
    be_quiet(plan, morning(plan, 10), now=eighth)
    assert step(plan, "thank").left_out_at is None
    assert on_today(plan.owner, morning(plan, 10)) == ["thank"]


def test_a_note_sent_during_the_quiet_opens_the_next_step_behind_it(plan):
    recovery.settle(the_open_one(plan), verb="complete", now=at(MONDAY), via="page")
    follow_up = the_open_one(plan)
    assert key_of(follow_up) == "connect"
    assert (follow_up.due_on - MONDAY).days == 3
    assert on_today(plan.owner, morning(plan, 2)) == []


def test_a_quiet_chosen_to_a_weekend_asks_weekday_people_on_monday():
    plan = told_no(after_a_talk(weekdays_only()), depth=Depth.A_LOT, now=at(MONDAY))
    be_quiet(plan, morning(plan, 5), now=at(MONDAY))  # a Saturday
    assert (the_open_one(plan).due_on - MONDAY).days == 7


def test_the_same_choice_twice_changes_nothing(plan):
    before = list(FollowUp.objects.values_list("pk", "due_on"))
    steps.choose_depth(plan, Depth.A_LOT, now=at(MONDAY, time(11)))
    be_quiet(plan, morning(plan, 2), now=at(MONDAY, time(11)))
    assert list(FollowUp.objects.values_list("pk", "due_on")) == before
    assert not the_open_one(plan).acts.exists()
    assert not Mention.objects.exists()
