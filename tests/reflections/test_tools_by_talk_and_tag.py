"""The belt by kind, by talk and by tag; how often a tool was along; and looking back over all of it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from applications.models import InterviewStage, Kind
from reflections import toolbelt
from reflections.looking_back import around
from reflections.models import ReflectionEntry, Tool, ToolUse
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db


def tool(owner, text: str, *, days_ago: int = 1, **fields) -> Tool:
    fields = {"kind": "field", "kept_at": make.NOW - timedelta(days=days_ago), **fields}
    return Tool.objects.create(owner=owner, text=text, **fields)


def belt(client, **asked):
    return get(client, reverse("toolbelt"), data=asked)


def shown(page) -> list[str]:
    return [node.text for node in page.all("p") if node.get("class") == "tool-text"]


# ---- by talk, by tag -----------------------------------------------------------------
def test_the_belt_can_be_narrowed_by_talk_and_by_tag_and_by_both(client, alice):
    tool(alice, "Both", interview_kinds=[Kind.TECHNICAL], tags="numbers, calm")
    tool(alice, "Talk", interview_kinds=[Kind.TECHNICAL, Kind.PANEL], days_ago=2)
    tool(alice, "Tag", tags="Numbers", days_ago=3)
    assert shown(belt(client, talk="technical")) == ["Both", "Talk"]
    assert shown(belt(client, tag="NUMBERS")) == ["Both", "Tag"]
    assert shown(belt(client, talk="technical", tag="numbers", about="field")) == ["Both"]
    page = belt(client)
    assert shown(get(client, reverse("toolbelt") + page.link("Panel talk"))) == ["Talk"]
    assert shown(get(client, reverse("toolbelt") + page.link("calm"))) == ["Both"]
    assert "Phone talk" not in page.links()


def test_a_chip_pressed_again_widens_and_a_search_keeps_the_choice(client, alice):
    tool(alice, "One", interview_kinds=[Kind.TECHNICAL])
    tool(alice, "Two", days_ago=2)
    page = belt(client, talk="technical", q="o")
    assert page.value("talk") == "technical"
    assert shown(get(client, reverse("toolbelt") + page.link("Technical talk"))) == ["One", "Two"]


def test_tags_are_kept_once_each_as_they_were_typed(client, alice):
    one = tool(alice, "One")
    get(client, reverse("tool", args=[one.pk])).press(
        client, "Keep the change", tags=" Calm ,numbers,, calm,  two  words "
    )
    one.refresh_from_db()
    assert one.tag_list == ["Calm", "numbers", "two words"]


def test_it_says_how_often_a_tool_was_along(client, alice):
    one = tool(alice, "One")
    about = make.application(alice)
    for helpful in (True, False):
        ToolUse.objects.create(owner=alice, tool=one, interview=make.interview(about), helpful=helpful)
    assert "Used twice. It helped once." in belt(client).main
    assert "Used twice. It helped once." in get(client, reverse("tool", args=[one.pk])).main


def test_one_that_never_helped_is_not_blamed(client, alice):
    one, about = tool(alice, "One"), make.application(alice)
    ToolUse.objects.create(owner=alice, tool=one, interview=make.interview(about), helpful=False)
    assert "Used once." in belt(client).main and "It helped" not in belt(client).main


def test_deleting_an_application_or_an_entry_keeps_its_tools(alice):
    about = make.application(alice)
    entry = ReflectionEntry.objects.create(
        owner=alice, application=about, body="Words.", begun_at=make.NOW, written_at=make.NOW
    )
    one, talk = tool(alice, "Stays", source_entry=entry), make.interview(about)
    ToolUse.objects.create(owner=alice, tool=one, interview=talk)
    about.remove()
    entry.refresh_from_db()
    assert Tool.objects.get().text == "Stays"
    entry.delete()
    assert Tool.objects.get().source_entry is None


# ---- the choice of three -------------------------------------------------------------
TOOLS = st.lists(
    st.tuples(
        st.booleans(),  # for this kind of talk
        st.lists(st.sampled_from([True, False, None]), max_size=3),  # what was said of it
        st.booleans(),  # with an if-then plan
        st.integers(1, 400),  # how old
        st.booleans(),  # put away
    ),
    max_size=8,
)


HOW_OFTEN = {  # in how many talks it was along, and in how many it helped
    (1, 1): "Used once. It helped.",
    (2, 1): "Used twice. It helped once.",
    (2, 2): "Used twice. It helped both times.",
    (3, 1): "Used three times. It helped once.",
    (3, 2): "Used three times. It helped two times.",
    (3, 3): "Used three times. It helped every time.",
}


@time_machine.travel(make.NOW, tick=False)
@given(TOOLS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_choice_is_that_of_an_obvious_sort_and_the_reason_is_true(db, known):
    Tool.objects.all().delete()
    InterviewStage.objects.all().delete()
    owner = User.objects.filter(email="alice@example.org").first() or make.person()
    about = make.application(owner)
    talk = make.interview(about, kind=Kind.TECHNICAL)
    rows = []
    for number, (same, said, plan, age, away) in enumerate(known):
        row = tool(
            owner,
            f"Tool {number}",
            days_ago=age,
            interview_kinds=[Kind.TECHNICAL] if same else [Kind.PANEL],
            if_cue="x" if plan else "",
            then_response="y" if plan else "",
            retired_at=make.NOW if away else None,
        )
        for helpful in said:
            ToolUse.objects.create(owner=owner, tool=row, interview=make.interview(about), helpful=helpful)
        rows.append((row, same, True in said, plan, said, away))
    rows = [row for row in rows if not row[5]]
    rows.sort(key=lambda r: (not r[1], not r[2], not r[3], -r[0].kept_at.timestamp(), -r[0].pk.int))
    chosen = toolbelt.choose_for(talk)
    assert [choice.tool for choice in chosen] == [row[0] for row in rows[:3]]
    for choice, (_row, same, helped, plan, said, _away) in zip(chosen, rows, strict=False):
        assert ("for technical talks" in choice.reason) == same
        assert ("It helped" in choice.reason) == (helped and not same)
        assert ("what you will do" in choice.reason) == (plan and not same and not helped)
        if helped and not same:
            assert choice.reason == HOW_OFTEN[len(said), said.count(True)]
        else:
            day = choice.tool.kept_at.astimezone(owner.tz).date()
            this_year = day.year == make.TODAY.year
            assert choice.reason.startswith(
                f"You wrote this on {day.day} {day:%B}" + ("." if this_year else f" {day.year}.")
            )


# ---- looking back --------------------------------------------------------------------
def look(client, words: str = ""):
    return get(client, reverse("look_back"), data={"q": words})


def test_one_search_finds_tools_pages_and_what_was_noted_after_talks(client, alice):
    tool(alice, "Ask for the whiteboard")
    about = make.application(alice, company="Acme")
    ReflectionEntry.objects.create(
        owner=alice, body="It was the WHITEBOARD again.", begun_at=make.NOW, written_at=make.NOW
    )
    make.interview(about, went_well="The whiteboard", debriefed_at=make.NOW)
    make.interview(about, went_well="Nothing of it", debriefed_at=make.NOW)
    page = look(client, "whiteboard")
    kinds = [p.text for p in page.all("p") if p.get("class") == "list-date"]
    assert sorted(kinds) == ["A tool", "After a talk", "Writing"]


def test_what_is_of_others_is_not_found(client, alice):
    tool(make.stranger(), "The whiteboard")
    assert "Nothing you wrote or kept holds “whiteboard”." in look(client, "whiteboard").main


def test_a_find_shows_the_words_around_it():
    text = "word " * 60 + "needle " + "word " * 60
    shown = around(text, ["needle"])
    assert "needle" in shown and shown.startswith("… ") and shown.endswith(" …") and len(shown) < 170


def test_without_a_search_it_shows_what_was_met_again(client, alice):
    since = tool(alice, "I stay calm", days_ago=60)
    tool(alice, "Calm again", known_since=since)
    page = look(client)
    assert "Known again" in page.main and "Known since January, again in March" in page.main


def test_only_spaces_are_no_search(client, alice):
    assert "Nothing you wrote" not in look(client, "   ").main
