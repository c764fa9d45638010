"""Every case at every depth, over weekends, changing clocks and the year's end: which steps, on which days,
with which draft. The days are worked out here anew, from the table in the design."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from accounts.models import User
from applications.models import FollowUp
from reflections import drafts, people, recovery, steps
from reflections.models import RecoveryPlan
from tests.reflections.story import every_day, key_of, plan_of, weekdays_only
from tests.reflections.test_variants import CASES, told_by

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class When:
    news: date
    zone: str = "Europe/Berlin"
    weekdays: bool = False

    def person(self, number: int) -> User:
        make = weekdays_only if self.weekdays else every_day
        return make(email=f"ana{number}@example.org", zone=self.zone)


WHEN = [
    When(date(2026, 3, 9)),  # a Monday like any other
    When(date(2026, 3, 12), weekdays=True),  # over a weekend
    When(date(2026, 3, 28)),  # the clock goes forward on the 29th
    When(date(2026, 10, 23), weekdays=True),  # and back on the 25th, at a weekend
    When(date(2026, 12, 30), "Pacific/Kiritimati", weekdays=True),  # the year ends
    When(date(2028, 2, 27), "America/Los_Angeles"),  # a long February
]
AFTER = {  # days after the news, and days of rest after the step before
    "a_lot": {"thank": (2, 0), "connect": (3, 1), "door": (4, 1), "inventory": (5, 1), "forward": (5, 0)},
    "somewhat": {"thank": (1, 0), "connect": (1, 0), "door": (1, 0), "inventory": (4, 0)},
}


def days_for(keys: list[str], depth: str, when: When) -> list[date]:
    """Each step done on the day it is due."""
    found: list[date] = []
    for key in keys:
        earliest, rest = AFTER[depth][key]
        day = when.news + timedelta(days=earliest)
        if found:
            day = max(day, found[-1] + timedelta(days=rest))
        while when.weekdays and day.weekday() > 4:
            day += timedelta(days=1)
        found.append(day)
    return found


def done_one_after_another(plan: RecoveryPlan) -> list[tuple[str, date]]:
    found: list[tuple[str, date]] = []
    while row := FollowUp.objects.open().of_plans().filter(application=plan.event.application).first():
        found.append((key_of(row), row.due_on))
        at = plan.owner.morning_of(row.due_on) + timedelta(hours=1)
        recovery.settle(row, verb="complete", now=at, via="page")
    return found


@pytest.mark.parametrize("depth", ["a_lot", "somewhat", "not_much"])
@pytest.mark.parametrize("name", CASES)
def test_the_steps_their_days_and_the_first_draft(name, depth):
    case = CASES[name]
    for number, when in enumerate(WHEN):
        owner = when.person(number)
        now = owner.morning_of(when.news) + timedelta(hours=2)
        application, event = told_by(case, owner, now=now)
        plan = plan_of(event)
        steps.choose_depth(plan, depth, now=now)
        wanted = [k for k in case.steps if k in AFTER.get(depth, {})]
        assert done_one_after_another(plan) == list(zip(wanted, days_for(wanted, depth, when), strict=True))
        whom = people.to_write_to(event)
        assert bool(whom) == bool(case.opens)
        if whom:
            text = drafts.body("high_road_note", application, whom[0].contact, event=event, now=now)
            greeting, opening, *_rest = text.split("\n\n")
            assert greeting == "Dear Maria," and opening.startswith(case.opens)
