"""Many senders at once, and senders that die. What counts is what the mail server accepted."""

import os
import random
import signal
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import Sum
from django.utils import timezone

from applications.delivery import leases
from applications.models import Mention, Reminder, State
from tests.delivery.sink import Sink
from tests.faults.crowd import crowd
from tests.faults.processes import environment, kill_after, nest
from tests.ops.processes import gone, wait_until

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]


def accepted(log: Path) -> Counter[str]:
    return Counter(log.read_text().split())


def in_doubt() -> int:
    return Reminder.objects.aggregate(total=Sum("ambiguous"))["total"] or 0


def five_minutes_go_by() -> None:
    """The leases of the dead run out."""
    now = timezone.now()
    Reminder.objects.under_way().update(lease_until=now - timedelta(seconds=1))
    leases.reap(now)


def test_eight_workers_send_five_hundred_mails_once_each(tmp_path):
    expected = crowd(500, now=timezone.now())
    with Sink(log=tmp_path / "accepted") as sink, nest(environment(tmp_path, sink.url)) as workers:
        while Reminder.objects.due(timezone.now()).exists():  # a sender goes home after 50 seconds
            pids = [workers.sender() for _ in range(8)]
            wait_until(lambda pids=pids: all(map(gone, pids)), seconds=90)
    assert accepted(tmp_path / "accepted") == Counter(expected)
    assert set(Reminder.objects.values_list("state", "ambiguous")) == {(State.SENT, 0)}
    assert Mention.objects.count() == 500


def test_twenty_kills_lose_nothing_and_double_no_more_than_is_counted_as_in_doubt(tmp_path):
    expected, kills = crowd(300, now=timezone.now()), 0
    with (
        Sink(log=tmp_path / "accepted", delay=lambda: random.uniform(0, 0.01)) as sink,
        nest(environment(tmp_path, sink.url)) as workers,
    ):
        while kills < 20:
            soon = len(sink.kept) + random.randint(1, 12)
            kills += kill_after(workers.sender(), lambda soon=soon: len(sink.kept) >= soon)
            five_minutes_go_by()
        last = workers.sender()
        wait_until(lambda: gone(last), seconds=90)
    arrived = accepted(tmp_path / "accepted")
    doubled = sum(arrived.values()) - len(arrived)
    assert set(arrived) == set(expected), "lost"
    assert doubled <= in_doubt() <= kills
    assert max(arrived.values()) <= 2
    assert set(Reminder.objects.values_list("state", flat=True)) <= {State.SENT, State.UNKNOWN}


def test_a_sender_told_to_stop_finishes_its_mail_and_leaves_nothing_in_doubt(tmp_path):
    expected = crowd(60, now=timezone.now())
    with (
        Sink(log=tmp_path / "accepted", delay=lambda: 0.02) as sink,
        nest(environment(tmp_path, sink.url)) as workers,
    ):
        for _ in range(5):
            soon, pid = len(sink.kept) + 3, workers.sender()
            wait_until(lambda soon=soon: len(sink.kept) >= soon)
            time.sleep(random.uniform(0, 0.02))
            os.kill(pid, signal.SIGTERM)
            wait_until(lambda pid=pid: gone(pid))
            assert not Reminder.objects.under_way().exists()
        last = workers.sender()
        wait_until(lambda: gone(last), seconds=90)
    assert accepted(tmp_path / "accepted") == Counter(expected)
    assert in_doubt() == 0
