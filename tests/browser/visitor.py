"""Somebody with a browser. Every page that is looked at is checked: axe-core in light and dark, nothing to
scroll sideways, no text cut off or covered, no request to elsewhere, and the console stays silent."""

from base64 import b64decode
from pathlib import Path
from typing import Any

import axe_playwright_python
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
UNREADABLE = Path(__file__).with_name("reading.js").read_text()
# Without axe's own copy of the style sheets: it would fetch and inline them, which the strict policy refuses.
QUIETLY = {"resultTypes": ["violations"], "preload": False, "iframes": False}
ALL = {"rules": {"target-size": {"enabled": True}}, **QUIETLY}
COLOURS = {"runOnly": ["color-contrast"], **QUIETLY}
NARROWEST = 320
PICTURES = settings.BASE_DIR / "var" / "pictures"  # of the pages that are looked at by name
HEIGHT = {390: 844, 1280: 800}
BUSY = "form[method=post] [aria-disabled=true], .htmx-request"  # pale until the answer is there
UNFOLD = (
    "document.querySelectorAll('details:not([open])').forEach(fold => { fold.open = fold.unfolded = true })"
)
FOLD_AGAIN = "document.querySelectorAll('details').forEach(fold => { if (fold.unfolded) fold.open = false })"
TOO_WIDE = """() => {
    const edge = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= edge) return []
    return [...document.querySelectorAll('body *')]
        .filter(node => node.getBoundingClientRect().right > edge + 1)
        .map(node => node.tagName + '.' + node.className).slice(0, 5)
}"""


class Visitor:
    def __init__(self, browser: Browser, url: str, *, width: int, keeps_pages: bool = False) -> None:
        """Only where it is about reading without a network may pages be kept: the worker fetches them on its
        own time, and a test should not end in the middle of that."""
        self.url, self.width = url, width
        self.context = browser.new_context(
            base_url=url,
            viewport={"width": width, "height": HEIGHT[width]},
            reduced_motion="reduce",
            timezone_id="Europe/Berlin",
            locale="en-GB",
            service_workers="allow" if keeps_pages else "block",
        )
        self.context.set_default_timeout(20_000)
        self.page: Page = self.context.new_page()
        self.drawing = self.context.new_cdp_session(self.page)
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._watch)

    def _hear(self, message: ConsoleMessage) -> None:
        answers_a_form = "status of 422" in message.text  # with what needs another look
        keeps_nothing = "registration blocked" in message.text
        if message.type in {"error", "warning"} and not answers_a_form and not keeps_nothing:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.complaints.append(f"{self.page.url} asks elsewhere: {request.url}")

    def leaves(self) -> None:
        self.context.close()
        assert self.complaints == []

    # ---- moving ----------------------------------------------------------------------
    def is_signed_in(self, person: Any) -> None:
        client = Client()
        client.force_login(person)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.url}])

    def goes_to(self, path: str, *, expect: int = 200, called: str = "") -> None:
        try:
            response = self.page.goto(path)
        except Error as error:
            if "Download is starting" in error.message:
                return  # a file is no page
            raise
        assert response is not None and response.status == expect, (path, response and response.status)
        if "sandbox" not in response.headers["content-security-policy"]:  # a mail as drawn runs no script
            self.looks(called=called)

    def unfolds(self, words: str) -> None:
        self.page.locator("summary", has_text=words).first.click()

    def fills(self, **fields: str) -> None:
        """By label; an underscore stands for a space."""
        for label, text in fields.items():
            self.page.get_by_label(label.replace("_", " ")).first.fill(text)

    def follows(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()
        self.looks()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()
        self.looks()

    def reads(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    def is_at(self, heading: str) -> None:
        self.page.get_by_role("heading", level=1, name=heading).wait_for()

    # ---- looking ---------------------------------------------------------------------
    def looks(self, *, called: str = "") -> None:
        """At the whole page as it stands, then with its folded parts opened."""
        self.page.wait_for_load_state("load")
        expect(self.page.locator(BUSY)).to_have_count(0, timeout=20_000)  # what was pressed has been answered
        self._keeps(called, "light")
        found = self.page.evaluate(UNREADABLE)
        self.page.evaluate(UNFOLD)
        found += [*self._axe("light", ALL), *self._axe("dark", COLOURS), *self._too_wide()]
        self.page.evaluate(FOLD_AGAIN)
        self._keeps(called, "dark")
        assert found == [], f"{self.page.url} at {self.width}"

    def _keeps(self, called: str, scheme: str) -> None:
        """Half the time of Playwright's own picture, and there are five hundred."""
        if not called:
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.emulate_media(color_scheme=scheme)
        height = self.page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": self.width, "height": height, "scale": 1}
        how = {"format": "jpeg", "quality": 75, "captureBeyondViewport": True, "optimizeForSpeed": True}
        picture = self.drawing.send("Page.captureScreenshot", {**how, "clip": clip})
        (PICTURES / f"{called}-{self.width}-{scheme}.jpeg").write_bytes(b64decode(picture["data"]))

    def _axe(self, scheme: str, options: dict[str, Any]) -> list[tuple[str, str, str]]:
        self.page.emulate_media(color_scheme=scheme)
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        result = self.page.evaluate("options => axe.run(document, options)", options)
        return [
            (scheme, rule["id"], node["html"][:160])
            for rule in result["violations"]
            for node in rule["nodes"]
        ]

    def _too_wide(self) -> list[tuple[int, list[str]]]:
        found = []
        for width in {self.width, NARROWEST} if self.width < 900 else {self.width}:
            self.page.set_viewport_size({"width": width, "height": HEIGHT[self.width]})
            if nodes := self.page.evaluate(TOO_WIDE):
                found.append((width, nodes))
        self.page.set_viewport_size({"width": self.width, "height": HEIGHT[self.width]})
        return found
