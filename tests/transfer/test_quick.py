"""One field: never fails, never loses a word."""

from collections import Counter

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.models import Application
from reflections import recovery
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.pages import Page, get
from transfer import quick
from transfer.command import search


@pytest.mark.parametrize(
    ("text", "title", "company"),
    [
        ("Data analyst at Acme", "Data analyst", "Acme"),
        ("Datenanalyst bei Müller GmbH", "Datenanalyst", "Müller GmbH"),
        ("Analyste chez Acme", "Analyste", "Acme"),
        ("Head of data at rest at Acme", "Head of data at rest", "Acme"),
        ("Data analyst @ Acme", "Data analyst", "Acme"),
        ("Data analyst, Acme", "Data analyst", "Acme"),
        ("Data analyst", "Data analyst", ""),
        ("  Data   analyst  AT  Acme ", "Data analyst", "Acme"),
        ("at Acme", "at Acme", ""),
        ("Teacher for children with autism", "Teacher for children with autism", ""),
        ("Analyst in Berlin", "Analyst in Berlin", ""),
    ],
)
def test_role_and_company_are_told_apart(text, title, company):
    said = quick.read(text)
    assert (said.title, said.company) == (title, company)


@pytest.mark.parametrize(
    ("language", "text", "company"),
    [
        ("es", "Analista en Acme", "Acme"),
        ("pt-br", "Analista na Acme", "Acme"),
        ("it", "Analista presso Acme", "Acme"),
        ("pl", "Analityk w Acme", "Acme"),
        ("sv", "Analytiker på Acme", "Acme"),
        ("de", "Analyst in Berlin", ""),
    ],
)
def test_at_is_read_in_the_language_of_the_page(language, text, company):
    with translation.override(language):
        assert quick.read(text).company == company


@settings(max_examples=500, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["at", "bei", ",", "Acme", "https://a.example/x", "\n", "é"])).map(" ".join),
    )
)
def test_it_never_fails_and_never_loses_a_word(text):
    said = quick.read(text)
    kept = f"{said.title} {said.company} {said.url} {said.rest}"
    lost = Counter(text.replace(",", " ").split()) - Counter(kept.replace(",", " ").split())
    assert lost.total() <= 1 and {word.lower() for word in lost} <= quick.words_for_at()
    assert len(said.title) <= 200 and len(said.company) <= 200


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=100), st.text(max_size=50), st.text(max_size=50))
def test_a_share_of_anything_becomes_values_for_the_form(text, title, url):
    quick.guess(text, title=title, url=url)


@pytest.fixture
def alice(client, db, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = make.person()
    client.force_login(person)
    return person


def test_enough_is_kept_at_once_and_little_opens_the_form(client, alice):
    client.post(reverse("quick"), {"text": "Data analyst at Acme"})
    row = Application.objects.get()
    assert (row.title, row.company.name, row.stage) == ("Data analyst", "Acme", "saved")
    response = client.post(reverse("quick"), {"text": "Painter"})
    assert response.status_code == 200 and b"Painter" in response.content
    response = client.post(reverse("quick"), {"text": "data analyst at ACME"})
    assert b"You have this one" in response.content and Application.objects.count() == 1


def test_a_second_press_meets_the_job_of_the_first(client, alice):
    page = get(client, reverse("calendar"))
    pressed = [page.press(client, "Add", text="Data analyst at Acme") for _press in range(2)]
    assert [p.heading for p in pressed] == ["Data analyst"] * 2 and Application.objects.count() == 1
    assert page.press(client, "Add", text="Painter at Acme").heading == "Painter"  # Back, and another one
    again = get(client, reverse("calendar")).press(client, "Add", text="Data analyst at Acme")
    assert "You have this one" in again.main and Application.objects.count() == 2


def test_what_is_too_long_is_cut_and_says_so(client, alice):
    cut = "the end is cut off"
    assert cut not in Page(client.post(reverse("quick"), {"text": "word " * 4_000})).main
    page = Page(client.post(reverse("quick"), {"text": "word " * 4_001}))
    assert cut in page.main and page.value("posting").startswith("word word")


def test_the_field_stands_on_every_page_but_focus_pages(client, alice):
    for name in ("today", "application_add", "board", "people", "settings", "calendar", "imports"):
        page = get(client, reverse(name))
        assert page.press(client, "Add", text=f"Analyst at {name}").heading == "Analyst"
    assert Application.objects.count() == 7
    event = recovery.begin(Application.objects.first(), now=make.NOW)
    plan = RecoveryPlan.objects.get(event=event)
    assert not get(client, reverse("plan", args=[plan.pk])).has_button("Add")


def test_an_empty_field_opens_the_form(client, alice):
    assert client.post(reverse("quick"), {"text": " "})["Location"] == reverse("application_add")


def test_the_menu_finds_applications_people_and_pages_and_the_closed_last(client, alice):
    make.application(alice, title="Analyst", company="Acme")
    closed = make.application(alice, title="Analyst", company="Able")
    closed.close("withdrawn", now=make.NOW)
    make.contact(alice, name="Ana Lyst")
    make.application(make.stranger(), title="Analyst", company="Secret")
    labels = [hit.label for hit in search(alice, "ANALYST")]
    assert labels == ["Analyst, Acme", "Analyst, Able"]
    assert [hit.label for hit in search(alice, "lyst")][:2] == ["Analyst, Acme", "Ana Lyst"]
    assert "Settings" in [hit.label for hit in search(alice, "sett")]
    assert "Able" not in " ".join(hit.label for hit in search(alice, ""))
    page = get(client, reverse("command") + "?q=acme")
    assert page.link("Analyst, Acme")
    part = client.get(reverse("command") + "?q=acme", headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith("<ul")
