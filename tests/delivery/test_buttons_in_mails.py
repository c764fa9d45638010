"""The buttons in mails: opening shows, pressing acts, twice is harmless, undo holds for a day."""

import re
from datetime import date, timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from accounts.models import Days
from applications import tokens
from applications.models import Aim, FollowUp, FollowUpAct
from reflections import recovery, steps
from reflections.models import Depth, RecoveryPlan
from reflections.views.follow_ups import later_days
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import follow_up, send, someone, tick
from tests.pages import Page

pytestmark = pytest.mark.django_db
VERBS = ["done", "later", "let_go", "quiet", "ready"]


@pytest.fixture
def row() -> FollowUp:
    about = make.application(someone(), title="Secret role", company="Secretcorp", now=NOW)
    somebody = make.contact(about.owner, name="Maria Ortiz", for_=about)
    return follow_up(about, kind=Aim.THANK_YOU, contact=somebody, title="Private title")


def link(row: FollowUp, verb: str) -> str:
    return reverse("mail_action", args=[verb, tokens.for_action(row, verb, row.owner)])


def page(client: Client, url: str) -> Page:
    return Page(client.get(url))


def test_done_needs_one_press_and_nobody_signed_in(client, row):
    shown = page(client, link(row, "done"))
    assert shown.heading == "Thank-you, due 10 March."
    after = shown.press(client, "Done")
    assert after.heading == "Done."
    row.refresh_from_db()
    assert row.completed_at is not None
    assert row.acts.get().via == "mail"


def test_let_go(client, row):
    assert page(client, link(row, "let_go")).press(client, "Let go").heading == "Let go."
    row.refresh_from_db()
    assert row.let_go_at is not None


@pytest.mark.parametrize("label, days", [("Tomorrow", 1), ("In three days", 3), ("Next week", 6)])
def test_later_offers_days(client, row, label, days):
    after = page(client, link(row, "later")).press(client, label)
    assert after.heading.startswith("Back on ")
    row.refresh_from_db()
    assert row.due_on == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    "today, labels",
    [
        (date(2026, 3, 10), ["Tomorrow", "In three days", "Next week"]),
        (date(2026, 3, 13), ["Tomorrow", "In three days"]),
        (date(2026, 3, 14), ["Tomorrow", "Next week", "In three days"]),
        (date(2026, 3, 15), ["Tomorrow", "In three days"]),
    ],
)
def test_each_day_is_offered_once_and_in_its_order(today, labels):
    assert [str(label) for _day, label in later_days(today)] == labels


def test_later_takes_a_day_of_ones_own(client, row):
    shown = page(client, link(row, "later"))
    for typed, error in [("2026-03-10", "A day after today is needed."), ("soon", "There is no such day.")]:
        again = shown.press(client, "On that day", day=typed)
        assert error in again.main and again.value("day") == typed
    assert row.acts.count() == 0
    after = shown.press(client, "On that day", day="2026-04-02")
    assert after.heading == "Back on Thursday, 2 April."
    row.refresh_from_db()
    assert row.due_on == date(2026, 4, 2)
    after.press(client, "Undo")
    row.refresh_from_db()
    assert row.due_on == TODAY


@pytest.mark.parametrize("verb, label", [("done", "Done"), ("let_go", "Let go"), ("later", "Tomorrow")])
def test_a_second_press_changes_nothing_and_undo_takes_the_first_back(client, row, verb, label):
    first = page(client, link(row, verb))
    first.press(client, label)
    acts = row.acts.count()
    again = first.press(client, label)
    assert row.acts.count() == acts == 1
    after = again.press(client, "Undo")
    assert after.heading == "As it was before."
    row.refresh_from_db()
    assert row.is_open and row.due_on == TODAY
    assert again.press(client, "Undo").heading == "As it was before."


def test_undo_is_found_again_by_opening_the_link_within_a_day(client, row, clock):
    page(client, link(row, "done")).press(client, "Done")
    again = page(client, link(row, "let_go"))
    assert again.heading == "This is settled already."
    clock.move_to(NOW + timedelta(hours=23))
    assert page(client, link(row, "done")).has_button("Undo")
    clock.move_to(NOW + timedelta(hours=25))
    assert not page(client, link(row, "done")).has_button("Undo")


def test_undo_after_a_day_is_a_dead_link(client, row, clock):
    after = page(client, link(row, "done")).press(client, "Done")
    clock.move_to(NOW + timedelta(hours=25))
    response = client.post(after.button("Undo").action, after.button("Undo").data)
    assert response.status_code == 410
    row.refresh_from_db()
    assert row.completed_at is not None


def test_done_from_a_mail_alone_opens_the_next_step(client):
    alice = someone(days=Days.EVERY)
    about = make.application(alice, now=NOW - timedelta(days=30))
    make.interview(about, day=TODAY - timedelta(days=10))
    event = recovery.begin(about, now=NOW - timedelta(days=2))
    plan = RecoveryPlan.objects.get(event=event)
    steps.choose_depth(plan, Depth.A_LOT, now=NOW - timedelta(days=2))
    thank = FollowUp.objects.open().get()
    page(client, link(thank, "done")).press(client, "Done")
    opened = FollowUp.objects.open().get()
    assert opened.kind == Aim.CONNECTION_REQUEST
    page(client, link(thank, "done")).press(client, "Undo")
    assert FollowUp.objects.open().get() == thank


def test_two_more_days_of_quiet_by_one_press_and_an_end_to_them(client):
    alice = someone(days=Days.EVERY)
    about = make.application(alice, now=NOW - timedelta(days=30))
    make.interview(about, day=TODAY - timedelta(days=10))
    recovery.begin(about, now=NOW - timedelta(days=2))
    plan = RecoveryPlan.objects.get()
    steps.choose_depth(plan, Depth.A_LOT, now=NOW - timedelta(days=2))
    thank = FollowUp.objects.open().get()
    shown = page(client, link(thank, "quiet"))
    after = shown.press(client, "Quiet until Thursday morning")
    about.refresh_from_db()
    assert about.quiet_until == alice.morning_of(TODAY + timedelta(days=2))
    assert shown.press(client, "Quiet until Thursday morning").heading == after.heading
    page(client, after.link("I am ready now")).press(client, "I am ready now")
    about.refresh_from_db()
    assert not about.is_quiet(NOW)


def test_a_mail_sent_before_less_was_wanted_offers_no_quiet_and_changes_nothing(client):
    about = make.application(someone(days=Days.EVERY), now=NOW - timedelta(days=30))
    make.interview(about, day=TODAY - timedelta(days=10))
    recovery.begin(about, now=NOW - timedelta(days=2))
    plan = RecoveryPlan.objects.get()
    steps.choose_depth(plan, Depth.A_LOT, now=NOW - timedelta(days=2))
    thank = FollowUp.objects.open().get()
    sent = page(client, link(thank, "quiet"))
    steps.choose_depth(plan, Depth.SOMEWHAT, now=NOW)
    thank.refresh_from_db()
    assert thank.is_open
    before = state()
    for shown in (page(client, link(thank, "quiet")), sent.press(client, "Quiet until Thursday morning")):
        assert shown.heading == "There is no quiet to make longer now."
        assert "What is due is on Today." in shown.main
        assert not shown.has_button("Quiet until Thursday morning")
    assert state() == before


# ---- scanners, strangers and old links -----------------------------------------------
def state() -> list[object]:
    return [list(FollowUp.objects.values()), FollowUpAct.objects.count(), list(RecoveryPlan.objects.values())]


@pytest.mark.parametrize("verb", VERBS)
def test_opening_in_whatever_way_changes_nothing(client, row, verb):
    before, url = state(), link(row, verb)
    for _ in range(3):
        assert client.get(url).status_code == 200
        assert client.head(url).status_code == 200
        assert client.options(url).status_code == 405
        assert client.post(url).status_code == 200
        assert client.post(url, {"press": "made up", "choice": "2026-03-11"}).status_code == 200
        assert client.put(url).status_code == client.delete(url).status_code == 405
    assert state() == before


def test_every_link_of_a_real_mail_can_be_scanned(client, sink, row):
    tick()
    send()
    before = state()
    text = sink.mails[0].get_body(("plain",)).get_content()
    links = re.findall(r"http://127\.0\.0\.1:8000(/\S+)", text)
    assert len(links) >= 6
    for url in links:
        for method in (client.get, client.head, client.options):
            assert method(url).status_code in {200, 302, 405}
    assert state() == before
    row.owner.refresh_from_db()
    assert row.owner.rhythm == "daily"


def test_the_page_tells_nothing_that_the_person_wrote(client, row):
    for verb in VERBS:
        body = client.get(link(row, verb)).content.decode()
        for word in ["Secret", "Maria", "Ortiz", "Private", "alice@example.org", "Adler"]:
            assert word not in body


def test_the_page_leaves_no_trace(client, row):
    response = client.get(link(row, "done"))
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_a_press_of_one_page_does_not_open_another(client, row):
    other = follow_up(row.application, kind=Aim.INVENTORY)
    press = page(client, link(row, "done")).button("Done").data
    client.post(link(other, "done"), press)
    client.post(link(row, "let_go"), press)
    assert state() and not FollowUpAct.objects.exists()


def test_a_page_left_open_for_long_asks_for_the_press_once_more(client, row, clock):
    shown = page(client, link(row, "done"))
    clock.move_to(NOW + timedelta(hours=2))
    again = shown.press(client, "Done")
    assert not FollowUpAct.objects.exists()
    assert again.press(client, "Done").heading == "Done."


def dead_links(row: FollowUp) -> dict[str, str]:
    good = tokens.for_action(row, "done", row.owner)
    stranger = make.stranger()
    return {
        "another verb": reverse("mail_action", args=["let_go", good]),
        "an unknown verb": reverse("mail_action", args=["delete", good]),
        "a changed letter": reverse("mail_action", args=["done", f"x{good}"]),
        "a cut end": reverse("mail_action", args=["done", good[:-3]]),
        "nothing like a token": reverse("mail_action", args=["done", "ünïcode\x00"]),
        "another key": reverse(
            "mail_action", args=["done", signing.dumps([1], key="k", salt="rebound.mail.act.done")]
        ),
        "a stranger's": reverse("mail_action", args=["done", tokens.for_action(row, "done", stranger)]),
        "an action's as undo": reverse("mail_undo", args=[good]),
    }


@pytest.mark.parametrize(
    "how",
    [
        "another verb",
        "an unknown verb",
        "a changed letter",
        "a cut end",
        "nothing like a token",
        "another key",
        "a stranger's",
        "an action's as undo",
    ],
)
def test_a_broken_or_foreign_link_is_dead(client, row, how):
    url, before = dead_links(row)[how], state()
    for response in (client.get(url), client.post(url, {"press": tokens.for_press(url.split("/")[-2])})):
        assert response.status_code == 410
        assert Page(response).heading == "This link has run out."
    assert state() == before


@pytest.mark.parametrize("days, status", [(13, 200), (15, 410)])
def test_a_link_lasts_two_weeks(client, row, clock, days, status):
    url = link(row, "done")
    clock.move_to(NOW + timedelta(days=days))
    assert client.get(url).status_code == status


def test_links_die_when_they_are_revoked_or_the_account_is_closed(client, row):
    url = link(row, "done")
    row.owner.revoke_links()
    assert client.get(url).status_code == 410
    url = link(row, "done")
    type(row.owner).objects.update(is_active=False)
    assert client.get(url).status_code == 410


def test_a_link_to_something_deleted_is_dead(client, row):
    url = link(row, "done")
    row.delete()
    assert client.get(url).status_code == 410
