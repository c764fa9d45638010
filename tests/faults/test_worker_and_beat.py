"""A real worker and a real beat, on each broker that is there."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import timezone
from redis import Redis

from applications.models import Installation, Reminder, State
from rebound.broker import tidy
from tests.delivery.sink import Sink
from tests.faults.crowd import crowd
from tests.faults.processes import celery, environment, worker
from tests.ops.processes import wait_until

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]
START = 40  # seconds in which a busy machine starts a worker
QUICK = "tests.faults.quick_settings"


@pytest.fixture(params=["folder", "redis"])
def broker(request, tmp_path: Path) -> Iterator[dict[str, str]]:
    """What a process must know to ring, or to be rung."""
    if request.param == "folder":
        tidy(tmp_path / "broker")
        yield {}
        return
    if not settings.REDIS_URL:
        pytest.skip("REDIS_URL names no Redis")
    keys = f"test-{uuid4().hex}-"
    yield {"REDIS_URL": settings.REDIS_URL, "TEST_KEYS": keys}
    with Redis.from_url(settings.REDIS_URL) as redis:
        for key in redis.scan_iter(f"{keys}*"):
            redis.delete(key)


STRANGE = """
from rebound.celery import app
app.send_task("applications.tasks.of_an_older_version", args=[1])
app.send_task("applications.tasks.tick", args=["too", "many"], kwargs={"and": "unknown"})
"""


def test_a_due_reminder_arrives_by_itself_though_strange_messages_come_before(tmp_path, broker):
    with Sink() as sink:
        known = environment(tmp_path, sink.url, **broker) | {"DJANGO_SETTINGS_MODULE": QUICK}
        with worker(known) as process, celery(known, "beat"):
            wait_until(
                lambda: Installation.objects.filter(last_tick_at__isnull=False).exists(), seconds=START
            )
            subprocess.run([sys.executable, "-c", STRANGE], env=known, cwd=settings.BASE_DIR, check=True)
            expected = crowd(3, now=timezone.now())
            wait_until(lambda: len(sink.kept) == 3, seconds=START)
            wait_until(lambda: not Reminder.objects.exclude(state=State.SENT).exists())
            assert process.poll() is None
    assert Counter(sink.ids) == Counter(expected)


def test_a_worker_told_to_stop_finishes_its_mail_and_one_that_is_there_answers(tmp_path, broker):
    expected = crowd(60, now=timezone.now())
    with Sink(delay=lambda: 0.1) as sink:
        known = environment(tmp_path, sink.url, **broker) | {"DJANGO_SETTINGS_MODULE": QUICK}
        with worker(known) as process:
            answer = subprocess.run(
                [sys.executable, "manage.py", "check_worker", "--within", str(START)],
                env=known,
                cwd=settings.BASE_DIR,
                capture_output=True,
                text=True,
                check=False,
            )
            assert "The worker answered" in answer.stdout, answer.stderr
            wait_until(lambda: len(sink.kept) >= 5, seconds=START)
            os.kill(process.pid, signal.SIGTERM)
            assert process.wait(15) == 0
    assert len(sink.kept) < 60
    assert not Reminder.objects.under_way().exists()
    sent = Reminder.objects.filter(state=State.SENT)
    assert sorted(sink.ids) == sorted(sent.values_list("message_id", flat=True))
    assert set(sink.ids) <= set(expected)
