"""Hours, days, pause, name, zone: small forms on one page."""

from datetime import UTC, date, datetime, time

import pytest

from accounts.models import UNTIL_I_RETURN
from tests import builders as make
from tests.pages import Page, get

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client):
    person = make.person()
    client.force_login(person)
    return person


def change(client, alice, label: str, **typed: str) -> Page:
    page = get(client, "/settings/").press(client, label, **typed)
    alice.refresh_from_db()
    return page


def test_a_new_hour_moves_the_next_mail(client, alice):
    page = change(client, alice, "Keep the mail settings", morning="07:30", days="every")
    assert "Saved." in page.main
    assert (alice.morning, alice.days) == (time(7, 30), "every")
    assert alice.next_morning_at == datetime(2026, 3, 11, 6, 30, tzinfo=UTC)
    assert page.value("morning") == "07:30"


def test_a_new_zone_moves_the_next_mail(client, alice):
    change(client, alice, "Keep these", zone="America/New_York")
    assert alice.next_morning_at == datetime(2026, 3, 11, 13, tzinfo=UTC)


def test_an_unknown_zone_is_said_beside_the_field_and_the_rest_stays_typed(client, alice):
    page = change(client, alice, "Keep these", zone="Narnia/Lantern", name="Alice in Berlin", theme="dark")
    assert page.response.status_code == 422
    assert "No time zone has this name." in page.errors()
    assert (page.value("zone"), page.value("name")) == ("Narnia/Lantern", "Alice in Berlin")
    assert (alice.zone, alice.name, alice.theme) == ("Europe/Berlin", "Alice Adler", "")


def test_an_hour_that_does_not_exist_changes_nothing(client, alice):
    page = change(client, alice, "Keep the mail settings", morning="25:00", sender_name="My list")
    assert page.errors()
    assert page.value("sender_name") == "My list"
    assert (alice.morning, alice.sender_name) == (time(9), "Rebound")


@pytest.mark.parametrize("name", ["Your list\r\nBcc: eve@example.org", "  Your \t list  "])
def test_a_senders_name_is_one_line(client, alice, name):
    change(client, alice, "Keep the mail settings", sender_name=name)
    assert "\n" not in alice.sender_name
    assert alice.sender_name.startswith("Your list")


def test_an_empty_senders_name_is_rebound_again(client, alice):
    change(client, alice, "Keep the mail settings", sender_name="Your list")
    change(client, alice, "Keep the mail settings", sender_name=" ")
    assert alice.sender_name == "Rebound"


def test_no_reminders_by_mail(client, alice):
    change(client, alice, "Keep the mail settings", rhythm="off")
    assert not any(alice.wants_mail_on(date(2026, 3, day)) for day in range(9, 16))


@pytest.mark.parametrize(
    ("days", "until"),
    [("1", datetime(2026, 3, 12, 8, tzinfo=UTC)), ("3", datetime(2026, 3, 14, 8, tzinfo=UTC)),
     ("7", datetime(2026, 3, 18, 8, tzinfo=UTC)), ("", UNTIL_I_RETURN)],
)  # fmt: skip
def test_a_pause_leaves_out_that_many_mornings(client, alice, days, until):
    page = change(client, alice, "Pause", days=days)
    assert alice.paused_until == until
    assert "Mails are paused until" in page.main


def test_a_pause_before_the_mail_of_the_day_begins_with_it(client, alice, clock):
    clock.move_to(datetime(2026, 3, 10, 6, tzinfo=UTC))
    change(client, alice, "Pause", days="1")
    assert alice.paused_until == datetime(2026, 3, 11, 8, tzinfo=UTC)


def test_a_pause_ends_when_asked_to(client, alice):
    change(client, alice, "Pause", days="", pause_interviews="on")
    assert alice.pause_interviews
    page = change(client, alice, "Let them come again")
    assert (alice.paused_until, alice.pause_interviews) == (None, False)
    assert not page.has_button("Let them come again")


def test_a_pause_that_is_over_is_not_shown(client, alice, clock):
    change(client, alice, "Pause", days="1")
    clock.move_to(datetime(2026, 3, 13, tzinfo=UTC))
    assert "Mails are paused" not in get(client, "/settings/").main


def test_light_or_dark_and_plain_type_reach_the_page(client, alice):
    page = change(client, alice, "Keep these", theme="dark", plain_type="on")
    assert page.root.get("data-theme") == "dark"
    assert page.root.get("data-type") == "plain"


@pytest.mark.parametrize("section", ["", "nonsense", None])
def test_a_form_of_no_section_changes_nothing(client, alice, section):
    page = Page(client.post("/settings/", {"section": section} if section is not None else {}))
    assert page.heading == "Settings"


@pytest.mark.parametrize("field", ["name", "zone", "sender_name"])
@pytest.mark.parametrize("text", ["a\x00b", "x" * 10_000], ids=["a NUL byte", "10,000 characters"])
def test_impossible_words_are_refused_beside_their_field(client, alice, field, text):
    label = "Keep the mail settings" if field == "sender_name" else "Keep these"
    page = change(client, alice, label, **{field: text})
    assert page.response.status_code == 422
    assert page.errors()
    assert getattr(alice, field) in ("Alice Adler", "Europe/Berlin", "Rebound")


def test_a_script_in_a_name_is_only_words(client, alice):
    page = change(client, alice, "Keep these", name="<script>alert(1)</script>")
    assert page.value("name") == "<script>alert(1)</script>"
    assert [node for node in page.all("script") if node.text] == []


def test_the_page_costs_the_same_however_often_it_is_asked(client, alice, django_assert_max_num_queries):
    get(client, "/settings/")
    with django_assert_max_num_queries(4):
        client.get("/settings/")
