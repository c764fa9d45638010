"""No more of these mails: by a press, or by the mail program itself (RFC 8058)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Rhythm, User
from applications import tokens
from applications.models import MailKind
from tests import builders as make
from tests.builders import NOW
from tests.delivery.builders import send, someone, someone_with_a_list, tick
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return someone()


def link(person: User, kind: str = MailKind.DAY) -> str:
    return reverse("unsubscribe", args=[tokens.for_unsubscribing(person, kind)])


def test_a_mail_program_stops_the_list_without_cookies_or_redirect(sink):
    alice = someone_with_a_list()
    tick()
    send()
    url = sink.mails[0]["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    response = Client(enforce_csrf_checks=True).post(
        url, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 200
    assert not response.cookies
    alice.refresh_from_db()
    assert alice.rhythm == Rhythm.OFF
    assert alice.eve_mail


def test_a_multipart_press_counts_too(client, alice):
    assert client.post(link(alice), {"List-Unsubscribe": "One-Click"}).status_code == 200
    alice.refresh_from_db()
    assert alice.rhythm == Rhythm.OFF


def test_the_eve_mail_is_stopped_alone(client, alice):
    Page(client.get(link(alice, MailKind.EVE))).press(client, "Stop these mails")
    alice.refresh_from_db()
    assert not alice.eve_mail
    assert alice.rhythm == Rhythm.DAILY


@pytest.mark.parametrize(
    "kind, before, words",
    [
        (MailKind.DAY, {}, "The mail on the evening before an interview comes as before."),
        (MailKind.DAY, {"eve_mail": False}, "No reminders come by mail now."),
        (MailKind.EVE, {}, "The list of what is due comes as before."),
        (MailKind.EVE, {"rhythm": Rhythm.OFF}, "No reminders come by mail now."),
    ],
)
def test_what_still_comes_is_said_as_it_is(client, alice, kind, before, words):
    alice.adjust(now=NOW, **before)
    assert words in Page(client.post(link(alice, kind))).main


@pytest.mark.parametrize("kind, rhythm", [(MailKind.WEEK, Rhythm.WEEKLY), (MailKind.EVE, Rhythm.DAILY)])
def test_undo_lets_them_come_as_before(client, alice, kind, rhythm):
    alice.adjust(now=NOW, rhythm=rhythm)
    stopped = Page(client.get(link(alice, kind))).press(client, "Stop these mails")
    for _ in range(2):
        assert stopped.press(client, "Undo").heading == "As it was before."
    alice.refresh_from_db()
    assert (alice.rhythm, alice.eve_mail) == (rhythm, True)


@pytest.mark.parametrize("how", ["a day later", "a new password", "somebody else's", "another mail's"])
def test_an_undo_serves_one_person_for_a_day(client, alice, clock, how):
    stopped = Page(client.post(link(alice)))
    undo = stopped.button("Undo")
    other = {"somebody else's": link(make.stranger()), "another mail's": link(alice, MailKind.EVE)}
    if how == "a day later":
        clock.move_to(NOW + timedelta(days=1, minutes=1))
    elif how == "a new password":
        alice.revoke_links()
    response = client.post(other.get(how, link(alice)), undo.data)
    assert response.status_code == 410
    alice.refresh_from_db()
    assert alice.rhythm == Rhythm.OFF and alice.eve_mail


def test_where_nothing_was_changed_nothing_can_be_undone(client, alice):
    client.post(link(alice))
    assert "Undo" not in Page(client.post(link(alice))).main
    assert "These mails have stopped." in Page(client.get(link(alice))).main


def test_opening_the_page_changes_nothing(client, alice):
    for method in (client.get, client.head, client.options):
        method(link(alice))
    alice.refresh_from_db()
    assert alice.rhythm == Rhythm.DAILY


def test_twice_is_harmless_and_the_link_never_runs_out(client, alice, clock):
    url = link(alice)
    alice.revoke_links()
    clock.move_to(NOW + timedelta(days=3000))
    assert [client.post(url).status_code for _ in range(2)] == [200, 200]


def test_a_deleted_account_gets_the_same_answer(client, alice):
    url = link(alice)
    alice.delete()
    assert client.post(url).status_code == 200


def test_a_broken_link_says_where_the_switch_is(client, alice):
    response = client.post(link(alice)[:-4] + "/")
    assert response.status_code == 404
    assert "settings" in Page(response).main.lower()
    alice.refresh_from_db()
    assert alice.rhythm == Rhythm.DAILY
