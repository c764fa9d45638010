"""Ten minutes after bad news: a thank-you in hand through either door, presses and fields counted."""

import time
from datetime import timedelta

import pytest
from django.urls import reverse

from tests import builders
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

    def unfolds(self, words: str) -> None:
        self.page.locator("summary", has_text=words).first.click()
        self.presses += 1

    @property
    def note(self) -> str:
        return self.page.get_by_label("The note", exact=True).input_value()

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
    assert "Dear Maria,\n\nThank you for the time you gave me" in hand.note
    assert hand.fields <= MOST_FIELDS and hand.presses <= MOST_PRESSES
    assert hand.seconds < 120
    assert time.monotonic() - began < 60  # of the machine's own time, axe included
    visitor.looks()


def test_from_an_application_it_takes_five_presses_and_no_field(visitor: Visitor) -> None:
    owner = builders.person(name="Ana Silva")
    application = builders.application(owner, title="Data analyst", company="Acme")
    maria = builders.contact(owner, name="Maria Ortiz", for_=application)
    builders.interview(application, day=builders.TODAY - timedelta(days=4), with_=[maria])
    visitor.is_signed_in(owner)
    hand, page = Hand(visitor), visitor.page
    page.goto(reverse("application", args=[application.pk]))
    hand.unfolds("An answer came")
    hand.presses_on("They said no")
    hand.presses_on("A lot")
    hand.presses_on("Draft the note now", role="link")
    visitor.is_at("A note to Maria Ortiz")
    hand.presses_on("Copy the note")
    assert "Dear Maria,\n\nThank you for the time you gave me when we spoke" in hand.note
    assert hand.note.endswith("With kind regards,\nAna Silva")
    assert (hand.fields, hand.presses) == (0, 5)
    assert hand.seconds < 120
