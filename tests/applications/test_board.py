"""The board's cards: what is next and by when, and quiet marks."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applications.models import FollowUp
from tests import builders as make
from tests.pages import get, words

pytestmark = pytest.mark.django_db
BOARD = reverse("board")


def cards(client) -> list[list[str]]:
    """The lines of each."""
    found = [node for node in get(client, BOARD).all("li") if "board-card" in (node.get("class") or "")]
    return [[words(line) for line in card.iter() if line.tag in {"h3", "p"}] for card in found]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"stage": "saved", "deadline": date(2026, 3, 20)}, ["Apply by 20 March"]),
        ({"stage": "saved", "deadline": date(2026, 3, 9)}, []),
        ({"expected_by": date(2026, 3, 12)}, ["They write by 12 March"]),
        ({"expected_by": date(2026, 3, 12), "day_is_own": True}, ["You wait until 12 March"]),
        ({"on": date(2026, 2, 26)}, ["quiet 12 days"]),
        ({"on": date(2026, 2, 26), "expected_by": date(2026, 3, 12)}, ["They write by 12 March"]),
        ({"on": date(2026, 3, 5)}, []),
    ],
)
def test_a_card_says_what_is_next_or_how_long_it_has_been_quiet(client, alice, fields, said):
    make.application(alice, **fields)
    assert cards(client) == [["Data analyst", "Acme", *said]]


def test_a_step_further_and_a_talk_end_the_quiet(client, alice):
    moved = make.application(alice, stage="screening", on=date(2026, 2, 1))
    moved.advance("interviewing", now=make.NOW, on=date(2026, 3, 8))
    make.interview(make.application(alice, title="Spoke", on=date(2026, 2, 1)), day=date(2026, 3, 8))
    make.application(alice, title="Silent", on=date(2026, 2, 1))
    said = {card[0]: card[2:] for card in cards(client)}
    assert said == {"Data analyst": [], "Spoke": [], "Silent": ["quiet 37 days"]}


def test_a_dream_job_is_marked(client, alice):
    make.application(alice, is_dream=True)
    assert cards(client) == [["Data analyst Dream job", "Acme"]]


def test_what_is_planned_comes_before_what_they_have_promised(client, alice):
    row = make.application(alice, stage="interviewing", expected_by=date(2026, 3, 12))
    FollowUp.objects.create(
        owner=alice, application=row, kind="other", title="Call", due_on=date(2026, 3, 14)
    )
    assert "Call, 14 March" in cards(client)[0]
    make.interview(row, day=make.TODAY + timedelta(days=6))
    assert "Talk with the hiring manager, 16 March" in cards(client)[0]


def test_what_is_closed_is_folded_into_a_count(client, alice):
    make.application(alice)
    make.application(alice, title="Gone").close("withdrawn", now=make.NOW)
    page = get(client, BOARD)
    assert len(cards(client)) == 1
    assert page.link("Closed 1") == reverse("applications_closed")


def test_a_full_column_leads_to_the_list(client, alice):
    for n in range(42):
        make.application(alice, title=f"Role {n}")
    assert len(cards(client)) == 40
    assert get(client, BOARD).link("and 2 more in the list") == reverse("applications") + "?stage=applied"


def test_as_many_questions_for_three_cards_as_for_one(client, alice, queries):
    make.interview(make.application(alice))
    one = queries(BOARD)
    for _number in range(2):
        make.interview(make.application(alice))
    assert queries(BOARD) == one
