"""What a stranger finds: what it is, what happens to what one writes, and whom to talk to."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from accounts import help_lines
from accounts.models import User
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db


def test_the_front_page_says_what_it_is_and_leads_in(client):
    page = get(client, "/")
    assert page.heading == "For the day they say no."
    assert page.link("Keep track of a search").startswith("/account/signup/")
    assert page.link("I was just turned down")
    assert page.link("Sign in") == "/account/login/"
    assert "could read its database" in page.main
    assert "What to Do After NOT Landing Your Dream Job" in page.main


def test_somebody_signed_in_goes_to_today(client):
    client.force_login(make.person())
    assert get(client, "/").path == "/today/"


def test_the_first_line_is_the_emergency_number(client):
    assert get(client, "/talk/").main.startswith(
        "If you might harm yourself, call your local emergency number"
    )


@pytest.mark.parametrize(
    ("zone", "there", "not_there"),
    [("America/Chicago", "Call 988", "Samaritans"), ("Europe/London", "Call 116 123", "Call 988"),
     ("Europe/Dublin", "Call 116 123", "Call 988"), ("Europe/Berlin", "findahelpline.com", "Call 116 123")],
)  # fmt: skip
def test_the_lines_are_those_of_the_zones_country(client, zone, there, not_there):
    client.force_login(make.person(zone=zone))
    words = get(client, "/talk/").main
    assert there in words and not_there not in words
    assert "findahelpline.com" in words


def test_a_stranger_sees_all_of_them_and_can_choose(client):
    words = get(client, "/talk/").main
    assert "Call 988" in words and "Call 116 123" in words
    assert "Call 988" not in get(client, "/talk/?country=IE").main


def test_every_number_says_when_it_was_checked(client, clock):
    clock.move_to(help_lines.EVERYWHERE.checked)
    page = get(client, "/talk/")
    assert page.main.count("Checked on") == 5
    assert "half a year" not in page.main


def test_an_old_check_is_said_beside_the_number(client, clock):
    clock.move_to(help_lines.EVERYWHERE.checked + help_lines.FRESH_FOR + timedelta(days=1))
    assert get(client, "/talk/").main.count("half a year") == 5
    assert len(help_lines.stale(help_lines.EVERYWHERE.checked + timedelta(days=181))) == 4


def test_opening_it_leaves_no_trace(client):
    get(client, "/talk/?country=US")
    assert not Session.objects.exists()
    alice = make.person()
    client.force_login(alice)
    get(client, "/settings/")
    before = (User.objects.values().get(), Session.objects.values_list("session_data").get())
    get(client, "/talk/?country=US")
    assert (User.objects.values().get(), Session.objects.values_list("session_data").get()) == before


@pytest.mark.parametrize("path", ["/", "/privacy/", "/talk/"])
def test_looking_is_all_one_can_do_there(client, path):
    assert client.post(path).status_code == 405
