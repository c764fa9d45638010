"""A form left open while another tab changed the row: both texts are there, none is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Company, Remark
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(alice) -> dict[str, object]:
    application = make.application(alice)
    return {
        "application_edit": application,
        "interview_edit": make.interview(application, with_=[make.contact(alice, for_=application)]),
        "remark_edit": Remark.objects.create(
            owner=alice, application=application, happened_on=make.TODAY, text="before"
        ),
        "contact_edit": make.contact(alice, name="Jonas Weber"),
        "company_edit": application.company,
    }


EDITS = [
    ("application_edit", "posting"),
    ("interview_edit", "preparation"),
    ("remark_edit", "text"),
    ("contact_edit", "about"),
    ("company_edit", "name"),
]


@pytest.mark.parametrize(("name", "field"), EDITS)
def test_the_slower_tab_is_told_and_keeps_its_text(client, rows, name, field):
    url, row = reverse(name, args=[rows[name].pk]), rows[name]
    slow = get(client, url)
    get(client, url).press(client, "Save", **{field: "from the quick tab"})
    again = slow.press(client, "Save", **{field: "from the slow tab"})
    assert again.response.status_code == 422
    assert again.value(field) == "from the slow tab"
    assert "Saved elsewhere: from the quick tab" in again.errors()
    row.refresh_from_db()
    assert getattr(row, field) == "from the quick tab"
    again.press(client, "Save")  # now it is known, and decided
    row.refresh_from_db()
    assert getattr(row, field) == "from the slow tab"


@pytest.mark.parametrize(("name", "field"), EDITS)
def test_a_second_press_is_no_other_tab(client, rows, name, field):
    form = get(client, reverse(name, args=[rows[name].pk]))
    first = form.press(client, "Save", **{field: "the same"})
    second = form.press(client, "Save", **{field: "the same"})
    assert first.path == second.path
    assert second.response.status_code == 200


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
def test_a_version_that_is_none_of_ours_is_another_tab(client, rows, version):
    form = get(client, reverse("application_edit", args=[rows["application_edit"].pk]))
    page = form.press(client, "Save", version=version, place="Porto")
    assert page.response.status_code == 422
    assert page.value("place") == "Porto"
    assert page.press(client, "Save").response.status_code == 200


def test_people_and_ticks_are_compared_too(client, rows):
    url = reverse("interview_edit", args=[rows["interview_edit"].pk])
    slow = get(client, url)
    get(client, url).press(client, "Save", day="2026-03-20", time="")
    page = slow.press(client, "Save", minutes="45")
    assert "Saved elsewhere: 20 March" in page.errors()
    assert "Saved elsewhere: nothing" in page.errors()


def test_a_sum_is_shown_as_it_was_typed(client, rows):
    url = reverse("application_edit", args=[rows["application_edit"].pk])
    slow = get(client, url)
    get(client, url).press(client, "Save", pay_max="60,000")
    assert "Saved elsewhere: 60000 " in slow.press(client, "Save", pay_max="52000").errors() + " "


def test_a_lost_save_leaves_no_company_behind(client, rows):
    url = reverse("application_edit", args=[rows["application_edit"].pk])
    slow = get(client, url)
    get(client, url).press(client, "Save", posting="from the quick tab")
    again = slow.press(client, "Save", posting="from the slow tab", company="Acmee")
    assert again.value("company") == "Acmee"
    assert "Saved elsewhere: Acme" in again.errors()
    assert not Company.objects.filter(name="Acmee").exists()
    again.press(client, "Save")
    assert Company.objects.get(applications=rows["application_edit"]).name == "Acmee"


def test_a_day_that_another_tab_has_set_meanwhile_is_not_lost(client, alice):
    """Moved on the board, put off on another page: none of it is written by the form."""
    row = make.application(alice, stage="saved")
    slow = get(client, reverse("application_edit", args=[row.pk]))
    row.advance("applied", now=make.NOW)
    row.wait_until(make.TODAY + timedelta(days=9))
    row.hear(make.TODAY)
    again = slow.press(client, "Save", place="Porto")
    assert again.response.status_code == 422
    row.refresh_from_db()
    assert row.applied_on == row.last_contact_on == make.TODAY
    assert row.expected_by == make.TODAY + timedelta(days=9)
    assert "Saved elsewhere: 10 March" in again.errors()


def test_a_corrected_day_is_another_tab_s_too(client, alice):
    row = make.application(alice)
    slow = get(client, reverse("application_edit", args=[row.pk]))
    row.changes.get().correct_day(make.TODAY - timedelta(days=4))
    assert slow.press(client, "Save", place="Porto").response.status_code == 422
    row.refresh_from_db()
    assert row.applied_on == make.TODAY - timedelta(days=4)


def test_an_address_that_another_page_has_filled_in_is_not_lost(client, alice):
    application = make.application(alice)
    person = make.contact(alice, for_=application)
    slow = get(client, reverse("contact_edit", args=[person.pk]))
    typed = {"name": person.name, "role": "recruiter", "email": "maria@acme.example", "job_title": ""}
    client.post(reverse("involvement_add", args=[application.pk]), typed)
    again = slow.press(client, "Save", about="Sails.")
    assert "Saved elsewhere: maria@acme.example" in again.errors()
    person.refresh_from_db()
    assert person.email == "maria@acme.example"
