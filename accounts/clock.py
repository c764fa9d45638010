"""A person's mornings, evenings and nights: wall time and an IANA zone, turned into UTC."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

# No standard for quiet hours was found; 21 to 8 is a judgement, and the person's own hour wins.
NIGHT_FROM, NIGHT_TO = time(21), time(8)


@cache
def zone_names() -> frozenset[str]:
    """Every name this machine knows; reading them walks through some 600 files."""
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    return name in zone_names()


def zone(name: str) -> ZoneInfo:
    """The zone of that name; UTC where the machine no longer knows it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def at(day: date, clock: time, tz: ZoneInfo) -> datetime:
    """Wall time to UTC with PEP 495's fold=0: 02:30 in a spring gap becomes 03:30, in an
    autumn overlap it is the first 02:30."""
    return datetime.combine(day, clock, tzinfo=tz).astimezone(UTC)


def is_weekday(day: date) -> bool:
    return day.weekday() < 5


def next_weekday(day: date) -> date:
    """`day` itself, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=1)


def add_working_days(day: date, count: int) -> date:
    """`count` working days after `day`; weekends do not count, holidays are not known."""
    while count:
        day += timedelta(days=1)
        count -= is_weekday(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; 0 when `end` is not later."""
    return sum(is_weekday(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
