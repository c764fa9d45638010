"""Which rows the tick makes, and when."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection

from accounts.models import Days, Rhythm, User
from applications.models import MailKind, Reminder
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import follow_up, someone, someone_with_a_list, tick

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 10, 8, tzinfo=UTC)  # nine in Berlin
DAY = timedelta(days=1)


def days() -> list[object]:
    return list(Reminder.objects.order_by("day").values_list("day", flat=True))


def always_something_due(**fields) -> User:
    alice = someone(**fields)
    follow_up(make.application(alice, now=NOW), due_on=TODAY - 30 * DAY)
    return alice


def test_a_row_lives_from_the_morning_to_the_night():
    alice = always_something_due()
    tick(MORNING - timedelta(minutes=1))
    assert not Reminder.objects.exists()
    tick(MORNING)
    row = Reminder.objects.get()
    assert (row.kind, row.day) == (MailKind.DAY, TODAY)
    assert (row.due_at, row.expires_at) == (MORNING, alice.night_of(TODAY))


def test_ticking_again_and_twice_at_once_changes_nothing():
    always_something_due()
    for _ in range(3):
        tick(MORNING)
    User.objects.update(next_morning_at=MORNING)  # as a second beat that read the old date would see it
    tick(MORNING)
    assert days() == [TODAY]


def test_somebody_with_nothing_due_gets_no_row_and_the_date_moves_on():
    alice = someone()
    tick(MORNING)
    alice.refresh_from_db()
    assert not Reminder.objects.exists()
    assert alice.next_morning_at == MORNING + DAY


def test_after_an_outage_of_days_there_is_one_mail_and_it_is_todays():
    always_something_due(days=Days.EVERY)
    tick(MORNING + 4 * DAY + timedelta(hours=3))
    assert days() == [TODAY + 4 * DAY]


def test_after_an_outage_nobody_is_written_to_in_their_night():
    alice = always_something_due(days=Days.EVERY)
    tick(MORNING + timedelta(hours=13))  # 22:00
    assert not Reminder.objects.exists()
    alice.refresh_from_db()
    assert alice.next_morning_at == MORNING + DAY


def test_an_early_outage_does_not_bring_yesterdays_mail():
    always_something_due(days=Days.EVERY)
    tick(MORNING + DAY - timedelta(hours=2))  # seven, the morning after
    assert not Reminder.objects.exists()


@pytest.mark.parametrize(
    "fields, expected",
    [
        ({"days": Days.EVERY}, [0, 1, 2, 3, 4, 5, 6]),
        ({"days": Days.WEEKDAYS}, [0, 1, 2, 3, 6]),  # from a Tuesday on
        ({"rhythm": Rhythm.WEEKLY}, [6]),
        ({"rhythm": Rhythm.OFF}, []),
    ],
)
def test_the_days_are_those_that_were_asked_for(fields, expected):
    always_something_due(**fields)
    for hour in range(0, 7 * 24, 6):
        tick(MORNING + timedelta(hours=hour))
    assert days() == [TODAY + n * DAY for n in expected]


def test_a_pause_leaves_its_days_out():
    alice = always_something_due(days=Days.EVERY)
    alice.pause(MORNING + 2 * DAY, now=NOW - 2 * timedelta(hours=1))
    for number in range(4):
        tick(MORNING + number * DAY)
    assert days() == [TODAY + 2 * DAY, TODAY + 3 * DAY]


def test_a_change_of_hour_counts_at_once_and_never_makes_a_second_mail():
    alice = always_something_due(days=Days.EVERY)
    tick(MORNING)
    alice.refresh_from_db()
    alice.adjust(now=MORNING + timedelta(minutes=5), morning=time(11))
    tick(MORNING + timedelta(hours=3))
    assert days() == [TODAY]
    tick(MORNING + DAY)
    assert days() == [TODAY]
    tick(MORNING + DAY + timedelta(hours=2))
    assert days() == [TODAY, TODAY + DAY]


def test_a_setting_changed_while_the_tick_looked_is_not_overwritten():
    """The tick holds an old row; the person's own date wins."""
    alice = always_something_due()
    later = MORNING + timedelta(hours=5)
    from applications.delivery import planning

    stale = User.objects.get(pk=alice.pk)
    User.objects.filter(pk=alice.pk).update(next_morning_at=later)
    planning._plan_for(stale, "next_morning_at", planning._expect_morning, NOW)
    alice.refresh_from_db()
    assert alice.next_morning_at == later
    assert not Reminder.objects.exists()


def test_one_persons_trouble_does_not_stop_the_others(monkeypatch, caplog):
    first, second = always_something_due(), someone_with_a_list("bob@example.org")
    night_of = User.night_of

    def broken(self, day):
        if self.pk == first.pk:
            raise ValueError("private words")
        return night_of(self, day)

    monkeypatch.setattr(User, "night_of", broken)
    tick(MORNING)
    assert [row.owner for row in Reminder.objects.all()] == [second]
    assert "ValueError" in caplog.text and "private words" not in caplog.text
    monkeypatch.undo()
    tick(MORNING)
    assert Reminder.objects.count() == 2


def test_people_without_anything_to_plan_cost_nothing():
    for number in range(3):
        someone(f"p{number}@example.org")
    tick(MORNING)
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        tick(MORNING + timedelta(minutes=1))
    assert len(queries) <= 12, [q["sql"] for q in queries]


def test_a_mail_has_the_same_message_id_however_often_its_row_is_made():
    always_something_due()
    tick(MORNING)
    first = Reminder.objects.get().message_id
    Reminder.objects.all().delete()
    User.objects.update(next_morning_at=MORNING)
    tick(MORNING)
    assert Reminder.objects.get().message_id == first


@pytest.mark.parametrize("change", [{"morning": time(7)}, {"morning": time(11)}, {"zone": "Asia/Tokyo"}])
def test_a_pause_ends_on_its_morning_also_where_the_hour_was_changed_in_it(change):
    alice = always_something_due(days=Days.EVERY)
    alice.pause(MORNING + 2 * DAY, now=MORNING - timedelta(hours=1))
    alice.adjust(now=MORNING + timedelta(hours=1), **change)
    assert alice.paused_until == alice.morning_of(TODAY + 2 * DAY)
    for number in range(3):
        tick(alice.morning_of(TODAY + number * DAY))
    assert days() == [TODAY + 2 * DAY]


def test_a_list_just_after_midnight_is_that_of_the_day_that_has_begun():
    always_something_due(morning=time(0, 10), evening=time(23, 30))
    midnight = datetime(2026, 3, 10, 23, 10, tzinfo=UTC)  # ten past, on the eleventh in Berlin
    tick(midnight)
    assert days() == [TODAY + DAY]
