"""A search kept from its first job on, walked at a phone and at a desk: the first steps, the list, one
application with its people, talks and papers, the places around; and once by the keyboard alone."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from applications.models import Application, DocumentKind, Outcome, Role, Stage
from tests import builders
from tests.applications import papers
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = 390
RIGHT_TO_LEFT = "مهندسة بيانات 🐬"


def today() -> date:
    return datetime.now(ZoneInfo("Europe/Berlin")).date()


def of(row: Application) -> Application:
    return Application.objects.get(pk=row.pk)


# ---- the first steps -----------------------------------------------------------------
def test_first_steps_with_a_sample_and_a_job_of_ones_own(visitor: Visitor) -> None:
    owner, page = builders.person(), visitor.page
    visitor.is_signed_in(owner)
    page.goto(reverse("first_steps"))
    page.get_by_role("button", name="Lay it out").click()
    visitor.reads("Sample search. It sends no mail.")
    assert Application.objects.of(owner).count() > 3
    page.get_by_role("button", name="Remove it").click()
    visitor.is_at("First steps")
    assert not Application.objects.of(owner).exists()
    visitor.fills(Role=f"  {RIGHT_TO_LEFT} ", Company="   ")
    page.locator("main").get_by_role("button", name="Add it").click()
    visitor.reads("This one is needed.")
    visitor.fills(Company="شركة")
    visitor.presses("Add it")
    visitor.is_at(RIGHT_TO_LEFT)
    visitor.reads("Not applied yet")
    visitor.presses("I applied")
    visitor.reads("Waiting since")
    assert Application.objects.of(owner).get().applied_on == today()


# ---- the list ------------------------------------------------------------------------
def test_the_list_is_searched_filtered_changed_and_swept(visitor: Visitor) -> None:
    owner, page, now = builders.person(), visitor.page, timezone.now()
    for title, days in (("Data analyst", 2), ("Data steward", 3), ("Straße planner", 60)):
        builders.application(owner, title=title, now=now - timedelta(days=days), is_dream=days == 2)
    visitor.is_signed_in(owner)
    page.goto(reverse("applications"))
    page.get_by_role("searchbox").fill("STRASSE")
    page.get_by_role("searchbox").press("Enter")
    visitor.reads("1 found")
    page.goto(reverse("applications"))
    page.get_by_role("link", name="Filter and order").click()
    page.get_by_label("Dream jobs only").check()
    visitor.looks()
    page.get_by_role("button", name="Show these").click()
    visitor.reads("1 found")
    assert "dream=on" in page.url  # kept in the address
    page.get_by_role("link", name="Dream job").click()
    page.get_by_label("Tick: Data analyst").check()
    page.get_by_label("Tick: Data steward").check()
    visitor.reads("2 ticked")
    visitor.looks(called="ticked")
    assert page.locator("#bulk").bounding_box()["height"] < 80  # one line
    if visitor.width == 390:
        page.locator("#bulk summary", has_text="Tag").click()
        visitor.looks(called="ticked, to tag")
        page.locator("#bulk summary", has_text="Move").click()
    page.get_by_label("Move to").select_option("screening")
    page.locator("#bulk").get_by_role("button", name="Move", exact=True).click()
    page.get_by_role("button", name="Undo").wait_for()
    assert Application.objects.filter(stage=Stage.SCREENING).count() == 2
    page.get_by_role("link", name="Go through what has been quiet").click()
    page.get_by_text("Count it as no answer", exact=True).click()
    visitor.presses("Keep these answers")
    assert Application.objects.get(title="Straße planner").outcome == Outcome.NO_ANSWER
    page.goto(reverse("applications_closed"))
    visitor.reads("Straße planner")


# ---- one application -----------------------------------------------------------------
@pytest.fixture
def row(visitor: Visitor) -> Application:
    owner = builders.person()
    row = builders.application(owner, now=timezone.now() - timedelta(days=9))
    builders.contact(owner, for_=row)
    visitor.is_signed_in(owner)
    visitor.page.goto(reverse("application", args=[row.pk]))
    return row


def adds(visitor: Visitor, what: str) -> None:
    visitor.page.get_by_role("link", name=what, exact=True).click()
    visitor.page.locator("#added-here form").wait_for()


def keeps(visitor: Visitor, button: str) -> None:
    visitor.page.locator("#added-here").get_by_role("button", name=button).click()


def test_everything_is_added_in_place(visitor: Visitor, row: Application) -> None:
    page, here = visitor.page, visitor.page.locator("#added-here")
    adds(visitor, "A remark")
    here.get_by_label("Text").or_(here.locator("textarea")).first.fill("They have moved to 🌊 Street.")
    keeps(visitor, "Keep it")
    expect(page.locator(".timeline")).to_contain_text("They have moved")
    adds(visitor, "A person")
    here.get_by_label("Name").fill("Amara Nwosu")
    here.get_by_label("In this application").select_option(Role.REFERENCE)
    keeps(visitor, "Add them")
    visitor.reads("Amara Nwosu is part of this application.")
    adds(visitor, "A file")
    paper = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": papers.EXE}
    here.get_by_label("A file").set_input_files([paper])
    keeps(visitor, "Keep it")
    visitor.reads("Its name ends in .pdf, but it is not a PDF. It was not kept.")
    visitor.looks()
    here.get_by_label("A file").set_input_files([paper | {"buffer": papers.PDF}])
    keeps(visitor, "Keep it")
    page.locator(".timeline").get_by_role("link", name="cv.pdf").wait_for()
    adds(visitor, "A note")
    visitor.looks()
    here.get_by_text("Maria Ortiz").click()
    keeps(visitor, "To the note")
    visitor.is_at("A note to Maria Ortiz")
    page.goto(reverse("references"))
    visitor.reads("Data analyst, Acme")
    page.goto(reverse("documents"))
    visitor.reads("cv.pdf")
    assert row.documents.get().kind == DocumentKind.CV


def test_talks_that_overlap_are_said_so_and_days_are_corrected(visitor: Visitor, row: Application) -> None:
    page, here, day = visitor.page, visitor.page.locator("#added-here"), today() + timedelta(days=3)
    for time in ("10:30", "11:00"):
        adds(visitor, "A talk")
        expect(here.get_by_label("Day")).to_be_focused()
        here.get_by_label("Day").fill(day.isoformat())
        here.get_by_label("Time").first.fill(time)
        keeps(visitor, "Put it down")
        page.locator(".timeline .ahead").first.wait_for()
    visitor.reads("It overlaps with the 10:30 talk at Acme.")
    assert of(row).stage == Stage.INTERVIEWING
    page.get_by_role("link", name=re.compile("Another day.*Applied")).click()
    before = today() - timedelta(days=20)
    visitor.fills(It_was_on=(today() + timedelta(days=2)).isoformat())
    page.get_by_role("button", name="Save").click()
    visitor.reads("That day is still to come.")
    visitor.fills(It_was_on=before.isoformat())
    page.get_by_role("button", name="Save").click()
    visitor.is_at("Data analyst")
    assert of(row).applied_on == before
    page.locator(".menu > summary").click()
    page.get_by_role("link", name="Change the details").click()
    visitor.fills(Pay_from="60 000", Pay_to="50 000")
    page.get_by_role("button", name="Save").click()
    visitor.reads("That is less than “Pay from”.")
    assert page.get_by_label("Pay from").input_value() == "60 000"


# ---- the places around ---------------------------------------------------------------
def test_the_places_are_where_they_are_looked_for(visitor: Visitor) -> None:
    visitor.is_signed_in(builders.person())
    page = visitor.page
    page.goto(reverse("today"))
    bar = page.get_by_role("navigation", name="Places")
    seen = [name for name in bar.get_by_role("link").all_inner_texts() if name]
    phone = ["Today", "Applications", "Add", "Tool belt", "More"]
    assert seen == phone if visitor.width == PHONE else {"Today", "Applications", "People"} < set(seen)
    bar.get_by_role("link", name="Applications").click()
    expect(bar.locator("[aria-current=page]")).to_have_text("Applications")
    if visitor.width == PHONE:
        bar.get_by_role("link", name="More").click()
        page.locator("main").get_by_role("link", name="People", exact=True).click()
    else:
        bar.get_by_role("link", name="People").click()
    visitor.is_at("People")


# ---- the keyboard alone --------------------------------------------------------------
FOCUSED = """() => {
    const node = document.activeElement
    const label = node.labels?.[0]?.innerText || node.getAttribute('aria-label') || node.innerText || ''
    return label.trim().split('\\n')[0]
}"""


class Keys:
    """Somebody whose hands never leave the keyboard."""

    def __init__(self, visitor: Visitor) -> None:
        self.page = visitor.page

    def goes_to(self, name: str, *, most: int = 60) -> None:
        """By the tab key to what bears that name."""
        seen = []
        for _press in range(most):
            self.page.keyboard.press("Tab")
            seen.append(self.page.evaluate(FOCUSED))
            if seen[-1].startswith(name):
                return
        raise AssertionError(f"{name!r} is not among {seen}")

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def types(self, text: str) -> None:
        self.page.keyboard.type(text)


@pytest.mark.parametrize("visitor", [1280], indirect=True, ids=["desk"])
def test_by_the_keyboard_alone(visitor: Visitor) -> None:
    owner = builders.person()
    visitor.is_signed_in(owner)
    page, keys = visitor.page, Keys(visitor)
    page.goto(reverse("application_add"))
    expect(page.get_by_label("Role")).to_be_focused()
    keys.types("Data analyst")
    keys.goes_to("Company", most=1)
    keys.types("Acme")
    keys.presses("Enter")
    visitor.is_at("Data analyst")
    keys.goes_to("A talk")
    keys.presses("Enter")
    expect(page.locator("#added-here").get_by_label("Day")).to_be_focused()
    keys.goes_to("Put it down")
    keys.presses("Enter")
    visitor.reads("This one is needed.")
    page.goto(reverse("board"))
    keys.goes_to("Move")
    keys.presses("Enter", "ArrowDown", "Enter")
    visitor.reads("as of today.")
    keys.presses("Enter", "Escape")
    page.goto(reverse("application", args=[Application.objects.get().pk]))
    keys.goes_to("An answer came")
    keys.presses("Enter")
    keys.goes_to("An offer", most=3)
    keys.presses("Enter")
    visitor.reads("An offer since")
    keys.goes_to("Undo")
    keys.presses("Enter")
    visitor.reads("As it was before.")
    assert Application.objects.get().stage == Stage.SCREENING
