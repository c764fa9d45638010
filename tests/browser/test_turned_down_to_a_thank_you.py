"""Ten minutes after bad news: from the public page to a thank-you in hand, presses and fields counted."""

import time

import pytest

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_FIELDS, MOST_PRESSES = 6, 8


class Hand:
    """Types, presses, and counts both. A letter takes a fifth of a second, a page three to read."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.fields = self.presses = self.letters = 0

    def types(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)
        self.fields += 1
        self.letters += len(text)

    def presses_on(self, name: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=name).first.click()
        self.presses += 1
        self.page.wait_for_load_state("load")

    @property
    def seconds(self) -> float:
        return self.letters * 0.2 + self.presses * 3


def test_a_thank_you_is_ready_within_six_fields_and_two_minutes(visitor: Visitor) -> None:
    hand, page = Hand(visitor), visitor.page
    began = time.monotonic()
    page.goto("/")
    hand.presses_on("I was just turned down", role="link")
    hand.types("Role", "Data analyst")
    hand.types("Company", "Acme")
    page.get_by_label("Yes").first.check()
    hand.presses += 1
    hand.types("E-mail address", "ana@example.org")
    hand.types("Password", "four quiet words here")
    hand.presses_on("Keep it")
    visitor.is_at("They said no.")
    visitor.looks()
    hand.presses_on("A lot")
    visitor.is_at("Quiet until")
    hand.presses_on("Draft the note now", role="link")
    hand.types("Name", "Maria Ortiz")
    hand.presses_on("To the note")
    visitor.is_at("A note to Maria Ortiz")
    hand.presses_on("Copy the note")
    assert (
        "Dear Maria,\n\nThank you for the time you gave me"
        in page.get_by_label("The note", exact=True).input_value()
    )
    assert (hand.fields, hand.presses) <= (MOST_FIELDS, MOST_PRESSES)
    assert hand.seconds < 120
    assert time.monotonic() - began < 60  # of the machine's own time, axe included
    visitor.looks()
