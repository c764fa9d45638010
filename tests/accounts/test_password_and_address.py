"""Changing how one signs in: asked twice who it is, told by mail, and the old way ends."""

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.accounts import story
from tests.pages import Page, get

pytestmark = pytest.mark.django_db
NEW = "five other quiet words"


@pytest.fixture
def alice(client):
    person = story.person_with_password()
    story.sign_in(client)
    return person


def test_a_new_password_ends_other_sign_ins_and_the_links_in_mails(client, alice):
    other = Client()
    story.sign_in(other)
    page = get(client, "/account/password/change/")
    page = page.press(client, "Change the password", oldpassword=story.PASSWORD, password1=NEW)
    assert page.heading == "Settings"
    assert get(other, "/settings/").heading == "Sign in"
    assert User.objects.get().token_version == alice.token_version + 1
    assert [message.subject for message in mail.outbox] == ["Your password was changed"]


def test_the_old_password_is_needed(client, alice):
    page = get(client, "/account/password/change/")
    page = page.press(client, "Change the password", oldpassword="wrong", password1=NEW)
    assert "That is not your password now." in page.errors()
    assert User.objects.get().check_password(story.PASSWORD)


def link_in_mail() -> str:
    return next(line for line in mail.outbox[-1].body.splitlines() if "/password/reset/key/" in line)


def test_a_forgotten_password_is_set_by_a_link_that_works_once(client, alice, settings):
    stranger = Client()
    get(stranger, "/account/password/reset/").press(stranger, "Send the link", email=alice.email)
    link = link_in_mail()
    assert link.startswith(settings.SITE_URL + "/account/")
    path = link.removeprefix(settings.SITE_URL)
    page = get(stranger, path)
    assert alice.email not in page.path
    page = page.press(stranger, "Set the password", password1=NEW)
    assert page.path == "/today/"
    assert User.objects.get().token_version == alice.token_version + 1
    assert get(client, "/settings/").heading == "Sign in"
    assert get(Client(), path).heading == "This link has run out"


def test_links_in_mails_use_the_public_address_whatever_host_was_asked(client, alice, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Client().post("/account/password/reset/", {"email": alice.email}, HTTP_HOST="evil.example")
    assert "evil.example" not in mail.outbox[-1].body


def ask_for(client: Client, address: str) -> Page:
    page = get(client, "/account/email/").press(client, "Send the code", email=address)
    if page.heading == "Is it you?":
        page = page.press(client, "Go on", password=story.PASSWORD)
    return page


def test_the_old_address_holds_until_the_code_of_the_new_one_is_typed(client, alice):
    page = ask_for(client, "new@example.org")
    assert page.heading == "Confirm your address"
    assert mail.outbox[-1].to == ["new@example.org"]
    assert User.objects.get().email == "alice@example.org"
    page.press(client, "Confirm", code=story.latest_code())
    alice.refresh_from_db()
    assert alice.email == "new@example.org"
    assert [row.email for row in alice.emailaddress_set.filter(verified=True)] == ["new@example.org"]
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (
        ["alice@example.org"],
        "Your address was changed",
    )


def test_keeping_the_old_address_after_all(client, alice):
    page = ask_for(client, "new@example.org")
    assert page.link("Keep the address as it is") == "/account/email/"
    assert User.objects.get().email == "alice@example.org"


def test_somebody_elses_address_cannot_be_taken_and_is_not_told_on_the_page(client, alice):
    story.make.stranger()
    page = ask_for(client, "bob@example.org")
    assert page.heading == "Confirm your address"
    page.press(client, "Confirm", code=story.another_code("000000"))
    assert User.objects.get(pk=alice.pk).email == "alice@example.org"


def test_signing_out_takes_a_press(client, alice):
    page = get(client, "/account/logout/")
    assert story.signed_in(client)
    assert page.press(client, "Sign out").path == "/"
    assert not story.signed_in(client)
