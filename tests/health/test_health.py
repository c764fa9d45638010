"""Well is what ticks: judged by ages, told without a secret."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from applications.models import Installation, Reminder, State
from rebound import health
from tests.builders import NOW
from tests.delivery.builders import due, tick

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOW)
    return time_machine


@pytest.fixture
def broker(settings, tmp_path):
    settings.REDIS_URL, settings.BROKER_DIR = "", tmp_path


def test_a_machine_that_ticks_is_well(client, broker):
    tick()
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json() == {
        "database": "ok",
        "broker": "ok",
        "disk": "ok",
        "mail": "ok",
        "last_tick_seconds": 0,
        "oldest_due_seconds": None,
    }


@pytest.mark.parametrize("seconds, status", [(179, 200), (180, 503), (9999, 503)])
def test_a_clock_that_stands_still_for_three_minutes_is_not_well(client, seconds, status):
    Installation.objects.create(
        pk=1, instance_id="x", site_url="http://localhost", last_tick_at=NOW - timedelta(seconds=seconds)
    )
    response = client.get("/health/")
    assert response.status_code == status
    assert response.json()["last_tick_seconds"] == seconds


def test_a_clock_that_never_ticked_has_three_minutes_from_the_start(client, monkeypatch):
    monkeypatch.setattr(health, "STARTED", NOW - timedelta(minutes=2))
    assert client.get("/health/").status_code == 200
    monkeypatch.setattr(health, "STARTED", NOW - timedelta(minutes=3))
    assert client.get("/health/").status_code == 503


def test_the_oldest_due_mail_is_told_until_it_is_out(client):
    first, _second = due(2, now=NOW - timedelta(minutes=30))
    tick()
    Reminder.objects.filter(pk=first.pk).update(due_at=NOW - timedelta(hours=1), state=State.HANDED)
    assert client.get("/health/").json()["oldest_due_seconds"] == 3600
    Reminder.objects.update(state=State.SENT)
    assert client.get("/health/").json()["oldest_due_seconds"] is None


def test_held_mail_is_told(client, settings):
    tick()
    settings.INSTANCE_ID = "another"
    tick()
    response = client.get("/health/")
    assert (response.status_code, response.json()["mail"]) == (200, "held")


def test_without_its_database_it_is_not_well_and_still_answers(client, monkeypatch):
    def away(*args):
        raise OperationalError("password=secret host=db")

    monkeypatch.setattr(Installation.objects, "first", away)
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json()["database"] == "away"
    assert "secret" not in response.content.decode()


def test_a_broker_that_is_gone_is_told(client, settings, tmp_path):
    settings.REDIS_URL, settings.BROKER_DIR = "", tmp_path / "nowhere"
    assert client.get("/health/").json()["broker"] == "away"
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert client.get("/health/").json()["broker"] == "away"


def test_live_says_only_that_the_web_answers(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/health/live")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.parametrize("url", ["/health/", "/health/live"])
def test_nobody_needs_to_be_signed_in_and_nothing_can_be_posted(client, url):
    assert not client.get(url).cookies
    assert client.post(url).status_code == 405
