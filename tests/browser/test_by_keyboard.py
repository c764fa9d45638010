"""By keyboard alone: past the places to the page, every stop in sight, and the list of keys."""

import pytest
from django.urls import reverse

from tests import builders
from tests.browser.visitor import Visitor
from tests.cast import cast_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The stop that has the focus: its name, and whether any of it lies off the screen or under the bar.
STOP = """() => {
    const node = document.activeElement
    if (node === document.body || node.closest('.nav')) return null
    // A chip is its label; the parts of a clock or a calendar have the browser's own ring.
    const parts = [node, ...(node.matches('[type=radio], [type=checkbox]') ? node.labels : [])]
    const box = parts.at(-1).getBoundingClientRect()
    const bar = document.querySelector('.nav')
    const held = bar && getComputedStyle(bar).position === 'fixed'
    const floor = held ? bar.getBoundingClientRect().top : innerHeight
    const name = (node.ariaLabel || node.textContent || node.name || '').trim().slice(0, 40)
    const fits = box.height > floor || (box.bottom <= floor + 1 && box.top >= -1)
    const ringed = parts.some((part) => getComputedStyle(part).outlineStyle !== 'none')
    const ring = ringed || node.matches('.skip, [type=time], [type=date]')
    return { name, fits, ring }
}"""


def focused(visitor: Visitor) -> str:
    return visitor.page.evaluate("document.activeElement.textContent.trim()")


def test_the_first_stop_leads_past_the_places_to_the_page(visitor: Visitor) -> None:
    visitor.is_signed_in(builders.person())
    visitor.goes_to("/today/")
    visitor.page.keyboard.press("Tab")
    assert focused(visitor) == "Skip to the page"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "main"


def test_every_stop_is_in_sight_with_its_ring_and_never_under_the_bar(visitor: Visitor) -> None:
    owner = builders.person()
    cast = cast_of(owner)
    visitor.is_signed_in(owner)
    for path in ("/today/", reverse("application", args=[cast["application"].pk]), reverse("settings")):
        visitor.goes_to(path)
        stops = 0
        while stops < 90:
            visitor.page.keyboard.press("Tab")
            stop = visitor.page.evaluate(STOP)
            if visitor.page.evaluate("document.activeElement === document.body"):
                break
            assert stop is None or (stop["fits"] and stop["ring"]), (path, stop)
            stops += 1
        assert stops > 10


def test_after_a_row_was_settled_the_focus_is_on_its_undo(visitor: Visitor) -> None:
    owner = builders.person()
    cast_of(owner)
    visitor.is_signed_in(owner)
    visitor.goes_to("/today/")
    visitor.page.get_by_role("button", name="Done").first.press("Enter")
    visitor.page.get_by_role("button", name="Undo").wait_for()
    visitor.page.wait_for_function("document.activeElement.textContent.trim() === 'Undo'")


def test_a_question_mark_lists_the_keys_wherever_one_is_not_writing(visitor: Visitor) -> None:
    visitor.is_signed_in(builders.person())
    visitor.goes_to(reverse("tool_add"))
    keys = visitor.page.get_by_role("dialog", name="Keys")
    field = visitor.page.get_by_label("In your words")
    field.press("?")
    assert field.input_value() == "?"
    assert not keys.is_visible()
    visitor.page.locator("h1").click()
    visitor.page.keyboard.press("?")
    keys.wait_for()
    visitor.looks()
    # A single key can be in the way: it is switched off, and stays so.
    keys.get_by_label("opens this list").click()
    visitor.page.keyboard.press("Escape")
    keys.wait_for(state="hidden")
    visitor.page.reload()
    visitor.page.keyboard.press("?")
    assert not keys.is_visible()
    visitor.goes_to(reverse("keys"))
