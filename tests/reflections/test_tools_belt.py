"""The tool belt: found by words and kind, each with where it comes from."""

from datetime import timedelta

import pytest
from django.urls import reverse

from reflections.models import ReflectionEntry, Tool, ToolKind
from tests import builders as make
from tests.pages import Page, get

pytestmark = pytest.mark.django_db


def tool(owner, text: str = "Draw it.", *, days_ago: int = 0, **fields: object) -> Tool:
    kept_at = make.NOW - timedelta(days=days_ago)
    return Tool.objects.create(
        owner=owner, text=text, kept_at=kept_at, **{"kind": ToolKind.NEW_ABOUT_ME, **fields}
    )


def belt(client, **asked: str) -> Page:
    return get(client, reverse("toolbelt"), data=asked)


def shown(page: Page) -> list[str]:
    return [node.text for node in page.all("p") if node.get("class") == "tool-text"]


def test_an_empty_belt_says_what_it_is_for(client, alice):
    page = belt(client)
    assert "What you learn from a talk or a no can be kept here. Add one" in page.main
    assert page.link("Add one") == reverse("tool_add")


def test_tools_are_shown_newest_first_with_their_if_then_plan(client, alice):
    tool(alice, "Older.", days_ago=3)
    tool(alice, "Newer.", if_cue="they hurry,", then_response="breathe")
    page = belt(client)
    assert shown(page) == ["Newer.", "Older."]
    assert "If they hurry, then I will breathe" in page.main


def test_words_are_found_in_any_case_and_order_also_beyond_ascii(client, alice):
    tool(alice, "Über Zahlen rede ich zu schnell")
    tool(alice, "Nothing to do with it")
    assert shown(belt(client, q="ZAHLEN über")) == ["Über Zahlen rede ich zu schnell"]


def test_a_search_without_a_find_offers_all(client, alice):
    tool(alice)
    page = belt(client, q="heron")
    assert shown(page) == []
    assert page.link("Show all") == reverse("toolbelt")


def test_chips_filter_by_kind_and_keep_the_search(client, alice):
    tool(alice, "About me.")
    tool(alice, "The field.", kind=ToolKind.FIELD)
    page = belt(client, q="e")
    assert shown(get(client, reverse("toolbelt") + page.link("The field"))) == ["The field."]
    assert "q=e" in page.link("The field")


@pytest.mark.parametrize("asked", [{"about": "nonsense"}, {"q": "\0"}, {"q": "x" * 5_000}, {"q": "%' --"}])
def test_strange_questions_find_nothing(client, alice, asked):
    tool(alice)
    assert shown(belt(client, **asked)) == []


def test_each_says_where_and_when_it_was_learned(client, alice):
    application = make.application(alice)
    entry = ReflectionEntry.objects.create(
        owner=alice, application=application, body="x", begun_at=make.NOW, written_at=make.NOW
    )
    tool(alice, source_entry=entry)
    tool(alice, "Last year's.", days_ago=90)
    page = belt(client)
    assert "From Acme, March" in page.main
    assert "December 2025" in page.main


def test_one_met_again_says_since_when_it_is_known(client, alice):
    old = tool(alice, "Three stories are enough.", days_ago=30)
    tool(alice, "Three stories.", known_since=old)
    assert "Known since February, again in March" in belt(client).main


def test_one_put_away_leaves_the_belt_and_can_be_brought_back(client, alice):
    row = tool(alice)
    page = get(client, reverse("tool", args=[row.pk])).press(client, "Put away")
    assert shown(page) == []
    assert "1 tool put away" in page.main
    assert shown(page.press(client, "Bring back")) == ["Draw it."]


def test_putting_away_is_undone_from_the_strip(client, alice):
    row = tool(alice)
    get(client, reverse("tool", args=[row.pk])).press(client, "Put away").press(client, "Undo")
    assert Tool.objects.kept().get() == row


def test_the_belt_costs_the_same_queries_for_one_tool_and_for_three(
    client, alice, django_assert_max_num_queries, django_assert_num_queries
):
    first_tool = tool(alice)
    client.get(reverse("toolbelt"))
    with django_assert_max_num_queries(7) as first:
        client.get(reverse("toolbelt"))
    count = len(first)
    tool(alice, known_since=first_tool), tool(alice, "Third.")
    with django_assert_num_queries(count):
        client.get(reverse("toolbelt"))
