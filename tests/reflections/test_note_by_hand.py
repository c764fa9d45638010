"""A note begun by hand: to whom and what for, and the draft opens."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Aim, FollowUp, Note
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    alice = make.person()
    client.force_login(alice)
    row = make.application(alice)
    make.contact(alice, for_=row)
    return row


def add(row):
    return reverse("note_add", args=[row.pk])


def test_in_ones_own_words_to_somebody_who_is_part_of_it(client, row):
    page = get(client, add(row)).press(client, "To the note")
    assert page.heading == "A note to Maria Ortiz"
    assert page.value("body") == "Dear Maria,\n\nWith kind regards,\nAlice Adler"
    sent = page.press(client, "I sent it", body="Dear Maria,\n\nHere is the paper.\n\nAlice")
    assert sent.heading == "Sent."
    page = get(client, reverse("application", args=[row.pk]))
    assert "A note to Maria Ortiz" in page.main and "Here is the paper." in page.main
    assert not FollowUp.objects.open().exists()


def test_to_somebody_new(client, row):
    page = get(client, add(row)).press(client, "To the note", name=" Jonas  Weber ")
    assert page.heading == "A note to Jonas Weber"
    assert row.involvements.filter(contact__name="Jonas Weber").exists()


def test_a_second_press_goes_on_with_the_same_note(client, row):
    for _press in range(2):
        get(client, add(row)).press(client, "To the note", kind="thank_you")
    assert FollowUp.objects.get().kind == Aim.THANK_YOU


def test_it_waits_on_today_until_it_is_sent_or_let_go(client, row):
    get(client, add(row)).press(client, "To the note")
    page = get(client, reverse("today"))
    assert "A note to Maria Ortiz" in page.main and "You began it today." in page.main


def test_asking_how_it_stands_counts_as_one_of_the_two_checks(client, row):
    page = get(client, add(row)).press(client, "To the note", kind="status_check")
    assert "how things stand" in page.value("body")
    page.press(client, "I sent it")
    get(client, add(row)).press(client, "To the note", kind="status_check").press(client, "I sent it")
    assert Note.objects.filter(kind="status_check", sent_at__isnull=False).count() == 2
    assert "Ask how it stands" not in get(client, add(row)).main


def test_nobody_named_is_said_beside_the_field(client, row):
    row.involvements.all().delete()
    page = get(client, add(row)).press(client, "To the note", name="   ")
    assert page.response.status_code == 422
    assert "A name is needed." in page.errors()


def test_as_many_questions_for_three_people_as_for_one(client, row):
    def asked() -> int:
        client.get(add(row))
        with CaptureQueriesContext(connection) as found:
            client.get(add(row))
        return len(found)

    one = asked()
    for name in ("Jonas Weber", "Lena Vogt"):
        make.contact(row.owner, name=name, for_=row)
    assert asked() == one
