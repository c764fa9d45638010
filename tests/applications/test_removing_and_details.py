"""Changing and removing: what goes is said, what was written for oneself stays."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Application, Company, Contact, FollowUp
from reflections import recovery
from reflections.models import RecoveryPlan, ReflectionEntry, Tool
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(alice) -> Application:
    return make.application(alice)


def test_words_tools_and_people_outlive_the_application(client, alice, application):
    make.contact(alice, for_=application)
    plan = recovery.offer_plan(recovery.begin(application, now=make.NOW), now=make.NOW)
    entry = ReflectionEntry.objects.create(
        owner=alice,
        application=application,
        plan=plan,
        body="What I felt",
        begun_at=make.NOW,
        written_at=make.NOW,
    )
    Tool.objects.create(owner=alice, kind="field", text="Ask early", source_entry=entry, kept_at=make.NOW)
    page = get(client, reverse("application_remove", args=[application.pk]))
    assert "What goes" in page.main and "What stays" in page.main
    page.press(client, "Delete for good")
    assert not Application.objects.exists() and not RecoveryPlan.objects.exists()
    assert ReflectionEntry.objects.get().body == "What I felt"
    assert Tool.objects.exists() and Contact.objects.exists()


def test_asking_removes_nothing(client, application):
    get(client, reverse("application_remove", args=[application.pk]))
    assert Application.objects.exists()


def test_a_company_that_held_nothing_else_goes_too(client, alice, application):
    Company.objects.named(alice, "Kept for its people")
    get(client, reverse("application_remove", args=[application.pk])).press(client, "Delete for good")
    assert [row.name for row in Company.objects.all()] == ["Kept for its people"]


def test_a_company_with_people_stays(client, alice, application):
    make.contact(alice, for_=application)
    get(client, reverse("application_remove", args=[application.pk])).press(client, "Delete for good")
    assert Company.objects.get().name == "Acme"


def test_another_title_and_company_are_found_by_search(client, alice, application):
    edit = get(client, reverse("application_edit", args=[application.pk]))
    edit.press(client, "Save", title="Statistician", company="Northwind")
    assert "Statistician" in get(client, "/applications/?q=NORTHWIND").main
    assert [row.name for row in Company.objects.all()] == ["Northwind"]


def test_an_answer_expected_before_applying_is_asked_about_once(client, application):
    edit = get(client, reverse("application_edit", args=[application.pk]))
    page = edit.press(client, "Save", expected_by="2026-03-01")
    assert "That is before you applied (10 March). Change one of the two, or keep both." in page.errors()
    page.press(client, "Save", keep_both="on")
    application.refresh_from_db()
    assert application.expected_by.isoformat() == "2026-03-01"


@pytest.mark.parametrize("name", ["applied_on", "last_contact_on"])
def test_what_has_happened_does_not_lie_ahead(client, application, name):
    edit = get(client, reverse("application_edit", args=[application.pk]))
    page = edit.press(client, "Save", **{name: "2098-01-01"})
    assert "That day is still to come." in page.errors()
    assert page.response.status_code == 422


def test_an_application_after_its_answer_is_asked_about_once(client, application):
    application.close("withdrawn", now=make.NOW, on=make.TODAY - timedelta(days=2))
    edit = get(client, reverse("application_edit", args=[application.pk]))
    page = edit.press(client, "Save", applied_on="2026-03-09")
    assert "That is after the answer (8 March)." in page.errors()


def test_changing_details_leaves_stage_and_history_alone(client, application):
    edit = get(client, reverse("application_edit", args=[application.pk]))
    edit.press(client, "Save", place="Porto", stage="offer", outcome="accepted", owner="1")
    application.refresh_from_db()
    assert (application.place, application.stage, application.outcome) == ("Porto", "applied", "")
    assert application.changes.count() == 1


def test_follow_ups_go_with_their_application(client, alice, application):
    FollowUp.objects.create(owner=alice, application=application, kind="other", title="x", due_on=make.TODAY)
    get(client, reverse("application_remove", args=[application.pk])).press(client, "Delete for good")
    assert not FollowUp.objects.exists()
