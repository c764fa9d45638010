"""Nobody learns from Rebound who has an account: not by words, status, redirect, nor by its work."""

import re

import pytest
from django.core import mail
from django.test import Client

from accounts.models import Invitation
from tests import builders as make
from tests.accounts import story
from tests.pages import Page, get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("served")]

# Of one length, as the length of a page is sent along.
KNOWN, UNKNOWN = "alice@example.org", "zelda@example.org"


def looks(page: Page) -> tuple[object, ...]:
    """All that an outsider sees, but for the address itself and the page's own chance values."""
    response = page.response
    body = response.content.decode().replace(KNOWN, "ADDRESS").replace(UNKNOWN, "ADDRESS")
    body = re.sub(r'(name="csrfmiddlewaretoken" value=|nonce=)"[\w-]+"', r"\1TOKEN", body)
    cookies = sorted((name, morsel["max-age"]) for name, morsel in response.client.cookies.items())
    headers = sorted((name, value) for name, value in response.headers.items() if name != "Expires")
    return response.status_code, response.redirect_chain, body, cookies, headers


def both(act) -> tuple[tuple[object, ...], tuple[object, ...]]:
    story.person_with_password(KNOWN)
    return looks(act(Client(), KNOWN)), looks(act(Client(), UNKNOWN))


def test_signing_up():
    known, unknown = both(story.sign_up)
    assert known == unknown


@pytest.mark.parametrize("label", ["Use another address", "Sign in instead"])
def test_giving_the_sign_up_up(label):
    known, unknown = both(lambda client, address: story.sign_up(client, address).press(client, label))
    assert known == unknown


@pytest.mark.parametrize("tries", [1, 3])
def test_typing_wrong_codes(tries):
    def act(client, address):
        page = story.sign_up(client, address)
        for _ in range(tries):
            last = page.press(client, "Confirm", code="not it")
        return last

    known, unknown = both(act)
    assert known == unknown


def test_asking_for_the_mail_again_does_the_same_work(clock):
    def act(client, address):
        page = story.sign_up(client, address)
        clock.shift(15)
        return page.press(client, "Send it again")

    known, unknown = both(act)
    assert known == unknown
    assert [message.to for message in mail.outbox] == [[KNOWN], [KNOWN], [UNKNOWN], [UNKNOWN]]
    assert {message.subject for message in mail.outbox} == {"Confirm your address"}


def test_asking_too_soon():
    known, unknown = both(lambda c, address: story.sign_up(c, address).press(c, "Send it again"))
    assert known == unknown
    assert "That was too fast." in known[2]
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("path", ["/account/signup/", "/account/login/", "/account/confirm-email/"])
def test_coming_back_while_the_code_is_awaited(path):
    def act(client, address):
        story.sign_up(client, address)
        return get(client, path)

    known, unknown = both(act)
    assert known == unknown


def test_posting_a_change_of_address_that_the_page_does_not_offer():
    def act(client, address):
        story.sign_up(client, address)
        return Page(
            client.post(
                "/account/confirm-email/", {"action": "change", "email": "eve@example.org"}, follow=True
            )
        )

    known, unknown = both(act)
    assert known == unknown
    assert ["eve@example.org"] not in [message.to for message in mail.outbox]


def test_a_known_address_is_told_in_its_own_mail_alone():
    story.person_with_password(KNOWN)
    story.sign_up(Client(), KNOWN)
    (message,) = mail.outbox
    assert message.subject == "Confirm your address"
    assert "has one already" in message.body
    assert not re.search(r"\b\d{6}\b", message.body)


def test_signing_in_with_a_wrong_password():
    known, unknown = both(lambda c, address: story.sign_in(c, address, password="not the one"))
    assert known == unknown
    assert "The address or the password is not right." in known[2]


def test_asking_for_a_new_password():
    def act(client, address):
        return get(client, "/account/password/reset/").press(client, "Send the link", email=address)

    known, unknown = both(act)
    assert known == unknown
    assert {message.subject for message in mail.outbox} == {"Set a new password"}


def test_a_password_is_hashed_once_in_either_case(settings):
    settings.PASSWORD_HASHERS = ["tests.accounts.counting_hasher.CountingHasher"]
    from tests.accounts.counting_hasher import CountingHasher

    story.person_with_password(KNOWN)
    for address in (KNOWN, UNKNOWN):
        CountingHasher.count = 0
        story.sign_up(Client(), address)
        assert CountingHasher.count == 1, address


def test_an_invitation_is_used_up_by_a_known_address_too(settings):
    settings.SIGNUP = "invite"
    host = make.stranger()
    story.person_with_password(KNOWN)
    for address in (KNOWN, UNKNOWN):
        code = Invitation.new_code()
        row = Invitation.objects.create(
            code_hash=Invitation.hash_of(code), made_by=host, expires_at="2099-01-01T00:00Z"
        )
        story.sign_up(Client(), address, invitation=code)
        row.refresh_from_db()
        assert row.used_at is not None, address
