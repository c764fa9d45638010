"""Guessing is stopped by a page of our own, and a person who knows the password comes in later."""

import pytest

from tests.accounts import story
from tests.pages import get

pytestmark = pytest.mark.django_db
TITLE = "That was many times in a row."


def test_after_five_wrong_passwords_even_the_right_one_waits(client, clock):
    story.person_with_password()
    for _ in range(5):
        assert story.sign_in(client, password="wrong").response.status_code == 200
    page = story.sign_in(client)
    assert (page.response.status_code, page.heading) == (429, TITLE)
    assert not story.signed_in(client)
    clock.shift(301)
    assert story.sign_in(client).path == "/today/"


def test_an_address_without_an_account_is_stopped_the_same(client):
    for _ in range(5):
        story.sign_in(client, "nobody@example.org", password="wrong")
    assert story.sign_in(client, "nobody@example.org", password="wrong").response.status_code == 429


def test_ten_addresses_from_one_place_are_stopped_too(client):
    for n in range(10):
        story.sign_in(client, f"nobody{n}@example.org", password="wrong")
    assert story.sign_in(client, "someone@example.org", password="wrong").response.status_code == 429


def test_typing_the_password_again_is_limited_too(client):
    client.force_login(story.person_with_password())
    page = get(client, "/account/reauthenticate/?next=/settings/")
    tries = [page.press(client, "Go on", password="wrong") for _ in range(6)]
    assert [t.response.status_code for t in tries] == [200] * 5 + [429]


def test_asking_for_links_to_one_address_is_limited(client):
    page = get(client, "/account/password/reset/")
    tries = [page.press(client, "Send the link", email="alice@example.org") for _ in range(6)]
    assert [t.response.status_code for t in tries] == [200] * 5 + [429]
