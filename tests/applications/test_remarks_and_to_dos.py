"""What is added to a timeline by hand."""

from datetime import date

import pytest
from django.urls import reverse

from applications.models import FollowUp, Remark
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(alice):
    return make.application(alice)


def test_a_remark_is_of_today_unless_told_otherwise(client, application):
    form = get(client, reverse("remark_add", args=[application.pk]))
    page = form.press(client, "Keep it", text="They are slow this month.")
    assert Remark.objects.get().happened_on == make.TODAY
    assert "They are slow this month." in page.main


def test_a_second_press_keeps_one_remark(client, application):
    form = get(client, reverse("remark_add", args=[application.pk]))
    for _press in "12":
        form.press(client, "Keep it", text="They are slow.")
    assert Remark.objects.count() == 1


def test_a_remark_is_changed_and_removed(client, application):
    get(client, reverse("remark_add", args=[application.pk])).press(client, "Keep it", text="Slow.")
    row = Remark.objects.get()
    get(client, reverse("remark_edit", args=[row.pk])).press(client, "Save", text="Slow in March.")
    row.refresh_from_db()
    assert row.text == "Slow in March."
    get(client, reverse("remark_remove", args=[row.pk])).press(client, "Delete for good")
    assert not Remark.objects.exists()


def test_something_to_do_has_a_day(client, alice, application):
    form = get(client, reverse("follow_up_add", args=[application.pk]))
    page = form.press(client, "Put it down", title="Send the certificate", due_on="2026-03-12")
    row = FollowUp.objects.get()
    assert (row.owner, row.kind, row.due_on) == (alice, "other", date(2026, 3, 12))
    assert "On Today from Thursday 12 March." in page.main


def test_it_is_done_from_the_page(client, application):
    form = get(client, reverse("follow_up_add", args=[application.pk]))
    page = form.press(client, "Put it down", title="Send the certificate", due_on="2026-03-10")
    page = page.press(client, "Done")
    assert page.path == reverse("application", args=[application.pk])
    assert not FollowUp.objects.open().exists()


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"title": "", "due_on": "2026-03-12"}, "This one is needed."),
        ({"title": "x", "due_on": "2026-03-09"}, "That day has passed. Today is 10 March."),
        ({"title": "x", "due_on": "2026-02-30"}, "There is no such day."),
    ],
)
def test_what_is_missing_is_said_beside_the_field(client, application, typed, error):
    form = get(client, reverse("follow_up_add", args=[application.pk]))
    page = form.press(client, "Put it down", **typed)
    assert error in page.errors()
    assert page.value("due_on") == typed["due_on"]
