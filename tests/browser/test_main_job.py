"""The main job, walked in Chromium by hand and eye: from the front page to the lesson before the next talk.
Every page on the way is checked as test_every_page checks it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LESSON = "I explain better with a pencil than with slides."


def test_from_the_front_page_to_the_lesson_in_hand(visitor: Visitor) -> None:
    signs_up(visitor)
    adds_a_job(visitor, "Data analyst", "Acme")
    puts_down_a_technical_talk(visitor, today() - timedelta(days=1))
    records_a_no_and_takes_it_back(visitor)
    records_a_no(visitor)
    writes_it_out(visitor)
    sends_the_note(visitor)
    connects_and_leaves_the_door_open(visitor)
    takes_stock_and_keeps_a_tool(visitor)
    adds_a_job(visitor, "Data steward", "Sundby Water Board")
    puts_down_a_technical_talk(visitor, today() + timedelta(days=1))
    visitor.follows("Prepare")
    visitor.reads(LESSON)
    visitor.reads("Here because you keep it for technical talks.")


def today() -> date:
    return datetime.now(ZoneInfo("Europe/Berlin")).date()


def signs_up(visitor: Visitor) -> None:
    visitor.goes_to("/")
    visitor.follows("Keep track of a search")
    visitor.fills(**{"E-mail address": "ana@example.org", "Password": "four quiet words here"})
    visitor.presses("Start")
    visitor.page.wait_for_url("**/first-steps/")
    visitor.looks()
    visitor.goes_to("/settings/")
    assert visitor.page.get_by_label("Time zone").input_value() == "Europe/Berlin"


def adds_a_job(visitor: Visitor, title: str, company: str) -> None:
    visitor.goes_to("/today/")
    visitor.goes_to("/applications/add/")
    visitor.fills(Role=title, Company=company)
    visitor.page.get_by_label("Applied", exact=True).check()
    visitor.presses("Add it")
    visitor.is_at(title)


def puts_down_a_technical_talk(visitor: Visitor, day: date) -> None:
    visitor.page.get_by_role("link", name="A talk", exact=True).click()
    visitor.page.get_by_label("Day").first.wait_for()
    visitor.looks()
    visitor.fills(Day=day.isoformat(), Time="10:30")
    visitor.page.get_by_label("Kind").select_option("technical")
    visitor.fills(With_whom="Maria Ortiz")
    visitor.presses("Put it down")
    if day < today():
        visitor.reads("before you applied")
        visitor.looks()
        visitor.page.get_by_label("Keep both").check()
        visitor.presses("Put it down")
    visitor.page.get_by_role("link", name="Prepare").or_(
        visitor.page.get_by_text("Open the draft")
    ).first.wait_for()
    visitor.looks()


def records_a_no_and_takes_it_back(visitor: Visitor) -> None:
    visitor.unfolds("An answer came")
    visitor.presses("They said no")
    visitor.is_at("They said no.")
    visitor.presses("Undo")
    visitor.is_at("Data analyst")


def records_a_no(visitor: Visitor) -> None:
    visitor.unfolds("An answer came")
    visitor.presses("They said no")
    visitor.presses("A lot")
    visitor.reads("You were in the room, and someone else was chosen.")


def writes_it_out(visitor: Visitor) -> None:
    visitor.follows("Write it out")
    visitor.page.get_by_role("textbox").first.fill("It was close, and I am tired.")
    visitor.reads("Saved")
    visitor.looks()
    visitor.page.go_back()
    visitor.is_at("Quiet until")


def sends_the_note(visitor: Visitor) -> None:
    visitor.follows("Draft the note now")
    visitor.is_at("A note to Maria Ortiz")
    visitor.page.get_by_label("The note").press("Control+End")
    visitor.page.get_by_label("The note").type(" And thank you again.")
    visitor.presses("I sent it")
    visitor.is_at("Sent. You left well.")


def connects_and_leaves_the_door_open(visitor: Visitor) -> None:
    visitor.follows("Write the line")
    visitor.presses("I asked, with the line")
    visitor.presses("90 days")


def takes_stock_and_keeps_a_tool(visitor: Visitor) -> None:
    visitor.follows("To the quiet")
    visitor.presses("No quiet")
    visitor.reads("Nothing is asked of you here before")
    visitor.follows("Open the next one")
    visitor.page.get_by_role("textbox").first.fill(f"{LESSON} I was calm from then on.")
    visitor.presses("Keep as a tool")
    visitor.reads("In the tool belt")
    for label in ("Next", "Next", "Done"):
        visitor.presses(label)
    visitor.unfolds("If … then I will …")
    visitor.fills(**{"If …": "they ask how it works", "… then I will …": "draw it first"})
    visitor.presses("Done")
    visitor.is_at("Done for today.")
    visitor.goes_to("/tools/")
    visitor.reads(LESSON)
