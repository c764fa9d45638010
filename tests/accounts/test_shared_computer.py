"""The tick for a computer that others use: short, and nothing left behind."""

import pytest
from django.core import mail

from tests.accounts import story
from tests.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client):
    person = story.person_with_password()
    story.sign_in(client, shared_computer="on")
    return person


def marked(page) -> bool:
    return "data-shared-computer" in next(page.root.iter("body")).attrib


def test_the_page_knows_it(client, alice):
    assert marked(get(client, "/settings/"))


def test_without_the_tick_it_is_ones_own(client):
    story.person_with_password()
    story.sign_in(client)
    assert not marked(get(client, "/settings/"))


def test_the_cookie_goes_with_the_browser(client, alice):
    assert client.cookies["session"]["max-age"] == ""


def test_pages_are_not_stored(client, alice):
    assert "no-store" in client.get("/settings/")["Cache-Control"]


def test_twenty_minutes_without_use_sign_out_and_lead_back_to_the_page(client, alice, clock):
    clock.shift(20 * 60 + 1)
    page = get(client, "/settings/")
    assert page.heading == "Sign in"
    assert "20 minutes without use" in page.main
    assert page.value("next") == "/settings/"
    assert not story.signed_in(client)


def test_use_keeps_it_open(client, alice, clock):
    for _ in range(4):
        clock.shift(19 * 60)
        assert get(client, "/settings/").heading == "Settings"


def test_signing_out_clears_what_the_browser_keeps(client, alice):
    assert client.post("/account/logout/")["Clear-Site-Data"] == '"storage"'


def test_the_tick_is_for_this_time_only(client, alice):
    client.post("/account/logout/")
    story.sign_in(client)
    assert not marked(get(client, "/settings/"))


def test_it_can_be_ticked_with_a_new_password_and_outlives_the_change(client, alice, settings):
    get(client, "/account/password/reset/").press(client, "Send the link", email=alice.email)
    link = next(line for line in mail.outbox[-1].body.splitlines() if "/reset/key/" in line)
    page = get(client, link.removeprefix(settings.SITE_URL))
    page = page.press(client, "Set the password", password1="five other quiet words", shared_computer="on")
    assert page.path == "/today/"
    assert marked(page)


def test_it_can_be_ticked_at_sign_up(client, served):
    page = story.sign_up(client, shared_computer="on")
    page.press(client, "Confirm", code=story.latest_code())
    assert marked(get(client, "/settings/"))
