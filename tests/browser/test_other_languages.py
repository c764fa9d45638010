"""Half as long again, and from right to left: nothing scrolls sideways, and no text is cut off."""

import pytest
from django.urls import reverse

from accounts.models import User
from reflections.models import RecoveryPlan
from tests import builders
from tests.browser.visitor import TOO_WIDE, Visitor
from tests.cast import cast_of
from tests.languages.pseudo import LONG, MIRRORED, spoken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Text that has less room than it needs, in a part of the page that shows no more than its box.
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter((node) => {
    const hasText = [...node.childNodes].some((part) => part.nodeType === 3 && part.data.trim())
    const unseen = node.closest('.visually-hidden, .skip, option, svg, textarea')
    if (!hasText || unseen || !node.checkVisibility()) return false
    const { overflowX, textOverflow, position } = getComputedStyle(node)
    const shut = ['hidden', 'clip'].includes(overflowX) || textOverflow === 'ellipsis'
    const { left, right } = node.getBoundingClientRect()
    const off = position !== 'fixed' && (left < -1 || right > document.documentElement.clientWidth + 1)
    const scrolls = node.closest('.tabs, .table-scroll, .board-tabs, [tabindex="0"]')
    return (shut && node.scrollWidth > node.clientWidth + 1) || (off && !scrolls)
}).map((node) => `${node.tagName}.${node.className}: ${node.textContent.trim().slice(0, 40)}`).slice(0, 5)"""


def named_pages(owner: User) -> list[str]:
    cast = cast_of(owner)
    plan = RecoveryPlan.objects.of(owner).first()
    names = ["today", "board", "applications", "toolbelt", "people", "settings", "application_add"]
    return [
        *map(reverse, names),
        reverse("application", args=[cast["application"].pk]),
        reverse("plan", args=[plan.pk]),
        reverse("preparation", args=[cast["interview"].pk]),
        reverse("note", args=[cast["follow_up"].pk]),
    ]


@pytest.mark.parametrize("code", [LONG, MIRRORED])
def test_longer_words_and_the_other_direction_fit(visitor: Visitor, code: str) -> None:
    owner = builders.person(language=code)
    pages = named_pages(owner)
    visitor.is_signed_in(owner)
    with spoken(code):
        found = {}
        for path in pages:
            visitor.page.goto(path)
            found[path] = [*visitor.page.evaluate(TOO_WIDE), *visitor.page.evaluate(CUT_OFF)]
        assert visitor.page.evaluate("document.documentElement.lang") == code
        assert {path: nodes for path, nodes in found.items() if nodes} == {}
