"""NUL bytes, ten thousand characters, scripts: said beside the field, or harmless."""

import pytest

from accounts.models import User
from tests.accounts import story
from tests.pages import get

pytestmark = pytest.mark.django_db
HARD = ["a\x00b", "x" * 10_000, "x" * 250 + "@example.org", "<script>alert(1)</script>"]
IDS = ["a NUL byte", "10,000 characters", "a long address", "a script"]


@pytest.mark.parametrize("text", HARD, ids=IDS)
def test_an_address_at_sign_up(client, text):
    page = story.sign_up(client, text)
    assert page.errors()
    assert not User.objects.exists()


@pytest.mark.parametrize("text", HARD, ids=IDS)
def test_a_password_at_sign_up(client, text):
    page = get(client, "/account/signup/").press(client, "Start", email="ana@example.org", password1=text)
    assert page.path == "/today/" or page.errors()


@pytest.mark.parametrize("text", HARD, ids=IDS)
@pytest.mark.parametrize("field", ["login", "password"])
def test_signing_in(client, field, text):
    story.person_with_password()
    page = get(client, "/account/login/").press(
        client, "Sign in", **{"login": "alice@example.org", "password": "wrong", field: text}
    )
    assert page.heading == "Sign in"
    assert not story.signed_in(client)


@pytest.mark.parametrize("text", HARD, ids=IDS)
def test_a_code(client, served, text):
    page = story.sign_up(client).press(client, "Confirm", code=text)
    assert page.errors()
    assert page.heading == "Confirm your address"


@pytest.mark.parametrize("text", HARD, ids=IDS)
def test_a_forgotten_address(client, text):
    page = get(client, "/account/password/reset/").press(client, "Send the link", email=text)
    assert page.errors() or page.heading == "A mail is on its way"


@pytest.mark.parametrize("text", HARD, ids=IDS)
def test_a_new_address(client, text):
    client.force_login(story.person_with_password())
    page = get(client, "/account/email/").press(client, "Send the code", email=text)
    assert page.errors()


@pytest.mark.parametrize(
    "path", ["/account/password/reset/key/1-%00/", "/account/password/reset/key/zzz-a-b/"]
)
def test_a_link_that_was_never_made(client, path):
    assert get(client, path).heading == "This link has run out"


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_way_back_that_leads_elsewhere_is_not_taken(client, url):
    story.person_with_password()
    page = get(client, "/account/login/", data={"next": url})
    assert page.press(client, "Sign in", login="alice@example.org", password=story.PASSWORD).path == "/today/"


@pytest.mark.parametrize("country", ["\x00", "x" * 5_000, "<b>", "DE"])
def test_a_country_without_lines_of_its_own(client, country):
    page = get(client, "/talk/", data={"country": country})
    assert page.link("Lines for your country") == "https://findahelpline.com"
