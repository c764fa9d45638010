"""What moves says where it went, and only where motion is wanted; on paper stands what was written."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from applications.models import Remark
from tests import builders
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Which parts of the page are being moved, once a passage from page to page begins.
LISTEN = """addEventListener("pagereveal", (event) => {
    window.moved = event.viewTransition
        ? event.viewTransition.ready.then(() => document.getAnimations().map((a) => a.effect.pseudoElement))
        : Promise.resolve([])
})"""
SHOWN = """() => [...document.querySelectorAll("button, .button, .button-plain, .button-quiet, nav, input")]
    .filter((node) => node.checkVisibility()).map((node) => node.outerHTML.slice(0, 80))"""


@pytest.fixture
def desk(browser: Browser, live_server: object):
    visitor = Visitor(browser, live_server.url, width=1280)
    yield visitor
    visitor.leaves()


@pytest.mark.parametrize("wanted", ["no-preference", "reduce"])
def test_a_card_opens_into_its_page_and_closes_again(desk: Visitor, wanted: str) -> None:
    owner = builders.person()
    builders.application(owner, title="Data analyst", company="Acme")
    desk.is_signed_in(owner)
    desk.page.emulate_media(reduced_motion=wanted)
    desk.context.add_init_script(LISTEN)
    desk.page.goto(reverse("board"))
    desk.page.locator(".board-card").click()
    desk.is_at("Data analyst")
    moves = {"::view-transition-group(opened)"} if wanted == "no-preference" else set()
    assert moves == {"::view-transition-group(opened)"} & set(desk.page.evaluate("window.moved"))
    desk.page.go_back()
    desk.is_at("Applications")
    assert moves == {"::view-transition-group(opened)"} & set(desk.page.evaluate("window.moved"))


def test_a_passage_that_is_broken_off_is_no_fault(desk: Visitor) -> None:
    owner = builders.person()
    builders.application(owner)
    desk.is_signed_in(owner)
    desk.page.emulate_media(reduced_motion="no-preference")
    ways = {"board": ".board-card h3 a", "applications": ".list-row h2 a", "today": ".nav a[href='/people/']"}
    for start, way in ways.items():
        desk.page.goto(reverse(start))
        desk.page.locator(way).first.click(no_wait_after=True)
        desk.page.set_viewport_size({"width": 900, "height": 700})
        desk.page.wait_for_url(lambda url, start=start: not url.endswith(reverse(start)))
        desk.page.wait_for_load_state()
        desk.page.set_viewport_size({"width": 1280, "height": 800})


def test_an_application_is_printed_unfolded_and_without_buttons(desk: Visitor) -> None:
    owner = builders.person()
    application = builders.application(owner, posting="Counting what the river carries.")
    Remark.objects.create(
        owner=owner, application=application, happened_on=builders.TODAY, text="They write in May."
    )
    desk.is_signed_in(owner)
    desk.page.goto(reverse("application", args=[application.pk]))
    posting = desk.page.get_by_text("Counting what the river carries.")
    assert not posting.is_visible()
    desk.page.emulate_media(media="print")
    assert (
        posting.is_visible()
        and desk.page.get_by_role("list").get_by_text("They write in May.", exact=True).is_visible()
    )
    assert desk.page.evaluate(SHOWN) == []
