"""A sign-in holds while it is used, and not for ever."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.accounts import story
from tests.pages import get

pytestmark = pytest.mark.django_db
DAY = 24 * 3600


@pytest.fixture
def alice(client):
    person = story.person_with_password()
    story.sign_in(client)
    get(client, "/settings/")
    return person


def test_thirty_days_without_use_end_it(client, alice, clock):
    clock.shift(30 * DAY + 60)
    assert get(client, "/settings/").heading == "Sign in"


def test_use_prolongs_it_to_ninety_days_and_no_further(client, alice, clock):
    for _ in range(3):
        clock.shift(29 * DAY)
        assert get(client, "/settings/").heading == "Settings"
    clock.shift(4 * DAY)
    page = get(client, "/settings/")
    assert page.heading == "Sign in"
    assert "Signed out after a long time." in page.main


def test_a_page_looked_at_again_the_same_day_writes_nothing(client, alice):
    with CaptureQueriesContext(connection) as queries:
        get(client, "/settings/")
    assert [query["sql"] for query in queries if query["sql"].startswith(("UPDATE", "INSERT"))] == []


def test_pages_of_signed_in_people_are_not_stored_and_public_ones_may_be(client, alice):
    assert "no-store" in client.get("/settings/")["Cache-Control"]
    client.post("/account/logout/")
    assert "no-store" not in client.get("/privacy/").get("Cache-Control", "")


def test_the_list_names_the_browser_and_can_end_the_others(client, alice):
    other = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    story.sign_in(other)
    page = get(client, "/account/sessions/")
    assert "Firefox on Linux" in page.main
    page.press(client, "Sign out everywhere else")
    assert get(other, "/settings/").heading == "Sign in"
    assert get(client, "/settings/").heading == "Settings"


def test_a_part_of_a_page_is_refused_and_not_replaced_by_the_sign_in_page(client, alice, clock):
    clock.shift(30 * DAY + 60)
    response = client.get("/applications/filter/", headers={"HX-Request": "true"})
    assert (response.status_code, response.content) == (401, b"")
