"""Meeting something again is a strength to keep: it says since when it is known, and never how often."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Kind
from reflections.models import Depth, Tool, ToolKind
from reflections.toolbelt import choose_for
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.pages import get
from tests.reflections import story

pytestmark = pytest.mark.django_db
CALM = "I stay calm when a question has no answer yet."


@pytest.fixture
def plan(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    alice = story.every_day()
    client.force_login(alice)
    return story.told_no(story.after_a_talk(alice, kind=Kind.TECHNICAL), now=NOW, depth=Depth.A_LOT)


def known(owner, *, days: int = 60, text: str = CALM) -> Tool:
    return Tool.objects.create(
        owner=owner, kind=ToolKind.RELEARNED_ABOUT_ME, text=text, kept_at=NOW - timedelta(days=days)
    )


def keeps(client, plan, body: str, *, question: int) -> Tool:
    page = get(client, reverse("inventory", args=[plan.pk, question]))
    page = page.press(client, "Keep a sentence as a tool", body=body)
    page.press(client, "Keep as a tool")
    return Tool.objects.get(source_entry__plan=plan)


@pytest.mark.parametrize("words", [CALM, CALM.upper(), "I stay calm when a question has no answer yet"])
def test_the_same_words_kept_again_say_since_when_by_themselves(client, plan, words):
    first = known(plan.owner)
    again = keeps(client, plan, words, question=2)
    assert again.known_since == first
    assert "Known since January, again in March" in get(client, reverse("toolbelt")).main


def test_a_stranger_s_words_are_not_met_again(client, plan):
    known(make.stranger())
    assert keeps(client, plan, CALM, question=2).known_since is None


def test_a_strength_can_be_tied_to_the_first_time_where_it_is_taken_along(client, plan):
    first = known(plan.owner, text="Calm, also without an answer.")
    keeps(client, plan, "Nobody hurried me.", question=2)
    page = get(client, reverse("forward", args=[plan.pk]))
    assert "I know this already" in page.main
    [again] = Tool.objects.filter(source_entry__plan=plan)
    page.press(client, "Done", **{f"{again.pk}-known_since": str(first.pk)})
    again.refresh_from_db()
    assert again.known_since == first


def test_what_is_new_is_not_asked_for_its_first_time(client, plan):
    known(plan.owner)
    keeps(client, plan, "I talk fast when unsure.", question=1)
    assert "I know this already" not in get(client, reverse("forward", args=[plan.pk])).main


def test_only_what_was_met_earlier_is_offered(client, plan):
    first, later = known(plan.owner), known(plan.owner, days=3, text="Later.")
    options = {o.get("value") for o in get(client, reverse("tool", args=[first.pk])).all("option")}
    assert str(later.pk) not in options
    options = {o.get("value") for o in get(client, reverse("tool", args=[later.pk])).all("option")}
    assert str(first.pk) in options


def test_before_a_talk_it_is_said_as_something_known(plan):
    first = known(plan.owner)
    again = known(plan.owner, days=1, text="Calm again.")
    again.known_since, again.interview_kinds = first, [Kind.PANEL]
    again.save()
    talk = make.interview(make.application(plan.owner), day=TODAY + timedelta(days=1), kind=Kind.PANEL)
    assert choose_for(talk)[0].reason == (
        "You have known this since January. Here because you keep it for panel talks."
    )
