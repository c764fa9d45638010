"""What a first visit costs, as it is served: little, in few pieces, from nowhere else, and nothing jumps."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, Route

from accounts.models import User
from reflections.models import RecoveryPlan
from tests import builders
from tests.browser.site import Site
from tests.browser.visitor import Visitor
from tests.cast import cast_of
from tests.ops.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KILOBYTE = 1000
HARDLY = 0.002  # a word in the bar at the foot that is a little narrower in the typeface
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.nodeName)])
  }
}).observe({ type: 'layout-shift', buffered: true })"""


class Meter:
    """Counts what a page fetches: its address and the bytes on the wire, headers included."""

    def __init__(self, page: Page) -> None:
        self.urls: dict[str, str] = {}
        self.sizes: dict[str, float] = {}
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.requestWillBeSent", self._asked)
        wire.on("Network.loadingFinished", self._came)

    def _asked(self, event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            self.urls[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def size(self, *, ending: str = "") -> float:
        return sum(size for key, size in self.sizes.items() if self.urls.get(key, "").endswith(ending))


def fetched_by_itself(fresh: Visitor, name: str) -> int:
    """What the browser asks for beside the page, with as much again as its headers take."""
    return 500 + int(fresh.context.request.get(reverse(name)).headers["content-length"])


@pytest.fixture
def alice() -> User:
    """Forty applications on her board."""
    alice = builders.person()
    cast_of(alice)
    for number in range(40):
        stage = ["saved", "applied", "screening", "interviewing"][number % 4]
        builders.application(
            alice, title=f"Analyst for harbours {number}", company=f"Halden {number}", stage=stage
        )
    return alice


@pytest.fixture(params=[390, 1280], ids=["phone", "desk"])
def fresh(request: pytest.FixtureRequest, site: Site, browser: Browser) -> Iterator[Visitor]:
    """Somebody whose browser has never been here."""
    visitor = Visitor(browser, site.url, width=request.param, keeps_pages=True)
    visitor.page.add_init_script(SHIFTS)
    yield visitor
    visitor.leaves()


def visits(fresh: Visitor, path: str) -> Meter:
    meter = Meter(fresh.page)
    fresh.page.goto(path, wait_until="networkidle")
    assert {urlsplit(url).netloc for url in meter.urls.values()} == {urlsplit(fresh.url).netloc}, path
    shifts = fresh.page.evaluate("shifts")
    assert sum(value for value, *_ in shifts) < HARDLY, (path, shifts)
    return meter


def test_the_board_is_under_a_hundred_kilobytes_in_at_most_fourteen_pieces(
    fresh: Visitor, alice: User
) -> None:
    fresh.is_signed_in(alice)
    meter = visits(fresh, reverse("board"))
    worker, manifest = (fetched_by_itself(fresh, name) for name in ("worker", "manifest"))
    assert meter.size() + worker + manifest < 100 * KILOBYTE, meter.sizes
    assert 20 * KILOBYTE < meter.size(ending=".js") + worker < 30 * KILOBYTE
    assert len(meter.urls) + 2 <= 14, sorted(meter.urls.values())


def test_a_typeface_that_comes_late_moves_nothing(fresh: Visitor, alice: User) -> None:
    fresh.page.route("**/*.woff2", lambda route: held.append(route))
    fresh.is_signed_in(alice)
    for path in (reverse("front"), "/today/", reverse("board"), reverse("toolbelt")):
        held: list[Route] = []
        fresh.page.goto(path, wait_until="commit")  # it is loaded only when the typefaces are there
        wait_until(lambda: fresh.page.evaluate("performance.getEntriesByType('paint').length"))
        for route in held:
            route.continue_()
        fresh.page.wait_for_load_state("networkidle")
        assert fresh.page.evaluate("shifts") == [], path


def test_no_page_jumps_and_none_fetches_anything_from_elsewhere(fresh: Visitor, alice: User) -> None:
    for path in (reverse("front"), reverse("account_login"), reverse("turned_down")):
        visits(fresh, path)
    fresh.is_signed_in(alice)
    plan = RecoveryPlan.objects.of(alice).select_related("event").first()
    application = reverse("application", args=[plan.event.application_id])
    for path in (
        "/today/",
        reverse("board"),
        application,
        reverse("plan", args=[plan.pk]),
        reverse("toolbelt"),
    ):
        visits(fresh, path)
