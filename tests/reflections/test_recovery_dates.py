"""Which steps, and on which days: design section 4 as tables."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from applications.models import Ending, Kind, Role
from reflections import steps
from reflections.models import Depth
from tests import builders
from tests.reflections.story import (
    MONDAY,
    after_a_talk,
    at,
    every_day,
    keys,
    open_follow_ups,
    step,
    the_open_one,
    told_no,
    walk,
    weekdays_only,
)

pytestmark = pytest.mark.django_db

ALL_SIX = ["quiet", "thank", "connect", "door", "inventory", "forward"]
FOUR = ["thank", "connect", "door", "inventory"]


@pytest.mark.parametrize(
    ("depth", "expected"), [(Depth.A_LOT, ALL_SIX), (Depth.SOMEWHAT, FOUR), (Depth.NOT_MUCH, [])]
)
def test_the_depth_decides_how_many_steps_there_are(depth, expected):
    plan = told_no(after_a_talk(every_day()), depth=depth, now=builders.NOW)
    assert keys(plan) == expected
    assert len(open_follow_ups(plan)) == (1 if expected else 0)


@pytest.mark.parametrize(("depth", "expected"), [(Depth.A_LOT, ALL_SIX), (Depth.SOMEWHAT, FOUR)])
@pytest.mark.parametrize("ending", [Ending.NO_ANSWER, Ending.POSITION_CLOSED, Ending.OFFER_WITHDRAWN])
def test_other_endings_have_the_same_steps_after_a_talk(ending, depth, expected):
    plan = told_no(after_a_talk(every_day()), ending=ending, depth=depth, now=builders.NOW)
    assert keys(plan) == expected


@pytest.mark.parametrize("ending", Ending.values)
def test_where_nobody_was_met_nobody_is_thanked_however_it_ended(ending):
    plan = told_no(builders.application(every_day()), ending=ending, depth="a_lot", now=builders.NOW)
    assert keys(plan) == ["quiet", "inventory", "forward"]


@pytest.mark.parametrize("stage", ["screening", "interviewing", "offer"])
def test_a_stage_of_talks_says_that_somebody_was_met_although_no_talk_was_put_down(stage):
    plan = told_no(builders.application(every_day(), stage=stage), depth="a_lot", now=builders.NOW)
    assert plan.event.variant == "interviews"
    assert keys(plan) == ALL_SIX


def test_a_referrer_alone_is_thanked_and_not_asked_to_connect():
    application = builders.application(every_day())
    builders.contact(application.owner, for_=application, role=Role.REFERRER)
    assert keys(told_no(application, depth="somewhat", now=builders.NOW)) == ["thank", "door", "inventory"]


@pytest.mark.parametrize(
    ("depth", "expected"),
    [(Depth.A_LOT, ["quiet", "inventory", "forward"]), (Depth.SOMEWHAT, ["inventory"])],
)
def test_after_a_form_letter_nobody_is_thanked(depth, expected):
    plan = told_no(builders.application(every_day()), depth=depth, now=builders.NOW)
    assert keys(plan) == expected


@pytest.mark.parametrize("role", [Role.REFERRER, Role.RECRUITER, Role.AGENCY_RECRUITER, Role.REFERENCE])
def test_after_a_form_letter_those_who_vouched_or_recruited_are_thanked(role):
    application = builders.application(every_day())
    builders.contact(application.owner, for_=application, role=role)
    assert keys(told_no(application, depth=Depth.SOMEWHAT, now=builders.NOW))[0] == "thank"


def test_a_person_who_merely_works_there_changes_nothing_after_a_form_letter():
    application = builders.application(every_day())
    builders.contact(application.owner, for_=application, role=Role.EMPLOYEE)
    assert keys(told_no(application, depth=Depth.SOMEWHAT, now=builders.NOW)) == ["inventory"]


@pytest.mark.parametrize("depth", [Depth.A_LOT, Depth.SOMEWHAT])
def test_without_linkedin_there_is_no_connecting(depth):
    plan = told_no(after_a_talk(every_day(uses_linkedin=False)), depth=depth, now=builders.NOW)
    assert "connect" not in keys(plan)
    assert [key for key, _day in walk(plan, now=builders.NOW)][:2] == ["thank", "door"]


A_LOT_EVERY_DAY = [("thank", 2), ("connect", 3), ("door", 4), ("inventory", 5), ("forward", 5)]
SOMEWHAT_EVERY_DAY = [("thank", 1), ("connect", 1), ("door", 1), ("inventory", 4)]


@pytest.mark.parametrize("weekday", range(7))
def test_a_lot_takes_five_days_for_people_who_want_every_day(weekday):
    day0 = MONDAY + timedelta(days=weekday)
    plan = told_no(after_a_talk(every_day()), depth=Depth.A_LOT, now=at(day0))
    assert walk(plan, now=at(day0)) == A_LOT_EVERY_DAY


@pytest.mark.parametrize("weekday", range(7))
def test_somewhat_asks_one_question_on_the_fourth_day(weekday):
    day0 = MONDAY + timedelta(days=weekday)
    plan = told_no(after_a_talk(every_day()), depth=Depth.SOMEWHAT, now=at(day0))
    assert walk(plan, now=at(day0)) == SOMEWHAT_EVERY_DAY


# Days after the news for thank, connect, door, inventory, forward; by the weekday of the news.
A_LOT_WEEKDAYS = [
    (2, 3, 4, 7, 7),  # Monday: Wednesday, Thursday, Friday, and the weekend is skipped
    (2, 3, 6, 7, 7),
    (2, 5, 6, 7, 7),
    (4, 5, 6, 7, 7),
    (3, 4, 5, 6, 6),
    (2, 3, 4, 5, 5),
    (2, 3, 4, 5, 5),
]
SOMEWHAT_WEEKDAYS = [
    (1, 1, 1, 4),
    (1, 1, 1, 6),
    (1, 1, 1, 5),
    (1, 1, 1, 4),
    (3, 3, 3, 4),
    (2, 2, 2, 4),
    (1, 1, 1, 4),
]


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize(("depth", "table"), [("a_lot", A_LOT_WEEKDAYS), ("somewhat", SOMEWHAT_WEEKDAYS)])
def test_people_who_want_weekdays_only_are_asked_nothing_at_a_weekend(depth, table, weekday):
    day0 = MONDAY + timedelta(days=weekday)
    plan = told_no(after_a_talk(weekdays_only()), depth=depth, now=at(day0))
    days = tuple(day for _key, day in walk(plan, now=at(day0)))
    assert days == table[weekday]
    assert all((day0 + timedelta(days=n)).weekday() < 5 for n in days)


@pytest.mark.parametrize(
    ("zone", "day0"),
    [
        ("Europe/Berlin", date(2026, 3, 28)),  # the clock goes forward on the 29th
        ("Europe/Berlin", date(2026, 10, 24)),  # and back on the 25th
        ("America/New_York", date(2026, 3, 7)),
        ("America/New_York", date(2026, 10, 31)),
        ("Australia/Lord_Howe", date(2026, 4, 4)),  # by half an hour
        ("Pacific/Kiritimati", date(2026, 12, 30)),  # fourteen hours ahead, over the year's end
        ("America/Los_Angeles", date(2027, 2, 27)),  # over a short February
        ("Europe/Berlin", date(2028, 2, 28)),  # over a long one
    ],
)
def test_days_and_mornings_hold_when_the_clock_changes_and_at_the_end_of_months_and_years(zone, day0):
    owner = every_day(zone=zone)
    news = owner.evening_of(day0)
    plan = told_no(after_a_talk(owner), ending="no_answer", depth="a_lot", now=news)
    until = plan.event.application.quiet_until.astimezone(ZoneInfo(zone))
    assert (until.date(), until.hour, until.minute) == (day0 + timedelta(days=2), 9, 0)
    assert the_open_one(plan).due_on == day0 + timedelta(days=2)
    assert walk(plan, now=news) == A_LOT_EVERY_DAY


def test_news_shortly_before_midnight_counts_for_the_day_on_the_person_s_wall():
    owner = every_day(zone="America/Los_Angeles")
    late_evening = owner.morning_of(date(2026, 3, 10)) + timedelta(hours=14, minutes=50)  # 23:50 there
    plan = told_no(builders.application(owner, now=late_evening), ending="no_answer", now=late_evening)
    assert plan.event.happened_on == date(2026, 3, 10)


def test_the_inventory_waits_for_the_fifth_day_after_a_lot_even_when_nobody_is_thanked():
    plan = told_no(builders.application(every_day()), depth=Depth.A_LOT, now=builders.NOW)
    assert walk(plan, now=builders.NOW) == [("inventory", 5), ("forward", 5)]


def test_the_inventory_comes_the_day_after_the_door_when_all_went_slowly():
    plan = told_no(after_a_talk(every_day()), depth=Depth.A_LOT, now=at(MONDAY))
    assert walk(plan, now=at(MONDAY + timedelta(days=7))) == [
        ("thank", 2),  # it was due on day 2 and was done on day 7
        ("connect", 8),
        ("door", 9),
        ("inventory", 10),
        ("forward", 10),
    ]


@pytest.mark.parametrize("depth", [Depth.A_LOT, Depth.SOMEWHAT])
@pytest.mark.parametrize("days_late", range(12))
def test_a_note_comes_never_on_the_day_of_the_news_and_never_first_after_the_eighth(depth, days_late):
    chosen = at(MONDAY + timedelta(days=days_late))
    plan = told_no(after_a_talk(every_day()), now=at(MONDAY))
    steps.choose_depth(plan, depth, now=chosen)
    thank = step(plan, "thank")
    if thank.left_out_at:
        assert days_late >= 8
        assert the_open_one(plan).rule_key.endswith(":connect")
    else:
        assert 1 <= (the_open_one(plan).due_on - MONDAY).days <= 8
        assert the_open_one(plan).due_on > MONDAY + timedelta(days=days_late)


def test_a_no_of_more_than_two_weeks_ago_asks_nothing_and_can_still_be_raised():
    application = after_a_talk(every_day())
    plan = told_no(application, on=builders.TODAY - timedelta(days=15), now=builders.NOW)
    assert plan.depth == Depth.NOT_MUCH
    assert not plan.steps.exists()
    assert plan.has_ended(builders.NOW)
    steps.choose_depth(plan, Depth.SOMEWHAT, now=builders.NOW)
    assert step(plan, "thank").left_out_at == builders.NOW
    assert keys(plan) == FOUR


def test_a_no_of_exactly_two_weeks_ago_still_asks_how_much_it_was_wanted():
    plan = told_no(after_a_talk(every_day()), on=builders.TODAY - timedelta(days=14), now=builders.NOW)
    assert plan.depth == ""
    assert plan.wants_answer(builders.NOW)


def test_the_question_left_alone_for_a_week_counts_as_not_much():
    plan = told_no(after_a_talk(every_day()), now=builders.NOW)
    assert plan.wants_answer(builders.NOW + timedelta(days=6, hours=23))
    assert not plan.has_ended(builders.NOW + timedelta(days=6, hours=23))
    assert not plan.wants_answer(builders.NOW + timedelta(days=7))
    assert plan.has_ended(builders.NOW + timedelta(days=7))


@pytest.mark.parametrize(
    ("kind", "expected"), [(Kind.FINAL, "final"), (Kind.TECHNICAL, "interviews"), (None, "form")]
)
def test_the_variant_follows_from_the_rounds_that_took_place(kind, expected):
    application = builders.application(every_day())
    if kind:
        builders.interview(application, day=builders.TODAY - timedelta(days=3), kind=kind)
    builders.interview(application, day=builders.TODAY + timedelta(days=3), kind=Kind.FINAL)  # still ahead
    assert told_no(application, now=builders.NOW).event.variant == expected
