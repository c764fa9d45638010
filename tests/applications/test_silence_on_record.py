"""The rules of silence on record: what counts as a sign, whose calendar it is, and no check made twice."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from applications import silence, talks
from applications.models import FollowUp
from reflections import recovery
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db


def on(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def test_the_same_check_is_never_made_twice_and_never_a_third():
    application = make.application(make.person(), on=make.TODAY - timedelta(days=30))
    day, made = make.TODAY, []
    for _ in range(60):
        if check := silence.offer_check(application, today=day):
            made.append(day)
            check.complete(now=make.NOW + (day - make.TODAY), via="page")
        assert silence.offer_check(application, today=day) is None
        day += timedelta(days=1)
    assert made == [make.TODAY, make.TODAY + timedelta(days=7)]
    assert FollowUp.objects.count() == 2


def test_a_late_reply_starts_the_count_anew():
    owner = make.person()
    application = make.application(owner, on=make.TODAY - timedelta(days=60))
    application.last_contact_on = make.TODAY - timedelta(days=1)
    application.save()
    assert silence.offer_check(application, today=make.TODAY) is None


ZONES = {
    # a talk of Thursday evening in New York is Friday's in Auckland: five working days end on the Friday
    "a talk on the other side": ("Pacific/Auckland", "America/New_York", on(3, 5), on(3, 13)),
    "the same clock": ("Europe/Berlin", "Europe/Paris", on(3, 5), on(3, 12)),
    # Friday morning in Auckland is Thursday's in Honolulu
    "a talk before it begins here": ("Pacific/Honolulu", "Pacific/Auckland", on(3, 6), on(3, 12)),
}


@pytest.mark.parametrize("case", ZONES)
def test_days_are_those_of_the_person_s_own_calendar(case):
    here, there, day, check = ZONES[case]
    application = make.application(make.person(zone=here), on=on(2, 20))
    make.interview(application, day=day, at=time(9 if "Auckland" in there else 18), zone=there)
    application.refresh_from_db()
    assert silence.check_on(silence.facts_of(application, on(3, 20))) == check


def test_a_check_sent_near_midnight_is_of_the_day_that_it_was_here():
    application = make.application(make.person(zone="Pacific/Auckland"), on=on(2, 20))
    check = silence.offer_check(application, today=on(3, 10))
    check.complete(now=datetime(2026, 3, 10, 23, 30, tzinfo=UTC), via="page")  # the 11th there
    assert silence.facts_of(application, on(3, 11)).checks == (on(3, 11),)


def test_asked_for_by_hand_it_is_the_one_that_the_rule_would_make_and_never_a_second():
    owner = make.person()
    application = make.application(owner, on=make.TODAY - timedelta(days=10))
    by_rule = silence.offer_check(application, today=make.TODAY)
    assert silence.ask_once(application, today=make.TODAY) == by_rule
    by_rule.let_go(now=make.NOW, via="page")
    again = silence.ask_once(application, today=make.TODAY)
    assert silence.ask_once(application, today=make.TODAY) == again != by_rule
    assert silence.offer_check(application, today=make.TODAY + timedelta(days=30)) is None
    assert FollowUp.objects.count() == 2


@pytest.mark.parametrize("how", ["wait", "edit", "debrief"])
def test_a_day_that_is_named_moves_the_open_check_beyond_it(client, how):
    owner = make.person()
    application = make.application(owner, on=make.TODAY - timedelta(days=10))
    check = silence.offer_check(application, today=make.TODAY)
    client.force_login(owner)
    with time_machine.travel(make.NOW, tick=False):
        if how == "wait":
            get(client, f"/applications/{application.pk}/silence/").press(
                client, "Wait until then", day="2026-03-13"
            )
        elif how == "edit":
            get(client, f"/applications/{application.pk}/edit/").press(
                client, "Save", expected_by="2026-03-13"
            )
        else:
            talk = make.interview(application, day=make.TODAY - timedelta(days=1))
            get(client, f"/interviews/{talk.pk}/debrief/").press(client, "Keep it", promised_by="2026-03-13")
    check.refresh_from_db()
    assert check.due_on == on(3, 17)  # a Friday was named: Monday, Tuesday


def goes_a_stage_further(application):
    application.advance("screening", now=make.NOW)


def is_put_down_as_applied_only(application):
    application.advance("saved", now=make.NOW)
    application.advance("applied", now=make.NOW)


def comes_back(application):
    recovery.begin(application, "no_answer", now=make.NOW - timedelta(days=2))
    recovery.reopen(application, now=make.NOW)


def does_not_come_back_after_all(application):
    recovery.begin(application, "no_answer", now=make.NOW - timedelta(days=2))
    recovery.reopen(application, now=make.NOW - timedelta(days=1))
    recovery.undo_reopen(application, now=make.NOW)
    recovery.undo_begin(application.rejections.get(), now=make.NOW)


def has_a_talk_that_was_called_off(application):
    make.interview(application, day=make.TODAY - timedelta(days=1)).cancel(now=make.NOW)


@pytest.mark.parametrize(
    ("happens", "check"),
    [
        (goes_a_stage_further, on(3, 17)),  # five working days after Tuesday the 10th
        (comes_back, on(3, 17)),
        (is_put_down_as_applied_only, on(3, 11)),  # ten days after applying on the 1st
        (does_not_come_back_after_all, on(3, 11)),
        (has_a_talk_that_was_called_off, on(3, 11)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_a_sign_from_them_and_what_is_none(happens, check):
    application = make.application(make.person(), on=on(3, 1))
    happens(application)
    application.refresh_from_db()
    assert silence.check_on(silence.facts_of(application, make.TODAY)) == check


def test_the_page_knows_whether_it_was_asked(client):
    owner = make.person()
    application = make.application(owner, on=on(3, 1))
    client.force_login(owner)
    url = f"/applications/{application.pk}/silence/"
    with time_machine.travel(make.NOW, tick=False):
        for button in ("Ask once", "Ask once more"):
            page = get(client, url)
            assert page.buttons()[0].label.startswith(f"{button} A short draft")
            assert f"{button}, wait, or let it rest?" in page.main
            page.press(client, button)
            silence.ask_once(application, today=make.TODAY).complete(now=make.NOW, via="page")
        assert "You asked twice" in get(client, url).main


@pytest.mark.parametrize("verb", ["remove", "call off"])
def test_a_talk_that_goes_takes_no_check_with_it(verb):
    application = make.application(make.person(), on=on(2, 1))
    talk = make.interview(application, day=on(3, 2))
    sent = silence.offer_check(application, today=on(3, 9))
    assert sent.interview == talk
    sent.complete(now=make.NOW - timedelta(days=1), via="page")
    standing = silence.offer_check(application, today=on(3, 16))
    talks.remove(talk) if verb == "remove" else talks.call_off(talk, now=make.NOW)
    left = FollowUp.objects.order_by("due_on")
    assert [(row.pk, row.is_open, row.interview) for row in left] == [
        (sent.pk, False, None),
        (standing.pk, True, None),
    ]


def test_a_day_to_wait_until_is_the_person_s_own_wherever_it_is_told(client):
    owner = make.person()
    application = make.application(owner, on=on(3, 1))
    client.force_login(owner)
    pages = [f"/applications/{application.pk}/{name}" for name in ("silence/", "", "edit/")]
    with time_machine.travel(make.NOW, tick=False):
        get(client, pages[0]).press(client, "Wait until then", day="2026-03-13")
        about = get(client, pages[1]).main
        assert "You wait until Friday" in about and "You wait untilFriday 13 March" in about
        assert "write by" not in about
        edit = get(client, pages[2])
        assert "I wait until" in edit.main and "They write by" not in edit.main
        edit.press(client, "Save", expected_by="2026-03-12")
        application.refresh_from_db()
        assert application.day_is_own
    with time_machine.travel(make.NOW + timedelta(days=6), tick=False):
        assert "Two working days past the day you had set." in get(client, pages[0]).main
        get(client, pages[2]).press(client, "Save", expected_by="")
        get(client, pages[2]).press(client, "Save", expected_by="2026-03-12")
        assert "Two working days since they said they would write." in get(client, pages[0]).main
