"""What is ticked in a list: moved or tagged in one press, and taken back in one."""

import uuid

import pytest
from django.urls import reverse

from applications.models import Application, Stage
from tests import builders as make
from tests.pages import Page, get

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(alice):
    return [make.application(alice, title=f"Role {n}") for n in range(3)]


def press(client, rows, do, **typed) -> Page:
    data = {"row": [str(getattr(row, "pk", row)) for row in rows], "do": do, "stage": "saved", **typed}
    return Page(client.post(reverse("applications_bulk"), data, follow=True))


def stages() -> list[str]:
    return list(Application.objects.order_by("title").values_list("stage", flat=True))


def test_those_that_are_ticked_are_moved_and_come_back(client, three):
    page = press(client, three[:2], "move", stage="screening")
    assert "2 moved to “Screening”." in page.main
    assert stages() == ["screening", "screening", "applied"]
    page.press(client, "Undo")
    assert stages() == ["applied"] * 3


def test_what_was_moved_on_since_is_left_where_it_is(client, three):
    page = press(client, three[:2], "move", stage="screening")
    three[0].refresh_from_db()
    three[0].advance(Stage.OFFER, now=make.NOW)
    page = page.press(client, "Undo")
    assert "1 is as before. What was changed since stays." in page.main
    assert stages() == ["offer", "applied", "applied"]


def test_undo_says_so_when_it_found_nothing_to_take_back_and_keeps_the_view(client, three):
    page = press(client, three[:1], "move", stage="screening", next="/applications/?q=role")
    three[0].refresh_from_db()
    three[0].advance(Stage.OFFER, now=make.NOW)
    page = page.press(client, "Undo")
    assert "All of it was changed since, and stays as it is." in page.main
    assert page.path == "/applications/?q=role"
    assert stages() == ["offer", "applied", "applied"]


def test_a_tag_is_put_on_and_taken_off(client, three):
    page = press(client, three[:2], "tag", tag="Water")
    assert "“Water” is on 2 more." in page.main
    assert list(Application.objects.order_by("title").values_list("tags", flat=True)) == [
        "Water",
        "Water",
        "",
    ]
    press(client, three, "untag", tag="WATER")
    assert set(Application.objects.values_list("tags", flat=True)) == {""}


def test_the_tag_finds_it_at_once(client, three):
    press(client, three[:1], "tag", tag="Dolphins")
    assert [a for a in get(client, "/applications/?q=dolphins").links() if a.startswith("Role")] == ["Role 0"]


def test_closed_ones_and_a_stranger_s_are_not_touched(client, three, bob):
    theirs = make.application(bob)
    three[0].close("withdrawn", now=make.NOW)
    page = press(client, [three[0], theirs, uuid.uuid4(), "nonsense"], "move", stage="offer")
    assert "All of them stood there already." in page.main
    theirs.refresh_from_db()
    assert theirs.stage == "applied"
    press(client, [theirs], "tag", tag="mine")
    theirs.refresh_from_db()
    assert theirs.tags == ""


@pytest.mark.parametrize(
    ("rows", "do", "typed", "says"),
    [
        (False, "move", {"stage": "offer"}, "Nothing is ticked."),
        (True, "tag", {"tag": "  "}, "Type the tag first."),
        (True, "tag", {"tag": "a, b"}, "One tag at a time."),
        (True, "move", {"stage": ""}, "Choose the stage first."),
        (True, "move", {"stage": "nowhere"}, "Choose one of the list."),
        (True, "explode", {}, "Type the tag first."),
    ],
)
def test_what_cannot_be_done_is_said(client, three, rows, do, typed, says):
    assert says in press(client, three if rows else [], do, **typed).main
    assert stages() == ["applied"] * 3


def test_it_leads_back_to_the_same_view_and_nowhere_else(client, three):
    assert (
        press(client, three, "tag", tag="x", next="/applications/?q=role&page=1").path
        == "/applications/?q=role&page=1"
    )
    assert press(client, three, "tag", tag="y", next="https://example.org/").path == "/applications/"


def test_enter_in_the_tag_s_field_tags_and_no_stage_is_chosen_beforehand(client, three):
    """A browser presses a form's first button then."""
    page = get(client, "/applications/")
    bar = next(form for form in page.all("form") if form.get("id") == "bulk")
    first = next(button for button in bar.iter("button") if button.get("type") != "button")
    assert first.get("value") == "tag"
    assert next(bar.iter("option")).get("value") == ""


def test_undo_takes_back_what_stands_beside_it_whatever_another_tab_did(client, three):
    first = press(client, three[:2], "move", stage="screening")
    press(client, three[2:], "move", stage="offer")
    first.press(client, "Undo")
    assert stages() == ["applied", "applied", "offer"]


def test_a_tag_that_was_taken_off_comes_back_as_it_was_written_and_where_it_stood(client, three):
    Application.objects.filter(pk=three[0].pk).update(tags="remote, Water, north")
    page = press(client, three, "untag", tag="WATER")
    page = page.press(client, "Undo")
    assert "As it was before." in page.main
    assert Application.objects.get(pk=three[0].pk).tags == "remote, Water, north"


def test_a_tag_comes_back_beside_those_that_were_added_since(client, three):
    Application.objects.filter(pk=three[0].pk).update(tags="remote, Water")
    page = press(client, three, "untag", tag="water")
    press(client, three[:1], "tag", tag="north")
    page.press(client, "Undo")
    assert Application.objects.get(pk=three[0].pk).tags == "remote, north, Water"
