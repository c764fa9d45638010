"""What a pasted page, text or link tells; nothing of it is run, nothing is fetched."""

import socket
import time

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.models import Application
from tests import builders as make
from tests.pages import Page, get
from tests.transfer.postings import PAGES
from transfer import capture, links


def told(captured: capture.Captured) -> dict[str, str]:
    return {
        k: f"{v.normalize():f}" if hasattr(v, "normalize") else str(v) for k, v in captured.fields.items()
    }


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*args):
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fills_the_form_with_what_it_says(name):
    page, expected = PAGES[name]
    found = told(capture.read(page))
    assert {k: found.get(k, "") for k in expected} == expected
    assert "alert(" not in str(found) and "<" not in found.get("posting", "")


def test_there_are_thirty_varied_pages():
    assert len(PAGES) >= 30


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://boards.greenhouse.io/acme-labs/jobs/4023", {"company": "Acme Labs", "title": None}),
        (
            "https://jobs.smartrecruiters.com/AcmeLabs/743999-senior-data-analyst",
            {"company": "AcmeLabs", "title": "Senior data analyst"},
        ),
        ("https://jobs.lever.co/acme/6f1a2b3c-1111-2222-3333-444455556666", {"company": "Acme"}),
        (
            "https://acme.recruitee.com/o/senior-data-analyst",
            {"company": "Acme", "title": "Senior data analyst"},
        ),
        ("https://www.linkedin.com/jobs/view/data-analyst-at-acme-3901234567", {"source": "linkedin.com"}),
        ("https://acme.example/", {"source": "acme.example"}),
        ("acme.example/careers/data-analyst-4023", {"title": "Data analyst"}),
    ],
)
def test_a_link_alone_tells_what_its_address_says(url, expected):
    captured = capture.read(url)
    assert captured.said == "link" and captured.fields["url"].endswith(url.removeprefix("https://"))
    assert {k: captured.fields.get(k) for k in expected} == expected


def test_a_pasted_text_tells_by_its_labels_or_its_first_lines():
    labelled = capture.read(
        "Position: Data analyst\nCompany: Acme\nLocation: Berlin\nSalary: 50k-60k EUR per year"
    )
    assert told(labelled) | {"pay_period": "year"} == told(labelled)
    assert (labelled.fields["title"], labelled.fields["company"], labelled.fields["place"]) == (
        "Data analyst",
        "Acme",
        "Berlin",
    )
    plain = capture.read("Data analyst\nAcme · Berlin\n\n" + "We clean data where it is born. " * 20)
    assert (plain.fields["title"], plain.fields["company"]) == ("Data analyst", "Acme")
    assert "born" in plain.fields["posting"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 300_000,
        "<p>a<table>" * 100_000,
        "<!--" * 300_000,
        "<a b='" * 200_000,
        '<script type="application/ld+json">' + "[" * 200_000,
        '<script type="application/ld+json">' + '{"a":' * 100_000,
        '<div itemscope itemtype="http://schema.org/JobPosting">' + "<b itemprop=x itemscope>" * 50_000,
        "&amp;" * 300_000,
        "<title>" + "x" * 1_000_000,
        "\x00<html>\x01\ud800",
        "Mojibake: Ã¤Ã¶Ã¼ \x9d",
        "a" * 1_500_000,
        "\n" * 1_000_000,
        "https://" + "a" * 5_000,
        "A at " * 100_000,
        '<script type="application/ld+json">{' + " " * 400_000 + "x",
        '<div itemscope itemtype="http://schema.org/JobPosting"><p itemprop="'
        + " ".join(f"a{n}" for n in range(500))
        + '">'
        + "word " * 200_000,
        '<div itemscope itemtype="http://schema.org/JobPosting">'
        + "".join(f"<b itemprop=a{n}>" for n in range(200))
        + "word " * 100_000,
    ],
    ids=range(18),
)
def test_hostile_pages_end_soon(page):
    began = time.monotonic()
    capture.read(page)
    assert time.monotonic() - began < 4


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=60))
def test_no_text_at_all_makes_it_fail(pasted, url, title):
    capture.read(pasted, url=url, title=title)
    capture.read(f"<html>{pasted}<script type='application/ld+json'>{title}</script>", url=url)


def test_links_are_the_same_however_they_were_decorated():
    plain = links.key("https://acme.example/jobs/1")
    assert links.key("http://www.acme.example/jobs/1/?utm_source=x&trk=y#top") == plain
    assert links.key("https://acme.example/jobs?id=1") != links.key("https://acme.example/jobs?id=2")
    assert links.key("http://[broken") == ""


# ---- the page ------------------------------------------------------------------------
@pytest.fixture
def alice(client, db, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = make.person()
    client.force_login(person)
    return person


def test_the_form_is_filled_in_looked_at_and_kept(client, alice):
    page = get(client, reverse("capture")).press(client, "Look at it", pasted=PAGES["all of it"][0])
    assert (page.value("title"), page.value("company"), page.value("deadline")) == (
        "Data analyst",
        "Acme",
        "2026-05-01",
    )
    assert not Application.objects.exists()
    page.press(client, "Add it")
    row = Application.objects.get()
    assert (row.title, row.pay_max, row.posting) == ("Data analyst", 60000, "Clean data.\n\n• SQL")


def test_what_one_has_already_is_shown_before_saving(client, alice):
    known = make.application(alice, url="https://acme.example/jobs/1?utm_source=x", title="Other")
    page = get(client, reverse("capture")).press(
        client, "Look at it", pasted="https://www.acme.example/jobs/1"
    )
    assert page.link("Other, Acme") == reverse("application", args=[known.pk])
    named = get(client, reverse("capture")).press(client, "Look at it", pasted=PAGES["all of it"][0])
    assert "You have this one" not in named.main
    known.title = "Data Analyst"
    known.save()
    named = get(client, reverse("capture")).press(client, "Look at it", pasted=PAGES["all of it"][0])
    assert "You have this one" in named.main


def test_what_is_shared_signed_out_waits_for_the_sign_in(client, alice):
    alice.set_password("a good long password")
    alice.save()
    client.logout()
    page = get(client, reverse("quick") + "?title=Data+analyst+at+Acme&text=two%0Alines+%26+more")
    page = page.press(client, "Sign in", login=alice.email, password="a good long password")
    assert (page.heading, page.value("company")) == ("Add a job", "Acme")


def test_nothing_pasted_is_said_beside_the_field(client, alice):
    page = get(client, reverse("capture")).press(client, "Look at it", pasted="  ")
    assert "Paste something first." in page.errors()


def test_the_source_of_a_long_page_is_read_and_one_without_end_is_refused_in_words(client, alice):
    page = get(client, reverse("capture"))
    long = PAGES["all of it"][0] + "<p>&lt;more/&gt;</p>" * 90_000
    assert page.press(client, "Look at it", pasted=long).value("company") == "Acme"
    response = client.post(reverse("capture"), {"pasted": "<p>words</p>" * 300_000})
    assert response.status_code == 413 and "Back brings your words" in response.content.decode()


def test_a_share_fills_the_form_also_where_it_is_no_job(client, alice):
    page = get(client, reverse("quick") + "?title=Data+analyst+at+Acme&url=https://acme.example/jobs/1")
    assert (page.value("title"), page.value("company"), page.value("url")) == (
        "Data analyst",
        "Acme",
        "https://acme.example/jobs/1",
    )
    page = get(client, reverse("quick") + "?text=Soup+of+the+day%0Aleek%0Apotato%0Acream")
    assert page.response.status_code == 200 and "leek" in Page(page.response).value("posting")
    assert not Application.objects.exists()
