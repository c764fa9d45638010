"""A request to connect: after the note, with a line that fits or without one, and what came of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Contact, FollowUp, Note
from reflections import recovery, steps
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.pages import Page, get
from tests.reflections.story import key_of, keys, the_open_one, told_no

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(alice) -> RecoveryPlan:
    """After a talk with Maria and Jonas; the note is settled, connecting is next."""
    application = make.application(alice)
    maria = make.contact(alice, for_=application)
    jonas = make.contact(alice, name="Jonas Weber", for_=application, role="interviewer")
    make.interview(application, day=make.TODAY - timedelta(days=3), with_=[maria, jonas])
    plan = told_no(application, depth="somewhat", now=make.NOW)
    recovery.settle(the_open_one(plan), verb="complete", now=make.NOW, via="page")
    return plan


def connect(client, plan) -> Page:
    return get(client, reverse("connect", args=[the_open_one(plan).pk]))


def test_the_page_counts_and_offers_the_search_for_that_name(client, plan):
    page = connect(client, plan)
    assert page.heading == "Connect with Maria Ortiz"
    assert f"{len(page.value('body'))} of 200 characters." in page.main
    assert page.link("Look for them on LinkedIn").endswith("keywords=Maria+Ortiz+Acme")


def test_a_known_profile_is_opened_instead(client, plan):
    Contact.objects.filter(name="Maria Ortiz").update(linkedin_url="https://www.linkedin.com/in/maria/")
    assert connect(client, plan).link("Open the profile") == "https://www.linkedin.com/in/maria/"


def test_premium_has_room_for_300(client, plan, alice):
    alice.premium_linkedin = True
    alice.save()
    assert "of 300 characters." in connect(client, plan).main


@pytest.mark.parametrize(("letter", "most"), [("é", 200), ("𝄞", 100)])
def test_a_line_too_long_is_kept_whole_and_said_and_never_cut(client, plan, letter, most):
    page = connect(client, plan).press(client, "I asked, with the line", body=letter * (most + 1))
    assert page.response.status_code == 422
    assert page.value("body") == letter * (most + 1)
    assert "characters more than LinkedIn takes" in page.errors()
    assert not Note.objects.exists()
    assert page.press(client, "I asked, with the line", body=letter * most).response.status_code == 200


def test_asked_accepted_and_not_now_can_be_said_whenever_it_is_known(client, plan):
    page = connect(client, plan).press(client, "I asked, with the line")
    assert "You asked on" in page.main
    note = Note.objects.get()
    assert (note.answer, note.sent_via) == ("", "linkedin")
    page = page.press(client, "Accepted")
    assert Note.objects.get().answer == "accepted"
    assert page.heading == "Connect with Maria Ortiz"
    page.press(client, "Not now")
    assert Note.objects.get().answer == "not_now"
    there = get(client, reverse("application", args=[plan.event.application_id]))
    there.press(client, "Asked")
    assert Note.objects.get().answer == ""


def test_asking_without_a_note_is_as_good(client, plan):
    connect(client, plan).press(client, "I asked without a note")
    assert Note.objects.get().body == ""
    assert key_of(the_open_one(plan)) == "door"


def test_the_others_who_were_met_can_be_asked_afterwards(client, plan):
    page = connect(client, plan).press(client, "I asked, with the line")
    assert "Also met: Jonas Weber" in page.main
    jonas = get(client, page.path.split("?")[0] + page.link("Write the line"))
    jonas.press(client, "I asked, with the line")
    assert Note.objects.filter(sent_at__isnull=False).count() == 2


def test_asked_by_mistake_is_taken_back_and_the_step_is_open_again(client, plan):
    page = connect(client, plan).press(client, "I asked, with the line").press(client, "Undo")
    assert page.has_button("I asked, with the line")
    assert key_of(the_open_one(plan)) == "connect"


def test_never_before_the_note_is_sent_or_left_out(client, plan):
    row = the_open_one(plan)
    thank = FollowUp.objects.get(kind="high_road_note")
    recovery.undo(thank.acts.latest("at"), now=make.NOW)
    page = get(client, reverse("connect", args=[row.pk]))
    assert page.heading == "A note to Maria Ortiz"
    assert "The note comes first." in page.main
    page.press(client, "Leave this out")
    assert get(client, reverse("connect", args=[row.pk])).heading == "Connect with Maria Ortiz"


def test_whoever_does_not_use_linkedin_is_not_asked_again_in_any_plan(client, plan, alice):
    other = make.application(alice, title="Editor", stage="interviewing")
    second = told_no(other, depth="a_lot", now=make.NOW)
    connect(client, plan).press(client, "I don’t use LinkedIn")
    alice.refresh_from_db()
    assert not alice.uses_linkedin
    for row in (plan, second):
        assert "connect" not in keys(row)
    assert key_of(the_open_one(plan)) == "door"
    third = told_no(make.application(alice, title="Cook", stage="offer"), depth="somewhat", now=make.NOW)
    assert "connect" not in keys(third)


# ---- the door ------------------------------------------------------------------------
def door(client, plan) -> Page:
    return get(client, reverse("door", args=[plan.pk]))


@pytest.mark.parametrize(
    ("ending", "inside", "days"),
    [("rejected", False, 90), ("rejected", True, 60), ("position_closed", False, 60)],
)
def test_the_usual_distance_is_shorter_where_the_role_went_away(client, alice, ending, inside, days):
    application = make.application(alice, stage="interviewing")
    plan = told_no(application, ending=ending, depth="somewhat", now=make.NOW)
    plan.event.filled_from_inside = inside
    plan.event.save()
    assert door(client, plan).has_button(f"In {days} days Suggested.")


def test_a_day_to_say_hello_alone_sets_no_day_to_apply_again(client, plan):
    button = door(client, plan).button("In 30 days")
    client.post(button.action, button.data)
    assert set(FollowUp.objects.exclude(rule_key__startswith="plan:").values_list("kind", "due_on")) == {
        ("keep_in_touch", make.TODAY + timedelta(days=30))
    }


def test_a_day_to_apply_again_is_set_where_it_is_wanted(client, plan):
    door(client, plan).press(client, "No date", again="on", months="6")
    (row,) = FollowUp.objects.exclude(rule_key__startswith="plan:")
    assert (row.kind, row.due_on.isoformat()) == ("re_apply", "2026-09-10")


def test_a_hello_has_an_occasion_and_a_line_of_what_changed(client, plan):
    door(client, plan).press(client, "In 30 days")
    row = FollowUp.objects.get(kind="keep_in_touch")
    page = get(client, reverse("follow_up", args=[row.pk]))
    page = page.press(
        client, "Put it in", occasion="I read about your new office", changed="I now write SQL."
    )
    assert "I read about your new office. We spoke about the Data analyst role" in page.value("body")
    assert "I now write SQL. I am still glad" in page.value("body")


# ---- nobody known --------------------------------------------------------------------
def test_a_name_that_comes_later_makes_the_note_part_of_the_plan(client, alice):
    plan = told_no(make.application(alice), now=make.NOW)
    page = get(client, reverse("plan", args=[plan.pk])).press(client, "A lot")
    assert "thank" not in keys(plan)
    assert "They have not met you." in page.main
    page = get(client, page.link("You did speak with someone there?"))
    page = page.press(client, "Put it down", name="Lena Brandt")
    assert "They have not met you." not in page.main
    assert keys(plan) == ["quiet", "thank", "connect", "door", "inventory", "forward"]
    steps.be_quiet(plan, None, hold_rest=False, now=make.NOW)
    assert the_open_one(plan).due_on == make.TODAY + timedelta(days=1)
