"""The board by mouse, by finger, by menu, by the keyboard alone; without a connection, and in two tabs."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Locator, expect

from applications.models import Application, Outcome, Stage
from tests import builders
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = 390


@pytest.fixture
def row(visitor: Visitor) -> Application:
    """On the board with two others, and somebody looks at it."""
    owner = builders.person()
    row = builders.application(owner, title="Data analyst", company="Acme", is_dream=True)
    builders.application(owner, title="Data steward", company="Zeta")
    builders.application(owner, title="مهندسة بيانات 🐬", company="شركة", stage=Stage.INTERVIEWING)
    visitor.is_signed_in(owner)
    visitor.page.goto(f"{reverse('board')}?stage=applied")
    return row


def card(visitor: Visitor, title: str = "Data analyst") -> Locator:
    return visitor.page.locator(".board-card", has_text=title)


def column(visitor: Visitor, stage: str) -> Locator:
    """Where a card is laid down: a column at a desk, a tab on a phone."""
    part = ".board-tabs" if visitor.width == PHONE else ".board-columns"
    return visitor.page.locator(f"{part} [data-stage={stage}]")


def stage_of(row: Application) -> str:
    row.refresh_from_db()
    return row.stage


def by_hand(visitor: Visitor, stage: str, *, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Dragged with a mouse at a desk; on a phone picked up by a long press and laid onto a tab."""
    if visitor.width != PHONE:
        card(visitor).hover(position={"x": 30, "y": 55})
        visitor.page.mouse.down()
        column(visitor, stage).hover(position={"x": 20, "y": 20})
        meanwhile()
        column(visitor, stage).hover(position={"x": 24, "y": 20})
        visitor.page.mouse.up()
        return
    source = card(visitor).bounding_box()
    begin = (source["x"] + 30, source["y"] + 55)
    touch = visitor.context.new_cdp_session(visitor.page)

    def finger(kind: str, *at: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in at]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", begin)
    visitor.page.wait_for_timeout(500)
    expect(card(visitor)).to_have_class("sheet board-card held carried")
    meanwhile()
    target = column(visitor, stage).bounding_box()
    end = (target["x"] + 20, target["y"] + 20)
    for part in (0.3, 0.7, 1):
        finger("touchMove", tuple(a + (b - a) * part for a, b in zip(begin, end, strict=True)))
    finger("touchEnd")


def test_a_card_is_moved_by_hand_and_undone(visitor: Visitor, row: Application) -> None:
    by_hand(visitor, "screening")
    visitor.reads("Screening, as of today.")
    assert stage_of(row) == Stage.SCREENING
    visitor.presses("Undo")
    assert stage_of(row) == Stage.APPLIED


def test_the_menu_moves_it_and_the_keyboard_stays_with_it(visitor: Visitor, row: Application) -> None:
    visitor.looks()
    page, move = visitor.page, card(visitor).get_by_role("button", name="Move")
    move.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#move-menu button:visible").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(move).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")  # Saved, Screening, In talks
    visitor.reads("When is the talk?")
    assert stage_of(row) == Stage.INTERVIEWING
    near = (
        page.get_by_role("button", name="Undo")
        if visitor.width == PHONE
        else card(visitor).locator("[data-move]")
    )
    expect(near).to_be_focused()


def test_fast_hands_lose_no_move(visitor: Visitor, row: Application) -> None:
    """Three cards while the first answer is on its way, and the menu of a fourth open when it comes."""
    third, fourth = (
        builders.application(row.owner, title=title, company="Acme")
        for title in ("Data clerk", "Data keeper")
    )
    page, held, flows = visitor.page, [], []
    page.reload()
    page.route("**/stage/", lambda route: route.continue_() if flows else held.append(route))
    for title in ("Data analyst", "Data steward", "Data clerk"):
        card(visitor, title).get_by_role("button", name="Move").click()
        page.locator("#move-menu").get_by_role("button", name="Screening").click()
    opener = card(visitor, "Data keeper").get_by_role("button", name="Move")
    opener.click()
    flows.append(True)
    held[0].continue_()
    expect(page.locator(".board-columns [data-stage=screening] .board-card")).to_have_count(3)
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.locator("#move-menu").get_by_role("button", name="Offer").click()
    visitor.reads("Offer, as of today.")
    assert stage_of(third) == Stage.SCREENING and stage_of(fourth) == Stage.OFFER
    assert Application.objects.filter(stage=Stage.SCREENING).count() == 3


def test_an_answer_that_comes_while_a_finger_carries_a_card_takes_it_from_nobody(
    visitor: Visitor, row: Application
) -> None:
    page, held = visitor.page, []
    page.route("**/stage/", lambda route: held.append(route))
    card(visitor, "Data steward").get_by_role("button", name="Move").click()
    page.locator("#move-menu").get_by_role("button", name="Screening").click()

    def answered() -> None:
        held.pop().continue_()
        page.unroute("**/stage/")
        expect(page.locator(".board-columns [data-stage=screening] .board-card")).to_have_count(1)
        expect(page.locator("#board .htmx-added, #board.htmx-settling")).to_have_count(0)

    by_hand(visitor, "saved", meanwhile=answered)
    visitor.reads("Saved, as of today.")
    assert stage_of(row) == Stage.SAVED


def test_moving_to_closed_asks_how_it_ended(visitor: Visitor, row: Application) -> None:
    by_hand(visitor, "closed")
    visitor.is_at("How did it end?")
    visitor.page.go_back()
    card(visitor).get_by_role("button", name="Move").click()
    visitor.page.locator("#move-menu").get_by_role("link", name="Closed").click()
    visitor.is_at("How did it end?")
    visitor.presses("They said no")
    visitor.is_at("They said no.")
    row.refresh_from_db()
    assert row.outcome == Outcome.REJECTED


def test_without_a_connection_it_stays_where_it_was_and_says_so(visitor: Visitor, row: Application) -> None:
    visitor.context.set_offline(True)
    by_hand(visitor, "offer")
    visitor.reads("No connection. Nothing was changed; press again when it is back.")
    expect(visitor.page.locator(".board-column[data-stage=applied]")).to_contain_text("Data analyst")
    visitor.context.set_offline(False)
    visitor.complaints.clear()  # the browser's own word about the line that was down
    by_hand(visitor, "offer")
    visitor.reads("Offer, as of today.")
    assert stage_of(row) == Stage.OFFER


def test_signed_out_meanwhile_it_stays_where_it_was_and_says_so(visitor: Visitor, row: Application) -> None:
    visitor.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    by_hand(visitor, "offer")
    visitor.reads("You are signed out. Nothing was changed")
    visitor.complaints.clear()  # the browser's own word about the refusal
    assert stage_of(row) == Stage.APPLIED
    expect(card(visitor)).to_have_count(1)


def test_two_tabs_at_once_do_no_harm(visitor: Visitor, row: Application) -> None:
    row.advance(Stage.OFFER, now=builders.NOW)  # in the other tab
    by_hand(visitor, "screening")
    visitor.reads("Screening, as of today.")
    assert [c.to_stage for c in row.changes.order_by("recorded_at")] == ["applied", "offer", "screening"]


def test_what_was_closed_elsewhere_stays_closed(visitor: Visitor, row: Application) -> None:
    row.close("withdrawn", now=builders.NOW)
    by_hand(visitor, "screening")
    visitor.reads("It was closed elsewhere meanwhile.")
    row.refresh_from_db()
    assert row.outcome == Outcome.WITHDRAWN
    expect(card(visitor)).to_have_count(0)
