"""Which tools are laid out before a talk, and the reason printed beside each."""

from datetime import timedelta

import pytest
import time_machine

from applications.models import Kind
from reflections.models import Tool, ToolKind, ToolUse
from reflections.preparing import Before
from reflections.toolbelt import choose_for
from tests import builders as make
from tests.builders import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk():
    with time_machine.travel(NOW, tick=False):
        yield make.interview(make.application(make.person()), kind=Kind.TECHNICAL)


def tool(talk, text: str, *, days: int = 7, **fields) -> Tool:
    return Tool.objects.create(
        owner=talk.owner, kind=ToolKind.FIELD, text=text, kept_at=NOW - timedelta(days=days), **fields
    )


def laid_out(talk, **options) -> list[str]:
    return [choice.tool.text for choice in choose_for(talk, **options)]


def used(one: Tool, *helpful: bool | None) -> None:
    for answer in helpful:
        other = make.interview(make.application(one.owner))
        ToolUse.objects.create(owner=one.owner, tool=one, interview=other, helpful=answer)


def test_the_order_is_same_kind_then_helped_then_with_a_plan_then_newest(talk):
    tool(talk, "old", days=90)
    tool(talk, "new", days=1)
    tool(talk, "plan", days=80, if_cue="they ask", then_response="pause")
    used(tool(talk, "helped", days=99), True)
    tool(talk, "same kind", days=70, interview_kinds=[Kind.TECHNICAL, Kind.PANEL])
    assert laid_out(talk) == ["same kind", "helped", "plan"]
    assert laid_out(talk, limit=9) == ["same kind", "helped", "plan", "new", "old"]


def test_put_away_tools_and_those_of_others_stay_where_they_are(talk):
    tool(talk, "put away", retired_at=NOW)
    stranger = make.interview(make.application(make.stranger()))
    tool(stranger, "theirs")
    assert laid_out(talk) == []


def test_private_tools_are_on_the_page_and_not_in_the_mail(talk):
    tool(talk, "private", keep_out_of_mails=True)
    assert laid_out(talk) == ["private"]
    before = Before(talk, for_mail=True)
    assert (before.tools, before.on_the_page_only) == ([], 1)


@pytest.mark.parametrize(
    "answers, sentence",
    [
        ([True], "Used once. It helped."),
        ([True, True], "Used twice. It helped both times."),
        ([True, False], "Used twice. It helped once."),
        ([True, True, None], "Used three times. It helped two times."),
        ([True, True, True], "Used three times. It helped every time."),
    ],
)
def test_what_helped_says_how_often(talk, answers, sentence):
    used(tool(talk, "helped"), *answers)
    [choice] = choose_for(talk)
    assert choice.reason == sentence


def test_the_first_reason_that_holds_is_printed(talk):
    used(tool(talk, "both", interview_kinds=[Kind.TECHNICAL]), True)
    [choice] = choose_for(talk)
    assert choice.reason == "You wrote this on 3 March. Here because you keep it for technical talks."


def test_it_costs_one_question(talk, django_assert_num_queries):
    for number in range(3):
        used(tool(talk, str(number)), True)
    with django_assert_num_queries(1):
        choose_for(talk)
