"""Days of putting off, settling, pausing and moving, beside a model that a child could follow."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from applications import delivery
from applications.models import Aim, Mention, Reminder, State
from reflections import recovery
from tests import builders as make
from tests.builders import NOW
from tests.delivery.builders import follow_up, nobody_rings

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ZONES = ["Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"]


class Days(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        mail.outbox = []
        self.now = NOW
        self.alice = make.person(now=NOW - DAY)
        self.things = []
        self.told: dict[tuple, list] = {}  # a thing and its due day: the days on which a mail named it

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @rule(ahead=st.integers(-3, 10))
    def put_down(self, ahead: int) -> None:
        about = make.application(self.alice, title=f"Role {len(self.things)}", now=self.now)
        day = self.alice.today(self.now) + ahead * DAY
        self.things.append(follow_up(about, kind=Aim.INVENTORY, due_on=day))

    @rule(which=st.integers(0, 9), ahead=st.integers(1, 8))
    def put_off(self, which: int, ahead: int) -> None:
        for row in self.things[which : which + 1]:
            row.snooze(self.alice.today(self.now) + ahead * DAY, now=self.now, via="page")

    @rule(which=st.integers(0, 9), verb=st.sampled_from(["complete", "let_go"]))
    def settle(self, which: int, verb: str) -> None:
        for row in self.things[which : which + 1]:
            recovery.settle(row, verb=verb, now=self.now, via="page")
            row.refresh_from_db()

    @rule(days=st.integers(1, 5))
    def pause(self, days: int) -> None:
        self.alice.pause(self.now + days * DAY, now=self.now)

    @rule()
    def resume(self) -> None:
        self.alice.resume(now=self.now)

    @rule(zone=st.sampled_from(ZONES))
    def move(self, zone: str) -> None:
        self.alice.adjust(now=self.now, zone=zone)

    @rule(days=st.integers(1, 3))
    def live_on(self, days: int) -> None:
        for _ in range(days * 24):
            self.now += HOUR
            delivery.tick(now=self.now, ring=nobody_rings)
            delivery.send_due(clock=lambda: self.now)
            self.alice.refresh_from_db()
            self._look_at_what_came()

    def _look_at_what_came(self) -> None:
        new, mail.outbox = mail.outbox, []
        assert len(new) <= 1
        if not new:
            return
        day = self.alice.today(self.now)
        assert not self.alice.is_night(self.now) and not self.alice.is_paused(self.now)
        assert day.weekday() < 5
        named = {row.pk for row in self.things if f"{row.application.title}," in new[0].body}
        assert named == {row.pk for row in self._to_be_named(day)}
        for row in self.things:
            if row.pk in named:
                self.told.setdefault((row.pk, row.due_on), []).append(day)

    def _to_be_named(self, day) -> list:
        due = [row for row in self.things if row.is_open and row.due_on <= day]
        return [row for row in due if self._may_be_named(self.told.get((row.pk, row.due_on), []), day)]

    @staticmethod
    def _may_be_named(told: list, day) -> bool:
        return not told or (len(told) == 1 and (day - told[0]).days >= 3)

    @invariant()
    def nothing_is_named_a_third_time(self) -> None:
        assert all(len(days) <= 2 for days in getattr(self, "told", {}).values())

    @invariant()
    def every_mail_is_on_record_once(self) -> None:
        if hasattr(self, "alice"):
            sent = Reminder.objects.filter(state=State.SENT)
            days = list(sent.values_list("day", flat=True))
            assert len(days) == len(set(days))
            assert Mention.objects.count() == sum(len(days) for days in self.told.values())


@pytest.mark.django_db
def test_mails_follow_the_model(settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    run_state_machine_as_test(Days, settings=QUICK)


QUICK = settings(
    max_examples=12,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
