"""Role and company are enough; whatever is pressed twice is there once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applications.models import Application, Company, Stage
from tests import builders as make
from tests.pages import Page, get

pytestmark = pytest.mark.django_db
ADD = "/applications/add/"


def add(client, **typed: str) -> Page:
    return get(client, ADD).press(client, "Add it", **typed)


def test_role_and_company_are_enough(client, alice):
    page = add(client, title="Data analyst", company="Acme")
    row = Application.objects.get()
    assert page.path == reverse("application", args=[row.pk])
    assert (row.owner, row.title, row.company.name, row.stage) == (alice, "Data analyst", "Acme", Stage.SAVED)
    assert row.changes.get().happened_on == make.TODAY


@pytest.mark.parametrize("spelling", ["acme gmbh", "  ACME   GmbH ", "Ａｃｍｅ GmbH"])
def test_a_company_is_met_again_whatever_its_spelling(client, alice, spelling):
    known = Company.objects.named(alice, "Acme GmbH")
    add(client, title="Data analyst", company=spelling)
    assert Application.objects.get().company == known
    assert Company.objects.count() == 1


def test_the_companies_known_are_offered(client, alice, bob):
    Company.objects.named(alice, "Acme")
    Company.objects.named(bob, "Bobco")
    assert [option.get("value") for option in get(client, ADD).all("option") if option.get("value") == "Acme"]
    assert "Bobco" not in get(client, ADD).response.content.decode()


def test_a_second_press_finds_the_first(client, alice):
    form = get(client, ADD)
    first = form.press(client, "Add it", title="Data analyst", company="Acme")
    second = form.press(client, "Add it", title="Data analyst", company="Acme")
    assert first.path == second.path
    assert Application.objects.count() == 1


def test_an_old_form_with_other_words_adds_another_job(client, alice):
    form = get(client, ADD)
    form.press(client, "Add it", title="Data analyst", company="Acme")
    form.press(client, "Add it", title="Statistician", company="Acme")
    assert set(Application.objects.values_list("title", flat=True)) == {"Data analyst", "Statistician"}


def test_an_id_that_is_a_strangers_is_left_alone(client, alice, bob):
    his = make.application(bob, title="His job")
    client.post(ADD, {"id": his.pk, "title": "Data analyst", "company": "Acme"})
    his.refresh_from_db()
    assert (his.title, his.owner) == ("His job", bob)
    assert Application.objects.of(alice).get().title == "Data analyst"


@pytest.mark.parametrize("broken", ["", "no id", "12345678-0000-4000-8000-0000000000001"])
def test_a_broken_id_is_as_good_as_none(client, alice, broken):
    client.post(ADD, {"id": broken, "title": "Data analyst", "company": "Acme"})
    assert Application.objects.count() == 1


def test_a_stage_with_its_day(client, alice):
    day = make.TODAY - timedelta(days=4)
    add(client, title="Data analyst", company="Acme", stage="applied", on=day.isoformat())
    row = Application.objects.get()
    assert (row.stage, row.applied_on, row.changes.get().happened_on) == (Stage.APPLIED, day, day)


def test_more_can_be_told_at_once(client, alice):
    add(
        client,
        title="Data analyst",
        company="Acme",
        url="acme.example/jobs/42",
        pay_min="42,000",
        pay_max="52 000",
        pay_currency="eur",
        expected_by="2026-03-20",
        posting="We look for\nan analyst.",
    )
    row = Application.objects.get()
    assert row.url == "https://acme.example/jobs/42"
    assert (row.pay_min, row.pay_max, row.pay_currency) == (42000, 52000, "EUR")
    assert row.expected_by == date(2026, 3, 20)
    assert row.posting.replace("\r", "") == "We look for\nan analyst."


def test_a_day_to_come_is_not_when_it_was_applied_for(client, alice):
    page = add(client, title="Data analyst", company="Acme", stage="applied", on="2026-03-11")
    assert page.response.status_code == 422
    assert "That day is still to come. Today is 10 March." in page.errors()
    assert page.value("title") == "Data analyst"
    assert not Application.objects.exists()


def test_what_was_folded_opens_when_it_needs_another_look(client, alice):
    fold = [node for node in add(client, title="x", company="y", url="no address").all("details")]
    assert any("open" in node.attrib for node in fold)


def test_an_answer_expected_before_applying_is_asked_about_once(client, alice):
    page = add(client, title="A", company="B", stage="applied", on="2026-03-09", expected_by="2026-03-01")
    assert "That is before you applied (9 March). Change one of the two, or keep both." in page.errors()
    assert not Application.objects.exists()
    page.press(client, "Add it", keep_both="on")
    assert Application.objects.get().expected_by == date(2026, 3, 1)
