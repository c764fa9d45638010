"""An address, a password, six digits from the mail: then Today."""

import pytest
from django.core import mail

from accounts.addresses import address_is_confirmed
from accounts.models import User
from tests.accounts import story
from tests.pages import get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("served")]


def test_the_code_from_the_mail_opens_today(client):
    page = story.sign_up(client)
    assert page.heading == "Confirm your address"
    assert not story.signed_in(client)
    page = page.press(client, "Confirm", code=story.latest_code())
    assert page.path == "/today/"
    ana = User.objects.get()
    assert ana.email == "ana@example.org"
    assert address_is_confirmed(ana)
    assert ana.check_password(story.PASSWORD)
    assert ana.next_morning_at is not None


def test_the_mail_has_a_neutral_subject_and_no_html(client):
    story.sign_up(client)
    (message,) = mail.outbox
    assert message.subject == "Confirm your address"
    assert message.alternatives == []


def test_a_code_may_be_typed_with_a_space_in_it(client):
    page = story.sign_up(client)
    code = story.latest_code()
    assert page.press(client, "Confirm", code=f"{code[:3]} {code[3:]}").path == "/today/"


def test_a_wrong_code_is_said_beside_the_field_and_the_right_one_still_works(client):
    page = story.sign_up(client)
    code = story.latest_code()
    page = page.press(client, "Confirm", code=story.another_code(code))
    assert "not the code of the latest mail" in page.errors()
    assert page.press(client, "Confirm", code=code).path == "/today/"


def test_after_three_wrong_codes_the_right_one_is_refused(client):
    page = story.sign_up(client)
    code = story.latest_code()
    for _ in range(3):
        last = page.press(client, "Confirm", code=story.another_code(code))
    assert last.heading == "Sign in"
    assert page.press(client, "Confirm", code=code).heading == "Sign in"
    assert not story.signed_in(client)


def test_the_code_can_be_sent_again_and_the_new_one_counts(client, clock):
    page = story.sign_up(client)
    old = story.latest_code()
    clock.shift(15)
    page = page.press(client, "Send it again")
    assert len(mail.outbox) == 2
    new = story.latest_code()
    assert old == new or "not the code" in page.press(client, "Confirm", code=old).errors()
    assert page.press(client, "Confirm", code=new).path == "/today/"


def test_asking_again_too_soon_leaves_the_first_code_the_right_one(client):
    page = story.sign_up(client)
    page = page.press(client, "Send it again")
    assert "That was too fast." in page.main
    assert len(mail.outbox) == 1
    assert page.press(client, "Confirm", code=story.latest_code()).path == "/today/"


def test_a_mistyped_address_is_dropped_with_its_account(client):
    page = story.sign_up(client, "anna@example.org").press(client, "Use another address")
    assert page.heading == "Start"
    assert not User.objects.exists()
    story.sign_up(client, "ana@example.org").press(client, "Confirm", code=story.latest_code())
    assert [user.email for user in User.objects.all()] == ["ana@example.org"]


def test_dropping_a_sign_up_spares_an_account_that_was_confirmed_elsewhere(client):
    page = story.sign_up(client)
    ana = User.objects.get()
    ana.emailaddress_set.update(verified=True)
    page.press(client, "Use another address")
    assert User.objects.get() == ana


def test_an_account_whose_code_was_never_typed_gets_a_code_at_sign_in(client, clock):
    story.sign_up(client)
    client.cookies.clear()
    clock.shift(60)
    page = story.sign_in(client, "ana@example.org")
    assert page.heading == "Confirm your address"
    assert page.press(client, "Confirm", code=story.latest_code()).path == "/today/"


def test_capitals_in_an_address_make_no_second_account(client, clock):
    story.sign_up(client, "Ana@Example.org").press(client, "Confirm", code=story.latest_code())
    client.post("/account/logout/")
    clock.shift(60)
    story.sign_up(client, "ana@example.org")
    assert User.objects.count() == 1


def test_what_was_typed_stays_when_the_password_is_too_short(client):
    page = get(client, "/account/signup/").press(
        client,
        "Start",
        email="ana@example.org",
        password1="short",
        zone="Europe/Berlin",
        shared_computer="on",
    )
    assert "too short" in page.errors()
    assert page.value("email") == "ana@example.org"
    assert page.value("zone") == "Europe/Berlin"
    assert "checked" in next(n for n in page.all("input") if n.get("name") == "shared_computer").attrib
