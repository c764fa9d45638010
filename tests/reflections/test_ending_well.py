"""An accepted offer ends the search well; applying again shows what was kept; the ended stay hidden."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import UNTIL_I_RETURN
from applications.models import (
    Aim,
    Application,
    Company,
    FollowUp,
    FollowUpAct,
    InterviewStage,
    Involvement,
    Note,
    Role,
)
from reflections import ending_well, recovery
from reflections.models import ReflectionEntry, Tool
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.pages import get, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client):
    with time_machine.travel(NOW, tick=False):
        owner = make.person()
        client.force_login(owner)
        yield owner


@pytest.fixture
def offer(alice):
    return make.application(alice, company="Harbour Labs", title="Lead", stage="offer", now=NOW)


def accept(client, offer):
    return get(client, reverse("application", args=[offer.pk])).press(client, "I accepted")


# ---- ending well ---------------------------------------------------------------------
def test_i_accepted_ends_the_search_on_a_page_of_its_own(client, alice, offer):
    make.application(alice, company="Acme")
    make.application(alice, company="Saved Ltd", stage="saved")
    page = accept(client, offer)
    assert page.heading == "You accepted."
    assert "Acme" in page.main and "Saved Ltd" not in page.main
    assert "1 job is saved and was not applied for." in page.main
    offer.refresh_from_db()
    assert offer.outcome == "accepted"
    assert page.has_button("Undo")


def test_where_nobody_answered_one_press_withdraws_from_all_and_one_brings_them_back(client, alice, offer):
    waiting = [make.application(alice, company=f"Company {n}", title="Analyst") for n in range(3)]
    talks = make.application(alice, company="Acme", title="Analyst", stage="interviewing")
    page = accept(client, offer).press(client, "Withdraw from all of these")
    assert page.heading == "You accepted." and "You withdrew from 3." in words(page.root)
    assert set(Application.objects.active()) == {talks}
    page.press(client, "Undo")
    assert set(Application.objects.active()) == {talks, *waiting}


def test_a_withdrawal_is_drafted_and_closes_only_once_it_was_sent(client, alice, offer):
    other = make.application(alice, company="Acme", title="Analyst")
    note = accept(client, offer).press(client, "Withdraw with a line")
    assert "withdraw my application for the Analyst role" in note.value("body")
    other.refresh_from_db()
    assert other.is_active
    note.press(client, "I sent it")
    other.refresh_from_db()
    assert other.outcome == "withdrawn"
    assert Note.objects.get(application=other).is_sent
    assert not FollowUp.objects.open().filter(application=other).exists()


def test_not_sent_after_all_opens_it_again(alice, offer):
    other = make.application(alice, company="Acme")
    row = ending_well.withdraw(other, now=NOW)
    act = recovery.settle(row, verb="complete", now=NOW, via="page")
    other.refresh_from_db()
    assert other.outcome == "withdrawn"
    assert recovery.undo(FollowUpAct.objects.get(pk=act.pk), now=NOW + timedelta(hours=1))
    other.refresh_from_db()
    row.refresh_from_db()
    assert other.is_active and row.is_open


def test_asked_twice_there_is_one_line_and_one_let_go_comes_back(alice, offer):
    other = make.application(alice, company="Acme")
    row = ending_well.withdraw(other, now=NOW)
    row.let_go(now=NOW, via="page")
    assert ending_well.withdraw(other, now=NOW) == row
    row.refresh_from_db()
    assert row.is_open and FollowUp.objects.filter(kind=Aim.WITHDRAWAL).count() == 1


def test_a_no_that_comes_first_lets_the_line_go(alice, offer):
    other = make.application(alice, company="Acme")
    row = ending_well.withdraw(other, now=NOW)
    recovery.begin(other, now=NOW)
    row.refresh_from_db()
    assert not row.is_open


def test_whoever_vouched_is_thanked_each_once_also_from_another_application(client, alice, offer):
    other = make.application(alice, company="Acme")
    tess = make.contact(alice, name="Tess Moor", for_=other, role=Role.REFERENCE)
    make.contact(alice, name="Ravi Menon", for_=offer, role=Role.REFERRER)
    make.contact(alice, name="Not Her", for_=offer, role=Role.INTERVIEWER)
    page = accept(client, offer)
    assert "Tess Moor" in page.main and "Ravi Menon" in page.main and "Not Her" not in page.main
    url = reverse("reference_thanks", args=[offer.pk, tess.pk])
    note = get(client, client.post(url).headers["Location"])
    assert "stood ready to speak for me" in note.value("body")
    assert "What stayed with you from that talk" not in note.main
    note.press(client, "I sent it")
    assert "Thanked" in get(client, reverse("search_end", args=[offer.pk])).main


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ([Role.REFERRER], "You put my name forward in this search, and I have not forgotten it."),
        ([Role.REFERRER, Role.REFERENCE], "you stood ready to speak for me"),
    ],
)
def test_who_put_a_name_forward_elsewhere_is_thanked_for_that(client, alice, offer, roles, words):
    ravi = make.contact(alice, name="Ravi Menon", for_=make.application(alice, company="Acme"), role=roles[0])
    for number, role in enumerate(roles[1:]):
        other = make.application(alice, company=f"Company {number}")
        ravi.involvements.create(owner=alice, application=other, role=role)
    accept(client, offer)
    posted = client.post(reverse("reference_thanks", args=[offer.pk, ravi.pk]))
    assert words in get(client, posted.headers["Location"]).value("body")


def test_all_mail_stops_by_one_press_and_tools_and_writing_stay(client, alice, offer):
    Tool.objects.create(owner=alice, kind="field", text="Stays", kept_at=NOW)
    accept(client, offer).press(client, "Stop all mail")
    alice.refresh_from_db()
    assert alice.paused_until == UNTIL_I_RETURN and alice.pause_interviews
    assert "All mail is stopped" in get(client, reverse("search_end", args=[offer.pk])).main
    assert "Stays" in get(client, reverse("toolbelt")).main


def test_without_an_accepted_offer_there_is_no_such_page(client, alice):
    about = make.application(alice)
    page = get(client, reverse("search_end", args=[about.pk]))
    assert page.heading == "Data analyst"


# ---- applying there again ------------------------------------------------------------
def test_applying_there_again_leads_to_what_was_kept_without_its_ending(client, alice):
    before = make.application(alice, company="Acme", now=NOW - timedelta(days=90))
    lena = make.contact(alice, name="Lena Vogt", for_=before)
    make.interview(
        before, day=TODAY - timedelta(days=80), with_=[lena], went_well="The whiteboard", debriefed_at=NOW
    )
    entry = ReflectionEntry.objects.create(
        owner=alice, application=before, body="A page.", begun_at=NOW, written_at=NOW
    )
    Tool.objects.create(owner=alice, kind="field", text="Say it slowly", source_entry=entry, kept_at=NOW)
    recovery.begin(before, now=NOW - timedelta(days=70))
    again = make.application(alice, company="Acme", title="Lead")
    page = get(client, reverse("application", args=[again.pk]))
    kept = get(client, page.link("See what you kept from it."))
    for kept_words in ("Say it slowly", "Lena Vogt", "The whiteboard", "A page."):
        assert kept_words in kept.main
    assert "no" not in kept.main.lower().split() and "closed" not in kept.main.lower()


# ---- out of sight --------------------------------------------------------------------
@pytest.mark.parametrize("name", ["applications", "board", "today", "command"])
def test_what_has_ended_is_not_shown_unasked(client, alice, name):
    gone = make.application(alice, company="Bygone Ltd", title="Ended role", now=NOW)
    make.application(alice, company="Acme", now=NOW)
    gone.close("declined", now=NOW)
    page = get(client, reverse(name))
    assert "Bygone" not in page.main and "Ended role" not in page.main


def test_a_search_finds_what_goes_on_first_and_what_has_ended_last(client, alice):
    gone = make.application(alice, company="Bygone Ltd", title="Analyst", now=NOW)
    make.application(alice, company="Acme", title="Analyst", now=NOW)
    gone.close("declined", now=NOW)
    text = get(client, reverse("command"), data={"q": "analyst"}).main
    assert 0 < text.find("Acme") < text.find("Bygone")


@pytest.mark.parametrize("name", ["application_add", "contact_add"])
def test_names_that_a_browser_completes_are_those_of_what_goes_on(client, alice, name):
    gone = make.application(alice, company="Bygone Ltd", title="Analyst", now=NOW)
    make.application(alice, company="Acme", title="Analyst", now=NOW)
    make.contact(alice, company=Company.objects.named(alice, "Met at a fair"))
    gone.close("declined", now=NOW)
    offered = [option.get("value") for option in get(client, reverse(name)).all("option")]
    assert {"Acme", "Met at a fair"} <= set(offered) and "Bygone Ltd" not in offered


# ---- one row or three ----------------------------------------------------------------
def a_time_at(alice, company: str, *, number: int):
    about = make.application(alice, company=company, title=f"Role {number}", stage="interviewing", now=NOW)
    who = make.contact(alice, name=f"Person {number}", for_=about, role=Role.REFERENCE)
    make.interview(about, day=TODAY, with_=[who], went_well="The whiteboard", debriefed_at=NOW)
    entry = ReflectionEntry.objects.create(
        owner=alice, application=about, body="A whiteboard.", begun_at=NOW, written_at=NOW
    )
    for text in (f"Whiteboard {number}", f"Again {number}"):
        Tool.objects.create(owner=alice, kind="field", text=text, source_entry=entry, kept_at=NOW)
    return about


@pytest.mark.parametrize("name", ["search_end", "look_back"])
def test_it_costs_the_same_for_one_application_and_for_three(
    client, alice, offer, name, django_assert_num_queries
):
    offer.close("accepted", now=NOW)
    url = reverse(name, args=[offer.pk] if name == "search_end" else [])
    a_time_at(alice, "Company 0", number=0)
    client.get(url, {"q": "whiteboard"})
    with CaptureQueriesContext(connection) as first:
        client.get(url, {"q": "whiteboard"})
    for number in (1, 2):
        a_time_at(alice, f"Company {number}", number=number)
    with django_assert_num_queries(len(first)):
        client.get(url, {"q": "whiteboard"})


def test_what_was_kept_costs_the_same_for_one_talk_and_for_three(client, alice, django_assert_num_queries):
    about = a_time_at(alice, "Acme", number=0)
    url = reverse("kept", args=[about.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as first:
        client.get(url)
    for number in (1, 2):
        a_time_at(alice, "Acme", number=number)
    InterviewStage.objects.update(application=about)
    ReflectionEntry.objects.update(application=about)
    Involvement.objects.update(application=about)
    with django_assert_num_queries(len(first)):
        client.get(url)
