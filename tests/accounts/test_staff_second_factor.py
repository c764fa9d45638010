"""Where others can reach the installation, its admin opens only with a second factor."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests import builders as make
from tests.accounts import story
from tests.pages import get

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, list(yield_hotp_counters_from_time())[1]))


@pytest.fixture
def operator(client):
    person = story.person_with_password(is_staff=True, is_superuser=True)
    client.force_login(person)
    return person


def test_without_one_staff_are_led_to_set_it_up(client, operator, settings):
    settings.ON_LOOPBACK = False
    page = get(client, "/admin/")
    assert page.heading == "Second factor"
    assert "The admin asks for a second factor." in page.main


def test_with_one_the_admin_opens(client, operator, settings):
    settings.ON_LOOPBACK = False
    TOTP.activate(operator, SECRET)
    assert client.get("/admin/").status_code == 200


def test_recovery_codes_alone_are_not_a_second_factor(client, operator, settings):
    settings.ON_LOOPBACK = False
    operator.authenticator_set.create(type="recovery_codes", data={})
    assert get(client, "/admin/").heading == "Second factor"


def test_on_ones_own_machine_none_is_asked_for(client, operator):
    assert client.get("/admin/").status_code == 200


def test_somebody_who_is_not_staff_is_not_led_there(client, settings):
    settings.ON_LOOPBACK = False
    client.force_login(make.person())
    assert get(client, "/admin/").heading != "Second factor"


def test_the_code_is_asked_for_after_the_password(client):
    TOTP.activate(story.person_with_password(), SECRET)
    page = story.sign_in(client)
    assert page.heading == "One code more"
    assert not story.signed_in(client)
    assert "not the code of this moment" in page.press(client, "Sign in", code="123").errors()
    assert page.press(client, "Sign in", code=code_now()).path == "/today/"


def test_the_app_is_set_up_shown_and_switched_off(client):
    client.force_login(story.person_with_password())
    page = get(client, "/account/2fa/totp/activate/")
    assert page.heading == "Is it you?"
    page = page.press(client, "Go on", password=story.PASSWORD)
    secret = next(node.text for node in page.all("code"))
    counter = list(yield_hotp_counters_from_time())[1]
    page = page.press(client, "Set it up", code=format_hotp_value(hotp_value(secret, counter)))
    assert page.heading == "Recovery codes"
    assert len(page.all("code")) == 10
    assert "10 left." in get(client, "/account/2fa/").main
    page = get(client, "/account/2fa/totp/deactivate/").press(client, "Switch it off")
    assert "Not set up." in page.main


def test_an_unconfirmed_address_comes_first(client):
    person = story.person_with_password()
    person.emailaddress_set.update(verified=False)
    client.force_login(person)
    assert "Confirm your address first." in get(client, "/account/2fa/totp/activate/").main
