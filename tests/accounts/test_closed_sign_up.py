"""A closed installation says so calmly, and lets its people in."""

import pytest

from accounts.models import User
from tests.accounts import story
from tests.pages import Page, get

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def closed(settings):
    settings.SIGNUP = "closed"


def test_the_page_says_so_and_offers_to_sign_in(client):
    page = get(client, "/account/signup/")
    assert page.heading == "No new accounts here"
    assert page.link("Sign in") == "/account/login/"


def test_a_form_sent_all_the_same_makes_no_account(client):
    page = Page(client.post("/account/signup/", {"email": "ana@example.org", "password1": story.PASSWORD}))
    assert page.heading == "No new accounts here"
    assert not User.objects.exists()


def test_neither_the_front_page_nor_sign_in_offers_an_account(client):
    assert "Start" not in get(client, "/").links()
    assert "Start an account" not in get(client, "/account/login/").links()


def test_those_it_knows_sign_in(client):
    story.person_with_password()
    assert story.sign_in(client).path == "/today/"
