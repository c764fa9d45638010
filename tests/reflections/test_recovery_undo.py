"""Recording a no, taking it back, and "they came back": nothing is lost, nothing is doubled."""

from datetime import timedelta

import pytest

from applications.models import Channel, Ending, FollowUp, Note, Outcome, RejectionEvent, Stage
from reflections import hello, recovery, steps
from reflections.models import Depth, Key, RecoveryPlan, ReflectionEntry, Tool
from tests import builders
from tests.builders import NOW, TODAY
from tests.reflections.story import every_day, open_follow_ups, the_open_one, told_no

pytestmark = pytest.mark.django_db
CRUEL = ("thank_you", "status_check", "prepare", "debrief")


@pytest.fixture
def application():
    """In talks, with a talk behind, one ahead, one called off before, and every kind of follow-up."""
    row = builders.application(every_day(), now=NOW - timedelta(days=20))
    row.advance(Stage.INTERVIEWING, now=NOW - timedelta(days=9))
    builders.interview(row, day=TODAY - timedelta(days=5))
    builders.interview(row, day=TODAY + timedelta(days=3))
    builders.interview(row, day=TODAY + timedelta(days=4)).cancel(now=NOW - timedelta(days=1))
    for kind in (*CRUEL, "keep_in_touch", "other"):
        FollowUp.objects.create(owner=row.owner, application=row, kind=kind, due_on=TODAY)
    return row


def picture(application) -> dict[str, object]:
    """Everything an undo has to bring back."""
    application.refresh_from_db()
    return {
        "stage": (application.stage, application.outcome, application.closed_on, application.quiet_until),
        "changes": list(application.changes.order_by("recorded_at").values_list("pk", "to_outcome")),
        "interviews": sorted(application.interviews.values_list("day", "cancelled_at", "cancelled_by")),
        "follow_ups": sorted(
            application.follow_ups.exclude(rule_key__startswith="plan:").values_list(
                "kind", "due_on", "completed_at", "let_go_at", "let_go_by"
            )
        ),
    }


@pytest.mark.parametrize("ending", Ending.values)
def test_a_no_closes_the_application_and_puts_away_what_would_be_cruel(application, ending):
    event = recovery.begin(application, ending, now=NOW)
    application.refresh_from_db()
    expected = Outcome.REJECTED if ending == Ending.OFFER_WITHDRAWN else ending
    assert (application.outcome, application.closed_on) == (expected, TODAY)
    assert (event.at_stage, event.happened_on) == (Stage.INTERVIEWING, TODAY)
    assert (event.channel == Channel.SILENCE) == (ending == Ending.NO_ANSWER)
    assert not application.interviews.ahead(NOW).exists()
    assert application.interviews.held(NOW).count() == 1
    assert sorted(application.follow_ups.open().values_list("kind", flat=True)) == ["keep_in_touch", "other"]


@pytest.mark.parametrize("depth", ["", *Depth.values])
@pytest.mark.parametrize("ending", Ending.values)
def test_undo_brings_everything_back(application, ending, depth):
    before = picture(application)
    plan = told_no(application, ending=ending, depth=depth, now=NOW)
    assert picture(application) != before
    assert recovery.undo_begin(plan.event, now=NOW + timedelta(minutes=5))
    assert picture(application) == before
    assert open_follow_ups(plan) == []
    assert not RecoveryPlan.objects.standing().exists()


def test_undo_twice_changes_nothing_more(application):
    event = recovery.begin(application, now=NOW)
    assert recovery.undo_begin(event, now=NOW)
    application.refresh_from_db()
    application.advance(Stage.OFFER, now=NOW)
    assert not recovery.undo_begin(event, now=NOW)
    application.refresh_from_db()
    assert application.stage == Stage.OFFER


def test_a_no_after_an_undo_is_a_new_one_with_a_new_plan(application):
    first = told_no(application, depth=Depth.A_LOT, now=NOW)
    recovery.undo_begin(first.event, now=NOW)
    second = told_no(application, depth=Depth.A_LOT, now=NOW)
    assert second.event != first.event
    assert the_open_one(second)
    assert RejectionEvent.objects.standing().get() == second.event
    assert RecoveryPlan.objects.standing().get() == second


def test_a_second_press_answers_the_same_no(application):
    first = recovery.begin(application, now=NOW)
    before = picture(application)
    assert recovery.begin(application, now=NOW + timedelta(seconds=1)) == first
    assert recovery.begin(application, Ending.NO_ANSWER, now=NOW + timedelta(seconds=2)) == first
    assert picture(application) == before
    assert RecoveryPlan.objects.count() == 1


def test_a_no_for_an_application_that_ended_in_another_way_is_nothing(application):
    application.close(Outcome.WITHDRAWN, now=NOW)
    assert recovery.begin(application, now=NOW) is None
    application.refresh_from_db()
    assert application.outcome == Outcome.WITHDRAWN


def test_an_ended_application_is_neither_advanced_nor_closed_by_a_tab_left_open(application):
    event = recovery.begin(application, now=NOW)
    application.refresh_from_db()
    assert application.advance(Stage.OFFER, now=NOW) is None
    assert application.close(Outcome.WITHDRAWN, now=NOW) is None
    application.refresh_from_db()
    assert (application.stage, application.outcome) == (Stage.INTERVIEWING, Outcome.REJECTED)
    assert recovery.undo_begin(event, now=NOW)


def test_an_import_or_a_sweep_makes_no_plan_and_one_can_be_offered_later(application):
    event = recovery.begin(application, now=NOW, plan=False)
    assert not RecoveryPlan.objects.exists()
    plan = recovery.offer_plan(event, now=NOW)
    assert recovery.offer_plan(event, now=NOW) == plan
    assert plan.depth == ""


def test_they_came_back_reopens_and_restores_only_what_is_still_ahead(application):
    plan = told_no(application, depth=Depth.A_LOT, now=NOW)
    later = NOW + timedelta(days=3, hours=6)  # the talk of day 3 would be over by now
    assert recovery.reopen(application, now=later)
    application.refresh_from_db()
    assert (application.outcome, application.stage) == ("", Stage.INTERVIEWING)
    assert application.closed_on is None
    assert application.quiet_until is None
    assert not application.interviews.ahead(NOW).exists()
    assert application.follow_ups.open().filter(kind__in=CRUEL).count() == 4
    assert open_follow_ups(plan) == []
    assert application.changes.newest().cause == "reopened"


@pytest.mark.parametrize(
    "back", [recovery.reopen, lambda row, now: recovery.undo_begin(row.rejections.get(), now=now)]
)
def test_where_they_came_back_no_day_to_say_hello_or_to_apply_again_is_left(application, back):
    maria = builders.contact(application.owner, for_=application)
    told_no(application, depth=Depth.SOMEWHAT, now=NOW)
    hello.say_hello_in(application, 90, contact_id=maria.pk, now=NOW)
    hello.apply_again_in(application, 6, now=NOW)
    back(application, now=NOW + timedelta(hours=1))
    left = application.follow_ups.open().filter(kind__in=("keep_in_touch", "re_apply"))
    assert [row.rule_key for row in left] == [""]  # the one of before


def test_they_did_not_come_back_after_all_and_the_days_to_say_hello_are_there_again(application):
    maria = builders.contact(application.owner, for_=application)
    told_no(application, depth=Depth.SOMEWHAT, now=NOW)
    row = hello.say_hello_in(application, 90, contact_id=maria.pk, now=NOW)
    settled = hello.apply_again_in(application, 6, now=NOW)
    recovery.settle(settled, verb="let_go", now=NOW, via="page")
    recovery.reopen(application, now=NOW + timedelta(days=1))
    assert recovery.undo_reopen(application, now=NOW + timedelta(days=1, hours=1))
    row.refresh_from_db()
    settled.refresh_from_db()
    assert row.is_open
    assert not settled.is_open


def test_they_came_back_in_time_restores_the_talk_that_is_ahead(application):
    recovery.begin(application, now=NOW)
    recovery.reopen(application, now=NOW + timedelta(days=1))
    assert application.interviews.ahead(NOW).get().day == TODAY + timedelta(days=3)


def test_they_came_back_twice_changes_nothing_more(application):
    recovery.begin(application, now=NOW)
    assert recovery.reopen(application, now=NOW)
    assert not recovery.reopen(application, now=NOW)
    assert application.changes.count() == 4


def test_rejected_again_after_they_came_back_there_are_two_nos_and_one_stands(application):
    told_no(application, depth=Depth.A_LOT, now=NOW)
    recovery.reopen(application, now=NOW + timedelta(days=1))
    second = told_no(application, depth=Depth.SOMEWHAT, now=NOW + timedelta(days=2))
    assert application.rejections.count() == 2
    assert application.rejections.standing().get() == second.event
    assert RecoveryPlan.objects.open(NOW + timedelta(days=2)).get() == second


@pytest.mark.parametrize("back", ["undo", "reopen"])
def test_words_and_tools_outlive_an_undo_and_a_return(application, back):
    plan = told_no(application, depth=Depth.A_LOT, now=NOW)
    entry = written(plan)
    note = Note.objects.create(
        owner=plan.owner,
        application=application,
        kind="high_road_note",
        body="Dear Maria",
        made_at=NOW,
        follow_up=the_open_one(plan),
    )
    if back == "undo":
        recovery.undo_begin(plan.event, now=NOW)
    else:
        recovery.reopen(application, now=NOW)
    entry.refresh_from_db()
    note.refresh_from_db()
    assert (entry.body, note.body) == ("I stayed calm.", "Dear Maria")
    assert Tool.objects.get().text == "I stay calm."


def test_deleting_the_application_keeps_what_was_written_and_learned(application):
    entry = written(told_no(application, depth=Depth.A_LOT, now=NOW))
    application.delete()
    entry.refresh_from_db()
    assert (entry.body, entry.plan, entry.application) == ("I stayed calm.", None, None)
    assert Tool.objects.get().source_entry == entry
    assert not RecoveryPlan.objects.exists()
    assert not FollowUp.objects.exists()


def written(plan: RecoveryPlan) -> ReflectionEntry:
    entry = ReflectionEntry.objects.create(
        owner=plan.owner,
        plan=plan,
        application=plan.event.application,
        prompt="relearned",
        body="I stayed calm.",
        begun_at=NOW,
        written_at=NOW,
    )
    Tool.objects.create(
        owner=plan.owner, kind="relearned_about_me", text="I stay calm.", source_entry=entry, kept_at=NOW
    )
    return entry


def test_the_day_of_the_no_can_be_corrected_and_the_application_follows(application):
    event = recovery.begin(application, now=NOW)
    recovery.correct_day(event, TODAY - timedelta(days=2), now=NOW)
    application.refresh_from_db()
    assert application.closed_on == TODAY - timedelta(days=2)
    assert application.changes.newest().happened_on == TODAY - timedelta(days=2)
    assert RecoveryPlan.objects.get().depth == ""


def test_a_day_corrected_to_more_than_two_weeks_ago_asks_nothing_more(application):
    event = recovery.begin(application, now=NOW)
    recovery.correct_day(event, TODAY - timedelta(days=15), now=NOW)
    assert RecoveryPlan.objects.get().depth == Depth.NOT_MUCH


def test_quiet_set_on_a_no_that_was_taken_back_does_nothing(application):
    plan = told_no(application, depth=Depth.A_LOT, now=NOW)
    recovery.undo_begin(plan.event, now=NOW)
    plan = RecoveryPlan.objects.get(pk=plan.pk)
    steps.be_quiet(plan, NOW + timedelta(days=3), hold_rest=True, now=NOW)
    application.refresh_from_db()
    assert application.quiet_until is None
    assert plan.steps.filter(key=Key.QUIET).exists()
    assert open_follow_ups(plan) == []
