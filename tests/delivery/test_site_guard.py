"""A copied database writes to nobody; a restored one writes nothing twice."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from applications import delivery
from applications.models import Installation, Reminder, State, Why
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import due, reminder, send, someone, someone_with_a_list, states, tick

pytestmark = pytest.mark.django_db


def at(settings, url: str, instance: str = "one") -> None:
    settings.SITE_URL, settings.INSTANCE_ID = url, instance


CASES = [
    ("http://127.0.0.1:8000", "http://localhost:8001", True),
    ("http://localhost", "http://[::1]:8000", True),
    ("http://127.0.0.1:8000", "https://rebound.example", True),
    ("https://rebound.example", "http://rebound.example:8080", True),
    ("https://rebound.example", "http://127.0.0.1:8000", False),
    ("https://rebound.example", "https://staging.rebound.example", False),
]


@pytest.mark.parametrize("was, is_now, may_send", CASES)
def test_mail_goes_out_only_from_the_site_the_database_knows(settings, sink, was, is_now, may_send):
    at(settings, was)
    tick(NOW - timedelta(hours=3))
    due()
    at(settings, is_now)
    tick()
    send()
    assert bool(sink.mails) == may_send
    assert bool(Installation.objects.get().hold_reason) != may_send
    assert states() == [State.SENT if may_send else State.PENDING]


def test_another_installation_holds_its_mail_even_under_the_same_address(settings, sink):
    at(settings, "http://127.0.0.1:8000", "one")
    tick(NOW - timedelta(hours=3))
    due()
    at(settings, "http://127.0.0.1:8000", "two")
    send()
    assert not sink.mails


def test_a_held_tick_rings_nobody(settings):
    at(settings, "https://rebound.example")
    tick(NOW - timedelta(hours=3))
    due()
    at(settings, "https://staging.example")
    delivery.tick(now=NOW, ring=lambda: pytest.fail("rang"))


def test_adopting_the_site_lets_mail_flow(settings, sink, capsys):
    at(settings, "https://rebound.example")
    tick(NOW - timedelta(hours=3))
    due()
    at(settings, "https://new.example", "two")
    tick()
    call_command("adopt_site")
    assert "https://new.example" in capsys.readouterr().out
    tick()
    send()
    assert len(sink.mails) == 1
    assert Installation.objects.get().hold_reason == ""


def test_a_restored_backup_sends_nothing_that_was_due_before(sink):
    """Taken yesterday evening, put back today at ten: the lost morning's mail went out already."""
    due()
    in_hand = reminder(someone_with_a_list("bob@example.org"), state=State.HANDED)
    evening = someone("eve@example.org")
    make.interview(make.application(evening), day=TODAY)
    assert delivery.expire_backlog(now=NOW) == 3
    tick(NOW)
    send(NOW)
    tick(NOW + timedelta(minutes=5))
    send(NOW + timedelta(minutes=5))
    assert not sink.mails
    in_hand.refresh_from_db()
    assert in_hand.state == State.UNKNOWN
    assert set(Reminder.objects.values_list("reason", flat=True)) == {Why.RESTORED}


def test_after_a_restore_the_next_mail_is_the_next_mornings(sink):
    someone_with_a_list()
    assert delivery.expire_backlog(now=NOW) == 1
    tick(NOW + timedelta(days=1))
    send(NOW + timedelta(days=1))
    assert [mail["Subject"] for mail in sink.mails] == ["Your list for Wednesday"]


def test_a_mail_that_a_night_delayed_until_after_the_restore_still_goes_out(sink):
    alice = someone_with_a_list()
    later = NOW + timedelta(hours=2)
    reminder(alice, due_at=later, next_attempt_at=later)
    delivery.expire_backlog(now=NOW)
    send(later)
    assert len(sink.mails) == 1
