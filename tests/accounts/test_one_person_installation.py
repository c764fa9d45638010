"""On one's own machine, without a mail server and with nobody else, a code would go nowhere."""

import pytest
from django.core import mail

from accounts.addresses import address_is_confirmed
from accounts.models import User
from tests import builders as make
from tests.accounts import story
from tests.pages import get

pytestmark = pytest.mark.django_db


def test_the_first_person_is_straight_in(client):
    assert story.sign_up(client).path == "/today/"
    assert mail.outbox == []
    assert not address_is_confirmed(User.objects.get())


def test_she_signs_in_again_without_a_code(client):
    story.sign_up(client)
    client.post("/account/logout/")
    assert story.sign_in(client, "ana@example.org").path == "/today/"


def test_the_settings_page_offers_to_confirm_the_address_later(client):
    story.sign_up(client)
    page = get(client, "/settings/")
    assert "Confirm your address so that reminders can reach you." in page.main
    page = page.press(client, "Send it again")
    assert page.heading == "Confirm your address"
    page = page.press(client, "Confirm", code=story.latest_code())
    assert page.heading == "Settings"
    assert "so that reminders can reach you" not in page.main
    assert address_is_confirmed(User.objects.get())


def test_a_second_person_needs_the_code(client):
    make.person()
    assert story.sign_up(client).heading == "Confirm your address"


def test_with_a_mail_server_the_first_person_needs_it_too(client, served):
    assert story.sign_up(client).heading == "Confirm your address"


def test_off_loopback_the_first_person_needs_it_too(client, settings):
    settings.ON_LOOPBACK = False
    assert story.sign_up(client).heading == "Confirm your address"
