"""Wall time and zones: every day has one morning, in the hour that was asked for."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Days, Rhythm, User

ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))
# A machine with much else to do is no fault of theirs.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(date(2025, 1, 1), date(2035, 12, 31))
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))
PEOPLE = st.builds(
    User,
    zone=ZONES,
    morning=CLOCKS,
    evening=CLOCKS,
    days=st.sampled_from(Days.values),
    rhythm=st.sampled_from(Rhythm.values),
)


@UNHURRIED
@given(PEOPLE, DAYS)
def test_a_morning_is_at_the_chosen_hour_unless_the_clocks_skip_it(person, day):
    local = person.morning_of(day).astimezone(person.tz)
    if local.date() == day and local.time() == person.morning:
        return
    # In a gap the hour does not exist: the mail comes as much later as the clock jumped.
    jump = local.replace(tzinfo=None) - datetime.combine(day, person.morning)
    assert timedelta(0) < jump <= timedelta(hours=24)


@UNHURRIED
@given(PEOPLE, DAYS, st.integers(0, 24 * 60))
def test_walking_from_morning_to_morning_meets_each_day_once_and_in_order(person, day, minutes):
    now = datetime.combine(day, time(0), tzinfo=UTC) + timedelta(minutes=minutes)
    met = []
    for _ in range(9):
        person.plan_mails(now=now)
        assert person.next_morning_at > now
        assert person.next_evening_at > now
        now = person.next_morning_at
        met.append(person.today(now))
    assert met == [met[0] + timedelta(days=n) for n in range(9)]


@UNHURRIED
@given(PEOPLE, DAYS)
def test_the_chosen_hours_are_never_night_and_leave_time_to_send(person, day):
    for due_at in (person.morning_of(day), person.evening_of(day)):
        if due_at == person.morning_of(day) or person.evening > time(8):
            assert not person.is_night(due_at)
    assert person.night_of(day) - person.morning_of(day) >= timedelta(hours=1)


@UNHURRIED
@given(PEOPLE, DAYS, st.integers(0, 24 * 60))
def test_whoever_is_asleep_wakes_within_a_day_and_is_awake_then(person, day, minutes):
    now = datetime.combine(day, time(0), tzinfo=UTC) + timedelta(minutes=minutes)
    awake = person.awake_from(now)
    assert now <= awake <= now + timedelta(hours=24)
    assert not person.is_night(awake)
