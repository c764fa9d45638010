"""Stages, endings of one's own, corrected days, and the way back from each."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applications.models import Application, FollowUp, Stage, StageChange
from reflections import recovery
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(alice) -> Application:
    return make.application(alice, now=make.NOW - timedelta(days=10))


def open_page(client, application):
    return get(client, reverse("application", args=[application.pk]))


def test_a_move_is_dated_today_and_undone_beside_its_message(client, application):
    page = open_page(client, application).press(client, "Move to “Screening”")
    assert "Screening, as of today." in page.main
    assert application.changes.newest().happened_on == make.TODAY
    page.press(client, "Undo")
    application.refresh_from_db()
    assert (application.stage, application.changes.count()) == (Stage.APPLIED, 1)


def test_a_second_press_moves_nothing(client, application):
    page = open_page(client, application)
    page.press(client, "Move to “Screening”")
    page.press(client, "Move to “Screening”")
    assert application.changes.count() == 2


def test_a_made_up_stage_is_nothing(client, application):
    client.post(reverse("application_stage", args=[application.pk]), {"stage": "hired"})
    assert application.changes.count() == 1


def test_what_has_ended_is_not_opened_by_an_old_page(client, application):
    page = open_page(client, application)
    recovery.begin(application, now=make.NOW)
    page.press(client, "Move to “Screening”")
    page.press(client, "I withdrew")
    application.refresh_from_db()
    assert application.outcome == "rejected"


def test_undoing_the_application_takes_its_day_along(client, alice):
    application = make.application(alice, stage="saved")
    page = open_page(client, application).press(client, "I applied")
    application.refresh_from_db()
    assert application.applied_on == make.TODAY
    page.press(client, "Undo")
    application.refresh_from_db()
    assert (application.stage, application.applied_on) == (Stage.SAVED, None)


@pytest.mark.parametrize(
    ("stage", "button", "outcome"),
    [
        ("applied", "I withdrew", "withdrawn"),
        ("offer", "I accepted", "accepted"),
        ("offer", "I declined", "declined"),
    ],
)
def test_the_endings_that_are_ones_own(client, alice, stage, button, outcome):
    application = make.application(alice, stage=stage)
    talk = make.interview(application, day=make.TODAY + timedelta(days=3))
    page = open_page(client, application).press(client, button)
    application.refresh_from_db()
    talk.refresh_from_db()
    assert (application.outcome, application.closed_on) == (outcome, make.TODAY)
    assert talk.cancelled_at
    page.press(client, "Undo")
    talk.refresh_from_db()
    application.refresh_from_db()
    assert application.is_active and talk.cancelled_at is None


def test_an_offer_is_needed_to_accept_one(client, application):
    page = open_page(client, application)
    assert not page.has_button("I accepted") and not page.has_button("I declined")


def test_a_no_is_not_undone_by_this_way(client, application):
    recovery.begin(application, now=make.NOW)
    change = application.changes.newest()
    assert client.post(reverse("change_undo", args=[change.pk])).status_code == 404
    assert client.get(reverse("change_day", args=[change.pk])).status_code == 404


def test_only_the_newest_is_undone_and_the_first_never(client, application):
    first = application.changes.newest()
    second = application.advance("screening", now=make.NOW)
    application.advance("interviewing", now=make.NOW)
    for change in (first, second):
        page = get(client, reverse("application", args=[application.pk]))
        client.post(reverse("change_undo", args=[change.pk]))
        page = open_page(client, application)
        assert "Nothing was changed." in page.main
    assert application.changes.count() == 3


def test_the_way_back_stands_in_the_timeline_for_a_day(client, application, time_machine):
    application.advance("screening", now=make.NOW)
    assert open_page(client, application).has_button("Undo")
    time_machine.move_to(make.NOW + timedelta(hours=25))
    assert not open_page(client, application).has_button("Undo")


def test_a_day_can_be_corrected_and_what_followed_from_it_follows(client, application):
    day = date(2026, 2, 20)
    page = get(client, reverse("change_day", args=[application.changes.newest().pk]))
    page.press(client, "Save", on=day.isoformat())
    application.refresh_from_db()
    assert application.changes.newest().happened_on == application.applied_on == day


def test_a_corrected_ending_moves_the_day_it_closed(client, application):
    change = application.close("withdrawn", now=make.NOW)
    page = get(client, reverse("change_day", args=[change.pk]))
    page.press(client, "Save", on="2026-03-05")
    application.refresh_from_db()
    assert application.closed_on == date(2026, 3, 5)


def test_days_in_the_wrong_order_are_said_once_and_may_stay(client, application):
    change = application.advance("screening", now=make.NOW)
    page = get(client, reverse("change_day", args=[change.pk])).press(client, "Save", on="2026-02-01")
    assert page.response.status_code == 422
    assert "That is before “Applied” (28 February). Change one of the two, or keep both." in page.errors()
    page.press(client, "Save", keep_both="on")
    change.refresh_from_db()
    assert change.happened_on == date(2026, 2, 1)


def test_a_day_to_come_cannot_have_been(client, application):
    page = get(client, reverse("change_day", args=[application.changes.newest().pk]))
    page = page.press(client, "Save", on="2026-03-11")
    assert "That day is still to come." in page.errors()


def test_undo_brings_back_what_was_still_to_do(client, application):
    FollowUp.objects.create(
        owner=application.owner, application=application, kind="status_check", due_on=make.TODAY
    )
    page = open_page(client, application).press(client, "I withdrew")
    assert not FollowUp.objects.open().exists()
    page.press(client, "Undo")
    assert FollowUp.objects.open().count() == 1


# ---- another tab was quicker ---------------------------------------------------------
def test_a_day_corrected_after_it_was_opened_again_closes_nothing(application):
    change = application.close("withdrawn", now=make.NOW)
    slow = StageChange.objects.select_related("application").get(pk=change.pk)
    assert application.undo(change, now=make.NOW)
    assert not slow.correct_day(make.TODAY - timedelta(days=1))
    application.refresh_from_db()
    assert (application.is_active, application.closed_on) == (True, None)


def test_a_day_corrected_after_more_happened_leaves_the_rest_as_it_is(application):
    change = application.changes.newest()
    slow = StageChange.objects.select_related("application").get(pk=change.pk)
    application.close("withdrawn", now=make.NOW)
    assert slow.correct_day(make.TODAY - timedelta(days=12))
    application.refresh_from_db()
    assert (application.closed_on, application.applied_on) == (make.TODAY, make.TODAY - timedelta(days=12))
