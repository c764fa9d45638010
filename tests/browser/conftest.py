import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

pytest.register_assert_rewrite("tests.browser.visitor")
from tests.browser.site import Site, collect  # noqa: E402
from tests.browser.visitor import Visitor  # noqa: E402

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = "No Chromium found for the browser tests; on Debian or Ubuntu: sudo apt install chromium"
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all browser tests."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(HOW, pytrace=False)
    if path is None:
        pytest.skip(HOW)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in the thread of the test
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIETLY)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static files as they are served."""
    return collect(tmp_path_factory.mktemp("static"))


@pytest.fixture
def site(transactional_db: None, collected: Path) -> Iterator[Site]:
    site = Site(collected)
    yield site
    site.kill()


@pytest.fixture(params=[390, 1280], ids=["phone", "desk"])
def visitor(request: pytest.FixtureRequest, browser: Browser, live_server: object) -> Iterator[Visitor]:
    """Somebody at a screen of that width. At the end no page may have complained."""
    visitor = Visitor(browser, live_server.url, width=request.param)
    yield visitor
    visitor.leaves()


@pytest.fixture
def both_visitors(browser: Browser, live_server: object) -> Iterator[list[Visitor]]:
    """The same person at a phone and at a desk, where what they look at is slow to make."""
    visitors = [Visitor(browser, live_server.url, width=width) for width in (390, 1280)]
    yield visitors
    for visitor in visitors:
        visitor.leaves()
