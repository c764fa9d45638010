"""Two checks at most, then one question; the person's own date always wins."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts import clock
from applications import silence
from applications.silence import Facts

FRIDAY = date(2026, 3, 6)


def facts(**known) -> Facts:
    nothing = dict(
        stage="applied",
        applied_on=None,
        expected_by=None,
        last_contact_on=None,
        last_talk_on=None,
        next_talk_on=None,
        checks=(),
    )
    return Facts(**nothing | known)


def on(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


CHECKS = {
    # after applying: ten days, weekends among them
    "applied": ({"applied_on": FRIDAY}, on(3, 16)),
    "over a leap day": ({"applied_on": on(2, 20, 2024)}, on(3, 1, 2024)),
    "over the year’s end": ({"applied_on": on(12, 26, 2025)}, on(1, 5)),
    "nothing on record": ({}, None),
    "only saved": ({"applied_on": FRIDAY, "stage": "saved"}, None),
    "an offer is here": ({"last_talk_on": FRIDAY, "stage": "offer"}, None),
    # after a talk or a message: five working days after the later one
    "after a talk": ({"last_talk_on": FRIDAY}, on(3, 13)),
    "after a talk on a Saturday": ({"last_talk_on": on(3, 7)}, on(3, 13)),
    "a talk over the year’s end": ({"last_talk_on": on(12, 29, 2025)}, on(1, 5)),
    "a message after the talk": ({"last_talk_on": on(3, 4), "last_contact_on": FRIDAY}, on(3, 13)),
    "a talk after the message": ({"last_talk_on": FRIDAY, "last_contact_on": on(3, 4)}, on(3, 13)),
    "a talk is ahead": ({"last_talk_on": FRIDAY, "next_talk_on": on(3, 30)}, None),
    # a promised day, or the person's own: two working days after it, and before anything else
    "promised for a Friday": ({"applied_on": FRIDAY, "expected_by": FRIDAY}, on(3, 10)),
    "promised for a Sunday": ({"applied_on": FRIDAY, "expected_by": on(3, 8)}, on(3, 10)),
    "promised for the last of the year": ({"expected_by": on(12, 31, 2025)}, on(1, 2)),
    "promised late": ({"applied_on": FRIDAY, "expected_by": on(5, 1)}, on(5, 5)),
    "promised soon": ({"last_talk_on": FRIDAY, "expected_by": on(3, 9)}, on(3, 11)),
    "promised after a talk": ({"last_talk_on": FRIDAY, "expected_by": on(3, 20)}, on(3, 24)),
    "outlived by a later talk": ({"last_talk_on": on(3, 10), "expected_by": FRIDAY}, on(3, 17)),
    "outlived by a later message": ({"last_contact_on": on(3, 10), "expected_by": FRIDAY}, on(3, 17)),
    # the second, a week after the first; then none
    "one is open": ({"applied_on": FRIDAY, "open_check_on": on(3, 16)}, None),
    "a second": ({"applied_on": FRIDAY, "checks": (on(3, 16),)}, on(3, 23)),
    "a second after a talk": ({"last_talk_on": FRIDAY, "checks": (on(3, 13),)}, on(3, 20)),
    "a second in the new year": ({"applied_on": on(12, 1, 2025), "checks": (on(12, 29, 2025),)}, on(1, 5)),
    "promised anew after the first": ({"expected_by": on(4, 1), "checks": (on(3, 16),)}, on(4, 3)),
    "promised long ago, the second": ({"expected_by": FRIDAY, "checks": (on(3, 16),)}, on(3, 23)),
    "no third": ({"applied_on": FRIDAY, "checks": (on(3, 16), on(3, 23))}, None),
    "no third, promised anew": ({"expected_by": on(4, 20), "checks": (on(3, 16), on(3, 23))}, None),
    # a sign from them, or their coming back, begins a new silence
    "both before a message": ({"last_contact_on": on(4, 1), "checks": (on(3, 16), on(3, 23))}, on(4, 8)),
    "one before it, one after": ({"last_contact_on": on(3, 20), "checks": (on(3, 16), on(3, 27))}, on(4, 3)),
}  # fmt: skip


@pytest.mark.parametrize("case", CHECKS)
def test_the_day_of_a_check(case):
    known, day = CHECKS[case]
    assert silence.check_on(facts(**known)) == day


QUESTIONS = {
    "45 days after applying": ({"applied_on": FRIDAY}, FRIDAY + timedelta(days=45)),
    "over the year’s end": ({"applied_on": on(12, 1, 2025)}, on(1, 15)),
    "21 days after a talk": ({"applied_on": FRIDAY, "last_talk_on": on(4, 1)}, on(4, 22)),
    "21 days after a message": ({"applied_on": FRIDAY, "last_contact_on": on(4, 1)}, on(4, 22)),
    "not before the promised day": ({"last_talk_on": FRIDAY, "expected_by": on(6, 1)}, on(6, 10)),
    "the person’s own day wins": ({"applied_on": FRIDAY, "expected_by": on(7, 3)}, on(7, 14)),
    "a promise that was outlived": ({"last_talk_on": on(3, 10), "expected_by": FRIDAY}, on(3, 31)),
    # a week after the last check, and not on the morning of one: what is open or due comes first
    "a second check comes first": ({"applied_on": FRIDAY, "checks": (on(4, 18),)}, on(5, 2)),
    "a late second": ({"applied_on": FRIDAY, "checks": (on(4, 18), on(4, 28))}, on(5, 5)),
    "one is open since long": (
        {"applied_on": FRIDAY, "open_check_on": on(3, 16)},
        FRIDAY + timedelta(days=45),
    ),
    "one is open since today": ({"applied_on": FRIDAY, "open_check_on": on(4, 27)}, on(5, 4)),
    "both were let go": (
        {"applied_on": FRIDAY, "checks": (on(3, 16), on(3, 23))},
        FRIDAY + timedelta(days=45),
    ),
    "a talk is ahead": ({"last_talk_on": FRIDAY, "next_talk_on": on(4, 1)}, None),
    "an offer is here": ({"last_talk_on": FRIDAY, "stage": "offer"}, None),
    "only saved": ({"stage": "saved", "applied_on": FRIDAY}, None),
    "nothing on record": ({}, None),
}


@pytest.mark.parametrize("case", QUESTIONS)
def test_the_day_of_the_question(case):
    known, day = QUESTIONS[case]
    assert silence.question_on(facts(**known)) == day


@pytest.mark.parametrize("start", [date(2025, 12, 22) + timedelta(days=n) for n in range(8)])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_working_days_are_those_that_a_finger_on_the_calendar_counts(start, count):
    passed, day = [], start
    while len(passed) < count:
        day += timedelta(days=1)
        if day.strftime("%a") not in {"Sat", "Sun"}:
            passed.append(day)
    assert clock.add_working_days(start, count) == day
    assert clock.working_days_between(start, day) == count


def by_hand(checks: tuple[date, ...], sent: tuple[date, ...], **known) -> bool:
    return silence.may_ask(facts(checks=checks, sent=sent, **known))


def test_by_hand_two_may_be_sent_and_one_let_go_asked_nobody():
    first, second = on(3, 16), on(3, 23)
    assert by_hand((first, second), ())
    assert by_hand((first, second), (second,))
    assert not by_hand((first, second), (first, second))
    assert by_hand((first, second), (first, second), last_contact_on=on(3, 24))


SIGNS = st.dictionaries(st.integers(0, 120), st.sampled_from(["they wrote", "promised", "they talked"]))
DELAYS = st.lists(st.integers(0, 60), min_size=121, max_size=121)
LEFT_OPEN = st.lists(st.integers(0, 30), min_size=121, max_size=121)


@given(SIGNS, DELAYS, LEFT_OPEN)
@settings(max_examples=150, deadline=None)
def test_whatever_happens_there_are_two_checks_a_silence_a_week_apart_and_never_one_beside_the_question(
    signs, delays, left_open
):
    known, asked, promised, settles_on = facts(applied_on=FRIDAY), [], None, None
    for number in range(121):
        day = FRIDAY + timedelta(days=number)
        match signs.get(number):
            case "they wrote":
                known, asked, promised = replace(known, last_contact_on=day), [], None
            case "they talked":
                known, asked, promised = replace(known, last_talk_on=day), [], None
            case "promised":
                promised = day + timedelta(days=delays[number])
                known = replace(known, expected_by=promised)
        due, question = silence.check_on(known), silence.question_on(known)
        asks = bool(question and question <= day)
        if due and due <= day:
            assert not asks
            assert promised is None or clock.working_days_between(promised, day) >= 2
            assert not asked or (day - asked[-1]).days >= 7
            asked.append(day)
            known, settles_on = replace(known, open_check_on=day), day + timedelta(days=left_open[number])
        assert len(asked) <= 2
        if asks:
            assert promised is None or promised < day
            assert (day - (known.last_heard_on or FRIDAY)).days >= 21
            assert known.open_check_on is None or (day - known.open_check_on).days >= 7
        if known.has_open_check and settles_on <= day:
            known = replace(known, open_check_on=None, checks=(*known.checks, day))
