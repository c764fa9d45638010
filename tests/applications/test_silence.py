"""Two checks at most, then one question; the person's own date always wins."""

from datetime import date, timedelta

import pytest

from applications import silence
from applications.models import FollowUp
from applications.silence import Facts
from tests import builders as make

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


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ({"applied_on": FRIDAY}, date(2026, 3, 16)),
        ({"applied_on": FRIDAY, "expected_by": FRIDAY}, date(2026, 3, 10)),  # Monday, Tuesday
        ({"applied_on": FRIDAY, "expected_by": date(2026, 5, 1)}, date(2026, 5, 5)),
        ({"last_talk_on": FRIDAY}, date(2026, 3, 13)),
        ({"last_talk_on": date(2026, 3, 4), "last_contact_on": FRIDAY}, date(2026, 3, 13)),
        ({"last_talk_on": FRIDAY, "expected_by": date(2026, 3, 20)}, date(2026, 3, 24)),
        ({"last_talk_on": date(2025, 12, 29)}, date(2026, 1, 5)),  # over the year's end
        ({"applied_on": date(2024, 2, 20)}, date(2024, 3, 1)),  # a leap day between
        ({"applied_on": FRIDAY, "stage": "saved"}, None),
        ({"last_talk_on": FRIDAY, "next_talk_on": date(2026, 3, 30)}, None),
        ({}, None),
        ({"applied_on": FRIDAY, "has_open_check": True}, None),
        ({"applied_on": FRIDAY, "checks": (date(2026, 3, 16),)}, date(2026, 3, 23)),
        (
            {"expected_by": date(2026, 4, 1), "checks": (date(2026, 3, 16),)},
            date(2026, 4, 3),
        ),  # promised anew after the first check
        ({"applied_on": FRIDAY, "checks": (date(2026, 3, 16), date(2026, 3, 23))}, None),
    ],
)
def test_the_day_of_a_check(known, day):
    assert silence.check_on(facts(**known)) == day


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ({"applied_on": FRIDAY}, FRIDAY + timedelta(days=45)),
        ({"applied_on": FRIDAY, "last_talk_on": date(2026, 4, 1)}, date(2026, 4, 22)),
        ({"last_talk_on": FRIDAY, "expected_by": date(2026, 6, 1)}, date(2026, 6, 3)),
        ({"applied_on": FRIDAY, "checks": (date(2026, 4, 18),)}, date(2026, 4, 25)),
        ({"last_talk_on": FRIDAY, "next_talk_on": date(2026, 4, 1)}, None),
        ({"stage": "saved", "applied_on": FRIDAY}, None),
        ({}, None),
    ],
)
def test_the_day_of_the_question(known, day):
    assert silence.question_on(facts(**known)) == day


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_a_late_reply_starts_the_count_anew():
    owner = make.person()
    application = make.application(owner, on=make.TODAY - timedelta(days=60))
    application.last_contact_on = make.TODAY - timedelta(days=1)
    application.save()
    assert silence.offer_check(application, today=make.TODAY) is None
