"""The zone comes along silently; a wrong one stops nobody."""

from datetime import UTC, datetime

import pytest

from accounts import zones
from accounts.clock import is_zone
from accounts.models import User
from tests.accounts import story
from tests.pages import get

pytestmark = pytest.mark.django_db


def test_mornings_are_counted_in_the_zone_of_the_browser(client):
    story.sign_up(client, zone="America/New_York")
    ana = User.objects.get()
    assert ana.zone == "America/New_York"
    assert ana.next_morning_at == datetime(2026, 3, 10, 13, tzinfo=UTC)
    assert "Your time zone is UTC" not in get(client, "/settings/").main


@pytest.mark.parametrize(
    "zone", ["", "Narnia/Lantern", "../../etc/passwd", "Europe/Berlin\x00", "x" * 10_000]
)
def test_an_unknown_zone_becomes_utc_and_the_settings_page_says_so(client, zone):
    page = get(client, "/account/signup/").press(
        client, "Start", email="ana@example.org", password1=story.PASSWORD, zone=zone
    )
    assert page.path == "/today/"
    assert User.objects.get().zone == "UTC"
    assert "Your time zone is UTC." in get(client, "/settings/").main


def test_pages_show_times_in_the_persons_zone(client):
    story.sign_up(client, zone="Asia/Tokyo")
    assert "10 March 2026, 18:00" in get(client, "/account/sessions/").main


@pytest.mark.parametrize(
    ("zone", "country"),
    [("America/Chicago", "US"), ("US/Eastern", "US"), ("Europe/London", "GB"), ("Europe/Dublin", "IE"),
     ("Europe/Berlin", "DE"), ("UTC", ""), ("Nowhere", "")],
)  # fmt: skip
def test_a_zone_lies_in_a_country(zone, country):
    assert zones.country_of(zone) == country


def test_every_zone_on_offer_is_known_to_this_machine():
    offered = zones.to_choose_from()
    assert len(offered) > 400
    assert [zone for zone in offered if not is_zone(zone)] == []
