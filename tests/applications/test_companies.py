"""A company: its applications, its people, its name."""

import pytest
from django.urls import reverse

from applications.models import Company
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db


def test_open_and_earlier_applications_and_the_people(client, alice):
    application = make.application(alice, title="Now")
    make.application(alice, title="Then").close("withdrawn", now=make.NOW)
    make.contact(alice, for_=application)
    page = get(client, reverse("company", args=[application.company_id]))
    assert {"Now", "Then", "Maria Ortiz"} <= set(page.links())
    assert "withdrew" not in page.main


def test_a_new_name_is_found_by_search(client, alice):
    application = make.application(alice)
    edit = get(client, reverse("company_edit", args=[application.company_id]))
    page = edit.press(client, "Save", name="Acme International")
    assert page.heading == "Acme International"
    assert "Data analyst" in get(client, "/applications/?q=INTERNATIONAL").main


def test_two_companies_cannot_share_a_name(client, alice, bob):
    Company.objects.named(bob, "Globex")
    Company.objects.named(alice, "Northwind")
    edit = get(client, reverse("company_edit", args=[make.application(alice).company_id]))
    page = edit.press(client, "Save", name=" NORTHWIND ")
    assert "Another company of yours has this name already." in page.errors()
    assert edit.press(client, "Save", name="Globex").heading == "Globex"


def test_the_same_name_in_other_letters_is_no_other_company(client, alice):
    edit = get(client, reverse("company_edit", args=[make.application(alice).company_id]))
    assert edit.press(client, "Save", name="ACME").heading == "ACME"
    assert Company.objects.count() == 1


def test_as_many_questions_for_three_as_for_one(client, alice, queries):
    def add(n: int):
        application = make.application(alice, title=f"Role {n}")
        make.contact(alice, name=f"Person {n}", for_=application)
        make.application(alice, title=f"Then {n}").close("withdrawn", now=make.NOW)
        return application

    url = reverse("company", args=[add(1).company_id])
    count = queries(url)
    add(2)
    add(3)
    assert queries(url) == count
