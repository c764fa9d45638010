"""They answered, still nothing, a pause: pressed in a mail, signed out."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import UNTIL_I_RETURN
from applications import tokens
from applications.models import Aim, Application, FollowUp
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import follow_up, send, someone, tick
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def check() -> FollowUp:
    about = make.application(someone(), title="Secret role", company="Secretcorp", now=NOW)
    return follow_up(about)


def link(row: FollowUp, verb: str) -> str:
    return reverse("mail_action", args=[verb, tokens.for_action(row, verb, row.owner)])


def pausing(person) -> str:
    return reverse("mail_pause", args=[tokens.for_pausing(person)])


def opened(client: Client, url: str) -> Page:
    return Page(client.get(url))


def test_a_check_in_a_mail_has_both_answers_and_other_things_have_not(sink, check):
    follow_up(check.application, kind=Aim.INVENTORY)
    tick()
    send()
    text = sink.mails[0].get_body(("plain",)).get_content()
    assert text.count("They answered: http") == text.count("Still nothing: http") == 1


def test_they_answered_ends_the_asking_and_the_silence(client, check):
    shown = opened(client, link(check, "answered"))
    check.refresh_from_db()
    assert check.is_open and "Secret" not in shown.main
    after = shown.press(client, "They answered")
    assert after.heading == "Noted: they answered."
    check.refresh_from_db()
    assert not check.is_open and check.application.last_contact_on == TODAY
    assert after.link("Put down what they said") == f"/applications/{check.application_id}/"
    shown.press(client, "They answered")
    assert check.acts.count() == 1
    after.press(client, "Undo")
    check = FollowUp.objects.get()
    assert check.is_open and check.application.last_contact_on is None


def test_undone_the_day_of_the_last_contact_is_the_one_before_unless_a_newer_one_was_told(client, check):
    earlier, later = TODAY - timedelta(days=9), TODAY + timedelta(days=1)
    check.application.hear(earlier)
    after = opened(client, link(check, "answered")).press(client, "They answered")
    after.press(client, "Undo")
    assert Application.objects.get().last_contact_on == earlier
    after = opened(client, link(check, "answered")).press(client, "They answered")
    Application.objects.get().hear(later)
    after.press(client, "Undo")
    assert Application.objects.get().last_contact_on == later


def test_still_nothing_brings_it_back_in_a_week(client, check):
    after = opened(client, link(check, "nothing")).press(client, "Still nothing")
    assert after.heading == "Back on Tuesday, 17 March."
    check.refresh_from_db()
    assert check.is_open and check.due_on == TODAY + timedelta(days=7)
    after.press(client, "Undo")
    check.refresh_from_db()
    assert check.due_on == TODAY


def test_an_unknown_verb_is_a_link_that_has_run_out(client, check):
    assert client.get(reverse("mail_action", args=["drop", "x"])).status_code == 410


@pytest.mark.parametrize("label, days", [("Three days", 4), ("A week", 8)])
def test_a_pause_leaves_out_that_many_mornings(client, check, label, days):
    owner = check.owner
    after = opened(client, pausing(owner)).press(client, label)
    owner.refresh_from_db()
    assert owner.paused_until == owner.morning_of(TODAY + timedelta(days=days))
    assert after.heading.startswith("Mails are paused until ")
    after.press(client, "Let them come again")
    owner.refresh_from_db()
    assert owner.paused_until is None


def test_a_pause_until_i_return(client, check):
    owner = check.owner
    after = opened(client, pausing(owner)).press(client, "Until I return")
    owner.refresh_from_db()
    assert owner.paused_until == UNTIL_I_RETURN
    assert after.heading == "Mails are paused until you return."


def test_a_pause_from_a_mail_keeps_interviews_as_it_says(client, check):
    owner = check.owner
    owner.adjust(now=NOW - timedelta(days=9), pause_interviews=True, paused_until=NOW - timedelta(days=2))
    shown = opened(client, pausing(owner))
    assert "Interviews still remind you." in shown.main
    after = shown.press(client, "A week")
    assert "The evening before an interview still sends one." in after.main
    owner.refresh_from_db()
    assert not owner.pause_interviews


def test_a_pause_promises_no_mail_before_interviews_to_those_who_turned_it_off(client, check):
    owner = check.owner
    owner.adjust(now=NOW, eve_mail=False)
    shown = opened(client, pausing(owner))
    assert "Interviews still remind you" not in shown.main
    shown.press(client, "A week")
    client.force_login(owner)
    assert "Mails are paused until" in (settings := opened(client, reverse("settings")).main)
    assert "still sends one" not in settings


@pytest.mark.parametrize("method", ["get", "head", "options", "post"])
def test_opening_or_blindly_posting_pauses_nothing(client, check, method):
    owner = check.owner
    getattr(client, method)(pausing(owner), {"choice": "7"} if method == "post" else {})
    owner.refresh_from_db()
    assert owner.paused_until is None


def test_a_pausing_link_dies_after_a_fortnight_and_with_the_password(client, check, clock):
    owner, url = check.owner, pausing(check.owner)
    clock.move_to(NOW + timedelta(days=15))
    assert client.get(url).status_code == 410
    clock.move_to(NOW)
    owner.revoke_links()
    assert client.get(url).status_code == 410


def test_every_mail_has_its_pause(sink, check):
    tick()
    send()
    for kind in ("plain", "html"):
        body = sink.mails[0].get_body((kind,)).get_content()
        assert re.search(r"http://127\.0\.0\.1:8000/mail/pause/[^/]+/", body)


def test_another_purposes_token_opens_no_pause(client, check):
    token = tokens.for_action(check, "done", check.owner)
    assert client.get(reverse("mail_pause", args=[token])).status_code == 410
