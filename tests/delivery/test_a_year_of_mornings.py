"""A year, hour by hour, for people all over the world: each day its one mail, in the chosen hour."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from accounts.models import Days, Rhythm, User
from applications import agenda, suggestions
from applications.delivery import planning
from applications.models import Reminder

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ZONES = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "America/Adak",
    "America/Anchorage",
    "America/Asuncion",
    "America/Caracas",
    "America/Chicago",
    "America/Godthab",
    "America/Halifax",
    "America/Havana",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Colombo",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Marquesas",
]
CLOCKS = [time(9), time(7, 30), time(2, 30), time(0), time(23, 59), time(20), time(3, 15), time(12)]


class World:
    """The planner, with what it would ask a database kept here. Something is always due."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, people: list[User], begins: datetime) -> None:
        self.now = begins
        self.people, self.rows = people, defaultdict(dict)
        for number, person in enumerate(people):
            person.pk = number
            person.plan_mails(now=begins)
        monkeypatch.setattr(agenda, "follow_ups", lambda *args, **kwargs: [object()])
        monkeypatch.setattr(suggestions, "suggest", lambda *args, **kwargs: [])
        monkeypatch.setattr(Reminder.objects, "expect", self.expect)

    def expect(self, owner: User, *, kind: str, day: date, due_at: datetime, expires_at: datetime) -> None:
        self.rows[owner.pk].setdefault((kind, day), (due_at, expires_at, self.now))

    def tick(self, now: datetime) -> None:
        self.now = now
        for person in self.people:
            if person.next_morning_at <= now:
                person.plan_mails(now=now)
                planning._expect_morning(person, now)


def hours(begins: datetime, ends: datetime) -> Iterator[datetime]:
    while begins < ends:
        yield begins
        begins += HOUR


def people() -> list[User]:
    return [
        User(
            zone=zone,
            morning=CLOCKS[number % len(CLOCKS)],
            days=Days.EVERY if number % 2 else Days.WEEKDAYS,
            rhythm=Rhythm.WEEKLY if number % 5 == 4 else Rhythm.DAILY,
        )
        for number, zone in enumerate(ZONES)
    ]


def wanted_days(person: User, begins: datetime, ends: datetime) -> set[date]:
    first, last = person.today(begins) + DAY, person.today(ends) - DAY
    days = (first + n * DAY for n in range((last - first).days + 1))
    return {day for day in days if person.wants_mail_on(day)}


@pytest.mark.parametrize("year", [2026, 2028])  # 2028 has a 29 February
def test_a_year_brings_each_wanted_day_one_mail_in_its_hour(monkeypatch, year):
    begins, ends = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 4, tzinfo=UTC)
    world = World(monkeypatch, people(), begins)
    for now in hours(begins, ends):
        world.tick(now)
    assert len(world.people) == 40
    for person in world.people:
        rows = world.rows[person.pk]
        wanted = wanted_days(person, begins, ends)
        days = [day for _kind, day in rows]
        assert len(days) == len(set(days)), person.zone
        assert wanted <= set(days), (person.zone, sorted(wanted - set(days))[:3])
        assert all(person.wants_mail_on(day) for day in days)
        for (_kind, day), (due_at, expires_at, made_at) in rows.items():
            assert due_at == person.morning_of(day)
            assert due_at <= made_at < due_at + HOUR
            assert not person.is_night(made_at) and made_at < expires_at, (person.zone, day)


def test_after_an_outage_nobody_is_woken_and_nobody_gets_two(monkeypatch):
    begins, chance = datetime(2026, 3, 1, tzinfo=UTC), random.Random(3)
    world = World(monkeypatch, people(), begins)
    now, ends = begins, begins + 60 * DAY
    while now < ends:
        before = {person.pk: len(world.rows[person.pk]) for person in world.people}
        world.tick(now)
        for person in world.people:
            new = len(world.rows[person.pk]) - before[person.pk]
            assert new <= 1
            assert not (new and person.is_night(now)), (person.zone, now)
        now += chance.choice([HOUR, 3 * HOUR, 30 * HOUR, 3 * DAY])


def test_a_server_clock_that_jumps_makes_no_day_twice(monkeypatch):
    """Forward by a day and more, and back again: a day that had its mail has it."""
    begins, chance = datetime(2026, 10, 20, tzinfo=UTC), random.Random(4)
    world = World(monkeypatch, people(), begins)
    for now in hours(begins, begins + 20 * DAY):
        world.tick(now + chance.choice([0, 0, 0, 0, 0, 25, -25]) * HOUR)
    for person in world.people:
        days = [day for _kind, day in world.rows[person.pk]]
        assert len(days) == len(set(days))
        assert all(due < expires for due, expires, _made in world.rows[person.pk].values())


def test_moving_through_the_zones_of_the_world_brings_one_mail_a_day_at_most(monkeypatch):
    begins, chance = datetime(2026, 6, 1, tzinfo=UTC), random.Random(5)
    traveller = User(zone="Pacific/Kiritimati", days=Days.EVERY)
    monkeypatch.setattr(User, "save", lambda *args, **kwargs: None)
    world = World(monkeypatch, [traveller], begins)
    made: list[tuple[datetime, date]] = []
    for now in hours(begins, begins + 90 * DAY):
        if chance.random() < 0.05:
            traveller.adjust(now=now, zone=chance.choice(ZONES))
        before = len(world.rows[0])
        world.tick(now)
        if len(world.rows[0]) > before:
            assert not traveller.is_night(now)
            made.append((now, traveller.today(now)))
    assert len({day for _now, day in made}) == len(made)
    assert len(made) > 60
