"""One press records it; the page asks one thing; the way back is beside it."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from applications.models import Aim, Application, FollowUp, Kind, RejectionEvent
from reflections import recovery, steps
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.pages import Page, get

pytestmark = pytest.mark.django_db


def say_no(client, application) -> Page:
    return get(client, reverse("application", args=[application.pk])).press(client, "They said no")


def test_one_press_on_the_application_records_a_no_dated_today(client, alice):
    application = make.application(alice)
    page = say_no(client, application)
    assert page.heading == "They said no."
    assert "Filed under today." in " ".join(page.root.itertext())
    event = RejectionEvent.objects.get()
    assert (event.happened_on, event.application) == (make.TODAY, application)


def test_a_second_press_shows_the_same_page_and_records_nothing_more(client, alice):
    application = make.application(alice)
    page = get(client, reverse("application", args=[application.pk]))
    first, second = page.press(client, "They said no"), page.press(client, "They said no")
    assert first.path == second.path
    assert RejectionEvent.objects.count() == RecoveryPlan.objects.count() == 1


def test_undo_beside_it_opens_the_application_again(client, alice):
    application = make.application(alice)
    say_no(client, application).press(client, "Undo")
    assert Application.objects.get().is_active
    assert not RejectionEvent.objects.standing().exists()


def test_another_day_moves_the_no_and_its_change(client, alice):
    application = make.application(alice, on=make.TODAY - timedelta(days=9), now=make.NOW)
    details = get(client, say_no(client, application).link("Another day"))
    day = (make.TODAY - timedelta(days=2)).isoformat()
    details.press(client, "Save", happened_on=day)
    application.refresh_from_db()
    assert application.closed_on.isoformat() == RejectionEvent.objects.get().happened_on.isoformat() == day


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-03-11", "still to come"),
        ("2026-03-01", "before you applied (9 March)"),
        ("2026-02-30", "no such day"),
    ],
)
def test_an_impossible_day_is_said_beside_the_field_and_the_rest_is_kept(client, alice, day, message):
    application = make.application(alice, on=make.TODAY - timedelta(days=1))
    details = get(client, say_no(client, application).link("Another day"))
    page = details.press(client, "Save", happened_on=day, their_words="We went with someone else.")
    assert page.response.status_code == 422
    assert message in page.errors()
    assert page.value("happened_on") == day
    assert page.value("their_words") == "We went with someone else."


def test_a_lot_begins_a_quiet_with_words_that_fit_how_far_it_went(client, alice):
    application = make.application(alice)
    make.interview(application, day=make.TODAY - timedelta(days=3), kind=Kind.HIRING_MANAGER)
    page = say_no(client, application).press(client, "A lot")
    assert page.heading == "Quiet until Thursday morning."
    assert "You were in the room, and someone else was chosen." in page.main


def test_not_much_files_it_and_a_plan_can_still_be_started(client, alice):
    page = say_no(client, make.application(alice)).press(client, "Not much")
    assert page.heading == "Filed."
    assert page.press(client, "A lot").heading == "Quiet until Thursday morning."


def test_no_answer_never_says_that_somebody_chose(client, alice):
    application = make.application(alice)
    silence = get(client, reverse("silence", args=[application.pk]))
    page = silence.press(client, "Count it as no answer")
    assert page.heading == "No answer came."
    quiet = page.press(client, "A lot")
    assert "It holds no news about your work." in quiet.main
    assert "chose" not in quiet.main


def test_they_came_back_opens_it_with_its_history(client, alice):
    application = make.application(alice)
    say_no(client, application).press(client, "A lot")
    page = get(client, reverse("application", args=[application.pk])).press(client, "They came back")
    application.refresh_from_db()
    assert application.is_active
    assert application.quiet_until is None
    assert application.changes.count() == 3
    assert page.has_button("They said no")


def test_titles_hold_no_company_and_no_outcome(client, alice):
    page = say_no(client, make.application(alice))
    assert page.title == "Plan · Rebound"
    assert page.press(client, "A lot").title == "Plan · Rebound"


def test_undo_after_they_came_back_closes_it_as_it_was(client, alice):
    application = make.application(alice)
    talk = make.interview(application, day=make.TODAY + timedelta(days=5))
    say_no(client, application).press(client, "A lot")
    quiet_until = Application.objects.get().quiet_until
    page = get(client, reverse("application", args=[application.pk])).press(client, "They came back")
    talk.refresh_from_db()
    assert talk.cancelled_at is None
    page.press(client, "Undo")
    application.refresh_from_db()
    talk.refresh_from_db()
    assert application.outcome == "rejected"
    assert talk.cancelled_at is not None
    assert RejectionEvent.objects.standing().count() == 1
    assert application.quiet_until == quiet_until
    plan = RecoveryPlan.objects.with_words().get()
    assert [step.follow_up.is_open for step in plan.ordered_steps() if step.follow_up] == [True]


def test_an_old_undo_brings_no_check_back_onto_what_was_answered(alice):
    application = make.application(alice)
    check = FollowUp.objects.create(
        owner=alice, application=application, kind=Aim.STATUS_CHECK, due_on=make.TODAY
    )
    act = recovery.settle(check, verb="complete", now=make.NOW, via="mail")
    recovery.begin(application, now=make.NOW)
    assert recovery.undo(act, now=make.NOW) is False
    assert not FollowUp.objects.open().exists()


def test_undo_after_fewer_steps_were_chosen_opens_nothing(client, alice):
    application = make.application(alice)
    make.interview(application, day=make.TODAY - timedelta(days=3))
    event = recovery.begin(application, now=make.NOW)
    plan = recovery.offer_plan(event, now=make.NOW)
    steps.choose_depth(plan, "somewhat", now=make.NOW)
    act = recovery.settle(FollowUp.objects.open().get(), verb="complete", now=make.NOW, via="page")
    steps.choose_depth(plan, "not_much", now=make.NOW)
    assert recovery.undo(act, now=make.NOW) is False
    assert not FollowUp.objects.open().exists()


def test_a_stale_page_starts_no_quiet_on_a_plan_that_has_none(client, alice):
    application = make.application(alice)
    plan = recovery.offer_plan(recovery.begin(application, now=make.NOW), now=make.NOW)
    steps.choose_depth(plan, "a_lot", now=make.NOW)
    steps.choose_depth(plan, "not_much", now=make.NOW)
    steps.be_quiet(plan, make.NOW + timedelta(days=6), hold_rest=True, now=make.NOW)
    application.refresh_from_db()
    assert application.quiet_until is None


def test_a_form_of_an_earlier_no_moves_no_later_one(client, alice):
    application = make.application(alice, on=make.TODAY - timedelta(days=30))
    first = recovery.begin(application, now=make.NOW)
    recovery.undo_begin(first, now=make.NOW)
    recovery.begin(application, "position_closed", now=make.NOW)
    stale = RejectionEvent.objects.get(pk=first.pk)
    recovery.correct_day(stale, make.TODAY - timedelta(days=9), now=make.NOW)
    application.refresh_from_db()
    assert application.closed_on == make.TODAY


def test_today_shows_a_talk_elsewhere_on_the_persons_own_clock(client, alice):
    application = make.application(alice, stage="interviewing")
    make.interview(application, day=make.TODAY + timedelta(days=2), at=time(2), zone="Asia/Tokyo")
    page = get(client, reverse("today"))
    assert "18:00 (Tokyo Thu 02:00)" in page.main
    assert "11Wed" in page.main
