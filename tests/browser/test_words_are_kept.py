"""Words for oneself outlive a server that is killed, a connection that is lost, and a tab that is closed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import Browser, expect

from reflections.models import ReflectionEntry
from tests import builders
from tests.browser.site import Site
from tests.browser.visitor import Visitor
from tests.disk import holding
from tests.ops.processes import wait_until
from tests.reflections.story import told_no

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "They were kind, and it still hurts."
A_MINUTE_AGO = """() => {
    const name = Object.keys(localStorage).find((name) => name.startsWith('words:'))
    const kept = JSON.parse(localStorage.getItem(name))
    localStorage.setItem(name, JSON.stringify({ ...kept, at: kept.at - 61_000 }))
}"""


@pytest.fixture
def sheet(site: Site, browser: Browser) -> Iterator[tuple[Visitor, str]]:
    """Alice before the empty sheet of a plan, on a phone."""
    alice = builders.person()
    plan = told_no(builders.application(alice), depth="a_lot", now=builders.NOW)
    visitor = Visitor(browser, site.url, width=390)
    visitor.is_signed_in(alice)
    yield visitor, reverse("write", args=[plan.pk])
    visitor.context.close()


def saved() -> str:
    return "".join(ReflectionEntry.objects.values_list("body", flat=True))


def is_saved(words: str) -> Callable[[], bool]:
    return lambda: saved() == words


def test_words_typed_while_the_server_is_dead_are_saved_when_it_is_back(sheet, site):
    visitor, url = sheet
    visitor.page.goto(url)
    area = visitor.page.get_by_label("Write it out")
    area.type("They were kind")
    wait_until(is_saved("They were kind"))
    site.kill()
    area.press_sequentially(", and it still hurts.")
    visitor.reads("No connection. Your words are kept on this device")
    assert saved() == "They were kind"
    site.start()
    visitor.page.evaluate("dispatchEvent(new Event('focus'))")  # one looks at the page again
    wait_until(is_saved(WORDS))
    visitor.reads("Saved")


def test_a_tab_closed_with_words_that_never_reached_the_site_has_them_when_it_is_opened_again(sheet, site):
    visitor, url = sheet
    visitor.page.goto(url)
    site.kill()
    visitor.page.get_by_label("Write it out").press_sequentially(WORDS)
    visitor.reads("No connection.")
    visitor.page.close()
    site.start()
    visitor.page = visitor.context.new_page()
    visitor.page.goto(url)
    assert visitor.page.get_by_label("Write it out").input_value() == WORDS
    wait_until(is_saved(WORDS))


def test_words_of_a_page_that_was_left_go_out_from_the_next_page_that_is_opened(sheet, site):
    visitor, url = sheet
    visitor.page.goto(url)
    site.kill()
    visitor.page.get_by_label("Write it out").press_sequentially(WORDS)
    visitor.reads("No connection.")
    visitor.page.evaluate(A_MINUTE_AGO)
    visitor.page.close()
    site.start()
    visitor.page = visitor.context.new_page()
    visitor.page.goto("/people/")
    wait_until(is_saved(WORDS))
    wait_until(lambda: visitor.page.evaluate("localStorage.length") == 0)


def test_a_tab_closed_right_after_the_last_letter_loses_nothing(sheet):
    visitor, url = sheet
    visitor.page.goto(url)
    visitor.page.get_by_label("Write it out").press_sequentially(WORDS)
    visitor.page.close()
    visitor.page = visitor.context.new_page()
    visitor.page.goto(url)
    assert visitor.page.get_by_label("Write it out").input_value() == WORDS
    wait_until(is_saved(WORDS))


WATCH = """() => {
    window.shown = []
    const status = document.querySelector('.saved')
    const note = () => shown.push(status.textContent)
    new MutationObserver(note).observe(status, { childList: true, subtree: true })
}"""


def test_a_saving_that_takes_its_time_says_so_to_the_eye_alone(sheet):
    visitor, url = sheet
    page, held = visitor.page, []
    page.goto(url)
    status = page.locator(".saved")
    page.route("**" + url, lambda route: held.append(route))
    page.get_by_label("Write it out").press_sequentially(WORDS)
    expect(status).to_have_text("Saving")
    expect(status).to_have_attribute("data-state", "saving")
    expect(page.locator("#live")).to_have_text("")
    held.pop().continue_()
    expect(status).to_have_text("Saved")
    expect(page.locator("#live")).to_have_text("Saved")
    wait_until(is_saved(WORDS))


def test_a_quick_saving_does_not_flicker(sheet):
    visitor, url = sheet
    visitor.page.goto(url)
    visitor.page.evaluate(WATCH)
    visitor.page.route("**" + url, lambda route: route.fulfill(json={"version": 1}))
    visitor.page.get_by_label("Write it out").press_sequentially("Once")
    expect(visitor.page.locator(".saved")).to_have_text("Saved")
    assert "Saving" not in visitor.page.evaluate("shown")


def test_a_connection_that_stays_away_is_spoken_of_once(sheet):
    visitor, url = sheet
    page = visitor.page
    page.goto(url)
    page.route("**" + url, lambda route: route.abort())
    area = page.get_by_label("Write it out")
    area.press_sequentially("They were")
    expect(page.locator("#live")).to_contain_text("No connection.")
    page.evaluate("document.getElementById('live').textContent = ''")  # it has been read out
    area.press_sequentially(" kind")
    expect(page.locator(".saved")).to_contain_text("No connection.")
    expect(page.locator("#live")).to_have_text("")
    page.unroute("**" + url)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#live")).to_have_text("Saved")


def on_disk() -> bool:
    file = Path(connection.settings_dict["NAME"])
    return bool(holding(WORDS, [file, file.with_name(f"{file.name}-wal")]))


def test_deleted_words_are_gone_from_the_file_and_from_the_device(sheet):
    visitor, url = sheet
    visitor.page.goto(url)
    visitor.page.get_by_label("Write it out").press_sequentially(WORDS)
    wait_until(is_saved(WORDS))
    on_sqlite = connection.vendor == "sqlite"
    assert not on_sqlite or on_disk()
    visitor.page.get_by_role("button", name="Delete it").click()
    visitor.reads("A backup made before today keeps it until that backup is deleted too.")
    visitor.page.get_by_role("button", name="Delete for good").click()
    visitor.page.wait_for_url("**/writing/")
    assert not on_sqlite or not on_disk()
    assert visitor.page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('words:'))") == []
    visitor.page.goto(url)
    assert visitor.page.get_by_label("Write it out").input_value() == ""
    assert saved() == ""
