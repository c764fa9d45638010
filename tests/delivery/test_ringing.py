"""The tick rings for as many senders as there is work; the tasks only delegate."""

import re
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings

from applications import delivery, tasks
from applications.delivery import sending, stop
from applications.models import Installation, State
from tests.builders import NOW
from tests.delivery.builders import due, states

pytestmark = pytest.mark.django_db


def rings(now=NOW) -> int:
    heard = []
    delivery.tick(now=now, ring=lambda: heard.append(1))
    return len(heard)


@pytest.mark.parametrize("mails, expected", [(0, 0), (1, 1), (50, 1), (51, 2)])
def test_one_ring_for_each_batch(mails, expected):
    due(mails)
    assert rings() == expected


def test_never_more_than_eight_rings(monkeypatch):
    monkeypatch.setattr("applications.delivery.leases.BATCH", 2)
    due(30)
    assert rings() == 8


def test_a_broker_that_is_gone_costs_a_minute_and_no_mail(caplog):
    due()

    def ring():
        raise OSError("redis://user:secret@host")

    delivery.tick(now=NOW, ring=ring)
    assert states() == [State.PENDING]
    assert "OSError" in caplog.text and "secret" not in caplog.text


def test_the_tick_says_that_it_ticked():
    rings()
    assert Installation.objects.get().last_tick_at == NOW


def test_the_tasks_run_the_engine(sink, monkeypatch):
    due()
    monkeypatch.setattr(tasks.send, "delay", tasks.send)
    tasks.tick()
    assert len(sink.mails) == 1
    assert states() == [State.SENT]


def test_no_time_in_the_future_ever_enters_the_broker():
    for file in Path(settings.BASE_DIR).glob("[ar][a-z]*/**/*.py"):
        assert not re.search(r"\b(eta|countdown)=|\.retry\(", file.read_text()), file


def test_a_ring_that_nobody_heard_is_forgotten_before_the_next():
    assert tasks.send.expires < settings.TICK_SECONDS
    entry = current_app.conf.beat_schedule["tick"]
    assert entry["options"]["expires"] < settings.TICK_SECONDS
    assert current_app.conf.task_ignore_result is True


def test_a_worker_that_is_asked_to_stop_begins_no_other_mail(sink, monkeypatch):
    due(3)

    def ask_after_the_first(mail):
        monkeypatch.setattr(stop, "ASKED", bytearray(b"\x01"))
        return "250 OK"

    sink.on_data = ask_after_the_first
    sending.send_due(clock=lambda: NOW)
    assert sorted(states()) == sorted([State.SENT, State.PENDING, State.PENDING])
