"""`make admin EMAIL=...`: the way in for whoever runs the installation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.addresses import address_is_confirmed
from accounts.models import User
from tests import builders as make
from tests.accounts import story

pytestmark = pytest.mark.django_db


def run(email: str) -> str:
    out = StringIO()
    call_command("make_admin", email, stdout=out)
    return out.getvalue()


def password_in(output: str) -> str:
    return output.rpartition("shown this once: ")[2].strip()


def test_a_new_account_can_sign_in_at_once(client, served):
    output = run("Olga@Example.org")
    olga = User.objects.get(email="olga@example.org")
    assert olga.is_staff and olga.is_superuser and address_is_confirmed(olga)
    assert story.sign_in(client, "olga@example.org", password=password_in(output)).path == "/today/"


def test_an_account_that_exists_is_raised_and_keeps_its_password():
    story.person_with_password("alice@example.org")
    assert "Password" not in run("alice@example.org")
    alice = User.objects.get()
    assert alice.is_staff and alice.check_password(story.PASSWORD)


def test_an_account_that_never_confirmed_its_address_gets_a_new_password():
    person = User.objects.create_user("olga@example.org", "somebody else chose this")
    assert password_in(run("olga@example.org"))
    person.refresh_from_db()
    assert not person.check_password("somebody else chose this")


def test_twice_changes_nothing_more():
    run("olga@example.org")
    assert "Password" not in run("olga@example.org")
    assert User.objects.count() == 1


def test_what_is_no_address_is_refused():
    make.person()
    with pytest.raises(CommandError, match="not an e-mail address"):
        run("olga")
    assert User.objects.count() == 1
