"""One sentence says why a thing is brought up."""

from datetime import timedelta

import pytest

from applications import silence
from applications.models import Aim
from applications.reasons import reason
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import follow_up, someone

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def about():
    return make.application(someone(), now=NOW - 30 * DAY, on=TODAY - 10 * DAY)


def test_a_promised_day_that_passed_is_counted_in_working_days(about):
    row = follow_up(about, kind=Aim.STATUS_CHECK)
    for ago, sentence in [
        (0, "They said they would write by 10 March."),
        (1, "One working day since they said they would write."),
        (8, "Six working days since they said they would write."),
        (20, "14 working days since they said they would write."),
    ]:
        about.expected_by = TODAY - ago * DAY
        row.application = about
        assert reason(row, NOW) == sentence


def test_a_day_of_ones_own_is_not_told_as_their_promise(about):
    row = follow_up(about, kind=Aim.STATUS_CHECK)
    for ago, sentence in [
        (0, "You wanted to wait until 10 March."),
        (1, "One working day past the day you had set."),
        (8, "Six working days past the day you had set."),
    ]:
        about.wait_until(TODAY - ago * DAY)
        row.application = about
        assert reason(row, NOW) == sentence
    about.they_write_by(TODAY)
    assert reason(row, NOW) == "They said they would write by 10 March."


def test_a_day_that_a_later_sign_outlived_is_not_told(about):
    about.expected_by, about.last_contact_on = TODAY - 8 * DAY, TODAY - 7 * DAY
    assert reason(follow_up(about), NOW) == "Nothing has come since 3 March."


def test_without_a_promise_the_days_since_the_application_count(about):
    assert reason(follow_up(about), NOW) == "10 days since you applied."


def test_a_check_after_a_talk_tells_of_the_talk_and_after_a_later_message_of_that(about):
    make.interview(about, day=TODAY - 11 * DAY)
    make.interview(about, day=TODAY - 8 * DAY)
    make.interview(about, day=TODAY - 7 * DAY, kind="assessment")
    make.interview(about, day=TODAY - 7 * DAY).cancel(now=NOW)
    row = silence.offer_check(about, today=TODAY)
    assert reason(row, NOW) == "You spoke with them on 2 March."
    for heard, sentence in [(8, "You spoke with them on 2 March."), (7, "Nothing has come since 3 March.")]:
        about.last_contact_on = TODAY - heard * DAY
        assert reason(row, NOW) == sentence


def test_where_nothing_is_on_record_nothing_is_said_to_have_been_meant(about):
    about.applied_on = None
    assert reason(follow_up(about), NOW) == "Nothing new has come."


@pytest.mark.parametrize("ago, when", [(0, "today"), (1, "yesterday"), (4, "on Friday"), (7, "on 3 March")])
def test_a_thank_you_says_with_whom_and_when(about, ago, when):
    maria = make.contact(about.owner)
    talk = make.interview(about, day=TODAY - ago * DAY)
    row = follow_up(about, kind=Aim.THANK_YOU, interview=talk, contact=maria)
    assert reason(row, NOW) == f"You spoke with Maria Ortiz {when}."


def test_a_talk_ahead_is_told_by_its_day(about):
    talk = make.interview(about, day=TODAY + DAY)
    assert reason(follow_up(about, kind=Aim.PREPARE, interview=talk), NOW) == "Tomorrow is the talk."


def test_a_note_after_a_quiet_says_so_on_that_day_and_the_next(about):
    row = follow_up(about, kind=Aim.HIGH_ROAD_NOTE, rule_key="plan:1:thank")
    about.begin_quiet(NOW - timedelta(hours=1), hold_rest=True)
    assert reason(row, NOW) == "The quiet you asked for has ended. A draft is there."
    assert reason(row, NOW + DAY) == "The quiet you asked for has ended. A draft is there."
    assert reason(row, NOW + 2 * DAY) == "About five minutes. A draft is there."
    assert reason(row, NOW, words=96) == "The quiet you asked for has ended. Your draft is saved, 96 words."


@pytest.mark.parametrize("kind", [Aim.KEEP_IN_TOUCH, Aim.RE_APPLY])
@pytest.mark.parametrize(
    "ahead, sentence",
    [
        (0, "This is the day you chose."),
        (2, "You put this down for 12 March."),
        (-3, "You put this down for 7 March."),
    ],
)
def test_a_day_that_was_chosen_is_called_so_on_that_day_alone(about, kind, ahead, sentence):
    assert reason(follow_up(about, kind=kind, due_on=TODAY + ahead * DAY), NOW) == sentence


def test_a_line_to_withdraw_is_told_without_anybody_waiting(about):
    row = follow_up(about, kind=Aim.WITHDRAWAL)
    assert reason(row, NOW) == "It is still open there. A draft is ready."


@pytest.mark.parametrize("kind", Aim.values)
def test_every_kind_has_a_sentence_and_asks_the_database_nothing(about, kind, django_assert_num_queries):
    row = type(follow_up(about, kind=kind)).objects.with_words().get()
    with django_assert_num_queries(0):
        sentence = reason(row, NOW)
    assert sentence.endswith(".") and "!" not in sentence
