"""Names stand in the order in which people look for them, in every script and whatever their case."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from accounts.ordering import order_of
from applications.models import Application, Company, Contact
from tests import builders as make
from tests.pages import Page, get, words
from transfer import command

pytestmark = pytest.mark.django_db
NAMES = ["Zhang Wei", "de Vries", "Özdemir", "ángel", "Olsen", "Øye", "Žižek", "łuczak", "Zuse", "ADAMS"]
IN_ORDER = ["ADAMS", "ángel", "de Vries", "łuczak", "Olsen", "Øye", "Özdemir", "Zhang Wei", "Žižek", "Zuse"]


def firsts(page: Page) -> list[str]:
    return [words(a) for h in page.all("h2") for a in h.iter("a")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ärzte", "Bahn"),
        ("αλφα", "ΒΗΤΑ"),
        ("ΆΝΝΑ", "βήτα"),
        ("анна", "БОРИС"),
        ("Straße", "STRASSEN"),
        ("ﬁsh", "Fit"),
        ("İzmir", "JAVA"),
        ("한국", "힣"),
    ],
)
def test_one_comes_before_the_other(first, second):
    assert order_of(first) < order_of(second)


@pytest.mark.parametrize("text", ["", " ", "\u0301", "👩‍🔬", "שָׁלוֹם", "\ufdfa" * 160])
def test_any_text_has_its_place(text, alice):
    row = make.contact(alice, name=text)
    row.refresh_from_db()
    assert row.order_key == order_of(text)


def test_people_of_one_company_and_companies(client, alice):
    for name in NAMES:
        make.contact(alice, name=name, company=Company.objects.named(alice, "Acme"))
    for name in NAMES:
        make.contact(alice, name="Maria", company=Company.objects.named(alice, f"{name} und Söhne"))
    page = get(client, reverse("people"))
    shown = page.main
    for names in (IN_ORDER, [f"{name} und Söhne" for name in IN_ORDER]):
        places = [shown.index(name) for name in names]
        assert places == sorted(places), names


def test_roles_and_companies_of_a_list(client, alice):
    for name in NAMES:
        make.application(alice, title=name, company="Acme")
    assert firsts(get(client, "/applications/?order=title")) == IN_ORDER
    for name in NAMES:
        make.application(alice, title=f"At {name}", company=name)
    by_company = firsts(get(client, "/applications/?order=company"))
    assert [title for title in by_company if title.startswith("At ")] == [f"At {name}" for name in IN_ORDER]


def test_a_new_name_has_a_new_place(client, alice):
    who = make.contact(alice, name="Zora")
    page = get(client, reverse("contact_edit", args=[who.pk]))
    page.press(client, "Save", name="Åsa")
    who.refresh_from_db()
    assert (who.name, who.order_key) == ("Åsa", "asa")
    row = make.application(alice, title="Zoologist", company="Zeta")
    page = get(client, reverse("company_edit", args=[row.company_id]))
    page.press(client, "Save", name="Ätna")
    row.refresh_from_db()
    assert (row.company.order_key, row.search_key) == ("atna", "zoologist atna")


def test_what_was_there_before_is_put_in_order_too(alice):
    make.contact(alice, name="Özge")
    make.application(alice, title="Über", company="Łódź")
    Contact.objects.update(order_key="")
    Company.objects.update(order_key="")
    Application.objects.update(search_key="über łódź")
    import_module("applications.migrations.0011_order_of_names").order_what_is_there(apps, None)
    assert list(Contact.objects.values_list("order_key", flat=True)) == ["ozge"]
    assert list(Company.objects.values_list("order_key", flat=True)) == ["lodz"]
    assert list(Application.objects.values_list("search_key", flat=True)) == ["uber lodz"]


@pytest.mark.parametrize("typed", ["ozge", "ÖZGE", "Özge", "zg"])
def test_the_command_menu_finds_a_name_with_and_without_its_accents(alice, typed):
    make.contact(alice, name="Özge")
    make.application(alice, title="Özgeçmiş", company="Acme")
    assert {hit.label for hit in command.search(alice, typed)} >= {"Özge", "Özgeçmiş, Acme"}
