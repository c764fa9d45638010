"""What the operator sees of people, and how she invites them."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import UNTIL_I_RETURN, Invitation, User
from tests import builders as make
from tests.accounts import story
from tests.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    person = make.person("olga@example.org", name="Olga", is_staff=True, is_superuser=True)
    client.force_login(person)
    return person


def test_people_are_listed_with_their_mail_state(client, operator):
    make.person(paused_until=UNTIL_I_RETURN)
    User.objects.create_user("new@example.org")
    words = " ".join(" ".join(row.itertext()) for row in get(client, "/admin/accounts/user/").all("tr"))
    assert "alice@example.org" in words and "paused" in words and "address not confirmed" in words
    assert "Alice Adler" not in words


def test_the_list_costs_the_same_for_one_and_for_three(client, operator):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/accounts/user/")
        return len(queries)

    cost()
    one = cost()
    make.person()
    make.stranger()
    assert cost() == one


def test_a_person_can_be_switched_off_but_not_rewritten(client, operator):
    alice = story.person_with_password()
    page = get(client, f"/admin/accounts/user/{alice.pk}/change/")
    fields = {node.get("name") for node in page.all("input") if node.get("type") not in ("hidden", "submit")}
    assert "is_active" in fields
    assert not fields & {"email", "name", "password", "is_staff", "is_superuser"}
    client.post(f"/admin/accounts/user/{alice.pk}/change/", {})
    assert story.sign_in(Client()).heading == "This account is switched off"


def test_an_invitation_shows_its_link_once(client, operator, settings):
    settings.SIGNUP = "invite"
    until = {"expires_at_0": "2026-03-20", "expires_at_1": "12:00:00"}
    made = client.post("/admin/accounts/invitation/add/", {"email": "ana@example.org", **until}, follow=True)
    links = set(re.findall(r"http://127\.0\.0\.1:8000/account/signup/\?code=[\w-]+", made.content.decode()))
    assert len(links) == 1
    assert Invitation.objects.get().made_by == operator
    again = client.get("/admin/accounts/invitation/").content.decode()
    assert "code=" not in again
    stranger = Client()
    page = get(stranger, links.pop().removeprefix(settings.SITE_URL))
    page = page.press(stranger, "Start", email="ana@example.org", password1=story.PASSWORD)
    assert page.heading == "Confirm your address"
    assert Invitation.objects.get().used_by.email == "ana@example.org"


def test_an_invitation_is_taken_back_by_deleting_it_not_rewritten(client, operator):
    row = Invitation.objects.create(
        code_hash=Invitation.hash_of("x"), made_by=operator, expires_at="2026-03-20T00:00Z"
    )
    assert (
        client.post(f"/admin/accounts/invitation/{row.pk}/change/", {"email": "x@example.org"}).status_code
        == 403
    )
    client.post(f"/admin/accounts/invitation/{row.pk}/delete/", {"post": "yes"})
    assert not Invitation.objects.exists()
