"""The note and the line to connect in hand: counted, ticked, copied; also by the keyboard alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from applications.models import Note
from reflections import recovery
from reflections.models import RecoveryPlan
from tests import builders
from tests.browser.visitor import Visitor
from tests.ops.processes import wait_until
from tests.reflections.story import the_open_one, told_no

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOOR = "Should another role of this kind open with you, I would be glad to hear of it."


@pytest.fixture
def plan() -> RecoveryPlan:
    application = builders.application(builders.person())
    maria = builders.contact(application.owner, for_=application, email="maria@acme.example")
    jonas = builders.contact(application.owner, name="Jonas Weber", for_=application, role="interviewer")
    builders.interview(application, day=builders.TODAY - timedelta(days=3), with_=[maria, jonas])
    return told_no(application, depth="somewhat", now=builders.NOW)


def text_of(page: Page) -> str:
    return page.get_by_label("The note", exact=True).input_value()


def test_ticks_put_lines_in_and_take_them_out_and_follow_what_is_typed(visitor: Visitor, plan):
    visitor.is_signed_in(plan.owner)
    visitor.goes_to(reverse("plan", args=[plan.pk]))
    page, first = visitor.page, text_of(visitor.page)
    door = page.get_by_label("The line about other roles")
    assert door.is_checked() and DOOR in first
    door.uncheck()
    assert DOOR not in text_of(page)
    door.check()
    assert text_of(page) == first
    page.get_by_label("I will send you a connection request").check()
    assert text_of(page).index("I will send you") < text_of(page).index("With kind regards")
    page.get_by_label("The note", exact=True).fill("Dear Maria,\n\nThank you.")
    assert not door.is_checked()
    visitor.reads("4 words.")
    wait_until(lambda: Note.objects.filter(body="Dear Maria,\n\nThank you.", edited=True).exists())
    visitor.looks()


def test_copying_shows_at_most_two_remarks_which_can_be_taken_away(visitor: Visitor, plan):
    visitor.is_signed_in(plan.owner)
    visitor.goes_to(reverse("plan", args=[plan.pk]))
    page = visitor.page
    page.get_by_label("The note", exact=True).fill(
        "Dear Tom,\n\nWhy did you choose someone else? That was unfair. Can you explain your reasons?"
    )
    page.get_by_role("button", name="Copy the note").click()
    visitor.reads("The greeting has another name, or none.")
    visitor.looks()
    remarks = page.locator("#remarks li")
    assert remarks.count() == 2
    remarks.first.get_by_role("button").click()
    assert remarks.count() == 1
    page.get_by_role("button", name="I sent it").click()
    visitor.is_at("Sent. You left well.")
    visitor.looks()


def test_the_line_counts_as_linkedin_does_and_says_what_is_too_many(visitor: Visitor, plan):
    recovery.settle(the_open_one(plan), verb="complete", now=builders.NOW, via="page")
    visitor.is_signed_in(plan.owner)
    visitor.goes_to(reverse("plan", args=[plan.pk]))
    line = visitor.page.get_by_label("The line", exact=True)
    line.fill("é" * 100 + "𝄞" * 50)
    visitor.reads("200 of 200 characters.")
    line.fill("é" * 201)
    visitor.reads("1 character too many.")
    visitor.looks()
    assert line.input_value() == "é" * 201


def test_the_keyboard_alone_leads_through_the_note(visitor: Visitor, plan):
    visitor.is_signed_in(plan.owner)
    visitor.goes_to(reverse("plan", args=[plan.pk]))
    page = visitor.page
    stops = []
    for _press in range(40):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
        if stops[-1] == "I sent it":
            break
    names = [
        "id_stayed",
        "Put it in",
        "Leave it out",
        "note",
        "Copy the note",
        "Open in my mail program",
        "I sent it",
    ]
    assert [stop for stop in stops if stop in names] == names
    page.keyboard.press("Enter")
    visitor.is_at("Sent. You left well.")


def test_enter_in_the_question_puts_the_words_in(visitor: Visitor, plan):
    visitor.is_signed_in(plan.owner)
    visitor.goes_to(reverse("plan", args=[plan.pk]))
    page = visitor.page
    page.get_by_label("What stayed with you").fill("how you plan")
    page.keyboard.press("Enter")
    page.wait_for_url("**#text")
    assert "What you said about how you plan has stayed with me." in text_of(page)
