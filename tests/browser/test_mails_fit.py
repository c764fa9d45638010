"""Every kind of mail, drawn by a browser as narrow and as wide as mail programs are."""

import pytest
from playwright.sync_api import Browser

from tests.delivery.awkward import LETTERS

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("name", LETTERS)
def test_a_mail_fits_and_fetches_nothing(browser: Browser, name):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(LETTERS[name]().alternatives[0].content)
    for width in (320, 600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.scripts.length") == 0
    assert asked == []
    page.close()
