"""Sign-up by invitation: a code good for one account."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from accounts import invitations
from accounts.models import Invitation, User
from tests import builders as make
from tests.accounts import story
from tests.pages import get


@pytest.fixture(autouse=True)
def by_invitation(settings, served):
    settings.SIGNUP = "invite"


def invite(email: str = "", **fields: object) -> str:
    until = make.NOW + timedelta(days=14)
    return invitations.invite(made_by=make.stranger(), email=email, **{"expires_at": until, **fields})[1]


@pytest.mark.django_db
def test_the_link_brings_the_code_along(client):
    code = invite()
    page = get(client, f"/account/signup/?code={code}")
    assert page.value("invitation") == code
    page = page.press(client, "Start", email="ana@example.org", password1=story.PASSWORD)
    assert page.press(client, "Confirm", code=story.latest_code()).path == "/today/"
    row = Invitation.objects.get()
    assert (row.used_by.email, row.used_at) == (
        "ana@example.org",
        pytest.approx(make.NOW, abs=timedelta(minutes=1)),
    )


@pytest.mark.django_db
def test_the_database_does_not_know_the_code():
    code = invite()
    assert code not in Invitation.objects.get().code_hash


@pytest.mark.django_db
@pytest.mark.parametrize(
    "code", ["made up", "\x00", "x" * 10_000, ""], ids=["made up", "a NUL byte", "10,000 characters", "none"]
)
def test_without_a_valid_code_nobody_comes_in_and_what_was_typed_stays(client, code):
    page = story.sign_up(client, invitation=code)
    assert page.heading == "Start"
    assert page.errors()
    assert page.value("email") == "ana@example.org"
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_used_code_is_refused(client):
    code = invite()
    story.sign_up(client, invitation=code)
    assert "opens no account" in story.sign_up(Client(), "ben@example.org", invitation=code).errors()


@pytest.mark.django_db
def test_an_old_code_is_refused(client):
    code = invite(expires_at=make.NOW - timedelta(seconds=1))
    assert "opens no account" in story.sign_up(client, invitation=code).errors()


@pytest.mark.django_db
def test_an_invitation_for_one_address_opens_no_other(client):
    code = invite("Ana@Example.org")
    assert "opens no account" in story.sign_up(client, "eve@example.org", invitation=code).errors()
    assert story.sign_up(client, "ana@example.org", invitation=code).heading == "Confirm your address"


@pytest.mark.django_db
def test_dropping_a_mistyped_address_gives_the_code_back(client):
    code = invite()
    story.sign_up(client, "anna@example.org", invitation=code).press(client, "Use another address")
    assert story.sign_up(client, "ana@example.org", invitation=code).heading == "Confirm your address"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_a_code_at_once_one_gets_it():
    code, start, gotten = invite(), threading.Barrier(2), []

    def claim(email: str) -> None:
        start.wait()
        gotten.append(invitations.claim(code, email=email, now=make.NOW))
        connection.close()

    both = [threading.Thread(target=claim, args=[f"{name}@example.org"]) for name in ("ana", "ben")]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(row is None for row in gotten) == [False, True]


@pytest.mark.django_db
def test_a_code_lost_to_somebody_quicker_is_said_beside_the_field(client, monkeypatch):
    code = invite()
    monkeypatch.setattr(invitations, "claim", lambda *args, **kwargs: None)
    page = story.sign_up(client, invitation=code)
    assert "opens no account" in page.errors()
    assert page.value("email") == "ana@example.org"
    assert list(User.objects.values_list("email", flat=True)) == ["bob@example.org"]
