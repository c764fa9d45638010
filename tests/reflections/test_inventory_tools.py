"""Any sentence can be kept as a tool, with one press, once."""

import pytest
from django.urls import reverse

from applications.models import Kind
from reflections.models import Depth, Tool, ToolKind
from tests import builders as make
from tests.pages import Page, get
from tests.reflections import story

pytestmark = pytest.mark.django_db

WORDS = "I talk fast when unsure. Drawing helps me think."


@pytest.fixture
def plan(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    alice = story.every_day()
    client.force_login(alice)
    return story.told_no(story.after_a_talk(alice, kind=Kind.TECHNICAL), now=make.NOW, depth=Depth.A_LOT)


def written(client, plan, body: str = WORDS) -> Page:
    page = get(client, reverse("inventory", args=[plan.pk, 1]))
    label = "List the sentences again" if page.has_button("List") else "Keep a sentence as a tool"
    return page.press(client, label, body=body)


def test_each_sentence_is_listed_with_its_own_button(client, plan):
    page = written(client, plan)
    assert [b.label for b in page.buttons()].count("Keep as a tool") == 2
    assert page.value("body") == WORDS


def test_one_press_keeps_it_with_its_kind_its_talk_and_where_it_comes_from(client, plan):
    page = written(client, plan).press(client, "Keep as a tool")
    tool = Tool.objects.get()
    assert (tool.text, tool.kind) == ("I talk fast when unsure.", ToolKind.NEW_ABOUT_ME)
    assert (tool.interview_kinds, tool.source_entry.plan) == ([Kind.TECHNICAL], plan)
    assert page.link("In the tool belt") == reverse("tool", args=[tool.pk])


def test_a_second_press_makes_no_second_tool(client, plan):
    page = written(client, plan)
    page.press(client, "Keep as a tool")
    page.press(client, "Keep as a tool")
    assert Tool.objects.count() == 1


def test_a_press_saves_what_was_typed_since(client, plan):
    page = written(client, plan).press(client, "Keep as a tool", body=f"{WORDS} And rest.")
    assert page.value("body") == f"{WORDS} And rest."


def test_a_tool_put_away_comes_back_when_its_sentence_is_kept_again(client, plan):
    written(client, plan).press(client, "Keep as a tool")
    Tool.objects.get().put_away(now=make.NOW)
    get(client, reverse("inventory", args=[plan.pk, 1])).press(client, "Keep as a tool")
    assert Tool.objects.kept().count() == 1


def test_a_sentence_that_was_changed_meanwhile_is_not_kept(client, plan):
    page = written(client, plan)
    written(client, plan, "Something else.")
    page.press(client, "Keep as a tool")
    assert not Tool.objects.exists()


def test_the_list_alone_is_answered_for_a_part_of_the_page(client, plan):
    written(client, plan)
    entry = plan.entries.get()
    url = reverse("entry_sentences", args=[entry.pk])
    which = get(client, reverse("inventory", args=[plan.pk, 1])).button("Keep as a tool").data["act"]
    part = Page(client.post(url, {"act": which}, headers={"HX-Request": "true"}))
    assert Tool.objects.count() == 1
    assert part.all("h1") == []
    assert "In the tool belt" in part.links()


def test_what_was_kept_gets_an_if_then_plan_on_the_way_forward(client, plan):
    written(client, plan).press(client, "Keep as a tool")
    tool, page = Tool.objects.get(), get(client, reverse("forward", args=[plan.pk]))
    typed = {f"{tool.pk}-if_cue": "they hurry me", f"{tool.pk}-then_response": "breathe once"}
    assert page.press(client, "Done", **typed).heading == "Done for today."
    assert Tool.objects.get().if_then == "If they hurry me, then I will breathe once."


def test_half_a_plan_is_asked_for_its_other_half_and_nothing_typed_is_lost(client, plan):
    written(client, plan).press(client, "Keep as a tool")
    name = f"{Tool.objects.get().pk}-if_cue"
    page = get(client, reverse("forward", args=[plan.pk])).press(client, "Done", **{name: "they hurry me"})
    assert page.response.status_code == 422
    assert "leave both empty" in page.errors()
    assert page.value(name) == "they hurry me"


def test_with_nothing_kept_the_way_forward_says_so_and_ends(client, plan):
    page = get(client, reverse("forward", args=[plan.pk]))
    assert "Nothing has to be." in page.main
    assert page.press(client, "Done").heading == "Done for today."


def test_the_last_page_names_the_next_talk(client, plan):
    application = make.application(plan.owner, company="Harbour Labs")
    talk = make.interview(application, day=make.TODAY.replace(day=11))
    page = get(client, reverse("forward_done", args=[plan.pk]))
    assert page.link("a talk at Harbour Labs tomorrow") == reverse("preparation", args=[talk.pk])


def test_without_a_talk_it_names_the_next_thing_that_has_a_day(client, plan):
    application = make.application(plan.owner, company="Northwind")
    follow_up = application.follow_ups.create(
        owner=plan.owner, kind="status_check", due_on=make.TODAY.replace(day=12)
    )
    page = get(client, reverse("forward_done", args=[plan.pk]))
    assert "on Thursday: Ask how it stands, Northwind." in page.main
    assert page.link("Ask how it stands") == reverse("follow_up", args=[follow_up.pk])


def test_the_page_costs_the_same_queries_for_one_sentence_and_for_many(
    client, plan, django_assert_max_num_queries, django_assert_num_queries
):
    url = reverse("inventory", args=[plan.pk, 1])
    written(client, plan, "One sentence.")
    client.get(url)
    with django_assert_max_num_queries(14) as first:
        client.get(url)
    count = len(first)
    written(client, plan, "One sentence. And two. And three.").press(client, "Keep as a tool")
    with django_assert_num_queries(count):
        client.get(url)
