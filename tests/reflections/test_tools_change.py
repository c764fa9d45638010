"""A tool is added once, sharpened without losing its earlier wording, and kept out of mails if wanted."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.models import Kind
from reflections.models import Tool, ToolKind, ToolRevision
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db

GOOD = {"text": "Draw it.", "kind": ToolKind.FIELD}


def tool(owner, **fields: object) -> Tool:
    return Tool.objects.create(
        owner=owner, kept_at=make.NOW, **{"kind": ToolKind.FIELD, "text": "Draw it.", **fields}
    )


def test_a_tool_needs_words_and_a_kind_alone(client, alice):
    get(client, reverse("tool_add")).press(client, "Keep it", **GOOD)
    row = Tool.objects.get()
    assert (row.text, row.kind, row.owner, row.kept_at) == ("Draw it.", ToolKind.FIELD, alice, make.NOW)


def test_a_second_press_of_the_same_form_adds_no_second_tool(client, alice):
    page = get(client, reverse("tool_add"))
    page.press(client, "Keep it", **GOOD)
    page.press(client, "Keep it", **GOOD)
    assert Tool.objects.count() == 1


def test_the_id_of_a_strangers_tool_gets_a_new_one(client, alice):
    theirs = tool(make.stranger())
    client.post(reverse("tool_add"), GOOD | {"id": theirs.pk})
    assert Tool.objects.of(alice).count() == 1
    theirs.refresh_from_db()
    assert theirs.owner != alice


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"text": " "}, "A few words are needed here."),
        ({"kind": "nonsense"}, "Select a valid choice"),
        ({"kind": ""}, "One of the three."),
        ({"if_cue": "they hurry"}, "leave both empty"),
        ({"text": "a\0b"}, "Null characters are not allowed"),
        ({"interview_kinds": "lunch"}, "Select a valid choice"),
        ({"known_since": uuid4()}, "Select a valid choice"),
        ({"id": "no-uuid"}, "valid UUID"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, alice, typed, message):
    page = get(client, reverse("tool_add")).press(client, "Keep it", **(GOOD | typed))
    assert page.response.status_code == 422
    assert message in page.main
    assert page.value("if_cue") == typed.get("if_cue", "")
    assert not Tool.objects.exists()


def test_ten_thousand_characters_are_one_tool(client, alice):
    get(client, reverse("tool_add")).press(client, "Keep it", **(GOOD | {"text": "x" * 10_000}))
    assert len(Tool.objects.get().text) == 10_000


def test_sharpening_keeps_the_wording_it_had(client, alice):
    row = tool(alice, if_cue="they ask", then_response="draw")
    page = get(client, reverse("tool", args=[row.pk])).press(
        client, "Keep the change", text="Draw it early.", kind=ToolKind.FIELD
    )
    assert "Changed." in page.main
    assert ToolRevision.objects.get().text == "Draw it.\nIf they ask, then I will draw."
    assert "Draw it." in get(client, reverse("tool", args=[row.pk])).main


def test_a_first_if_then_plan_changes_no_word_and_the_next_one_keeps_it(client, alice):
    row = tool(alice)
    for response in ("draw", "draw it first"):
        client.post(reverse("tool", args=[row.pk]), GOOD | {"if_cue": "they ask", "then_response": response})
    assert [was.text for was in ToolRevision.objects.all()] == ["Draw it.\nIf they ask, then I will draw."]


def test_saving_without_a_change_keeps_no_earlier_wording(client, alice):
    row = tool(alice)
    client.post(reverse("tool", args=[row.pk]), GOOD)
    assert not ToolRevision.objects.exists()


def test_it_can_be_kept_out_of_mails_and_laid_out_before_certain_talks(client, alice):
    row = tool(alice)
    client.post(
        reverse("tool", args=[row.pk]),
        GOOD | {"keep_out_of_mails": "on", "interview_kinds": [Kind.PANEL, Kind.FINAL]},
    )
    row.refresh_from_db()
    assert (row.keep_out_of_mails, row.interview_kinds) == (True, [Kind.PANEL, Kind.FINAL])


def test_one_known_already_points_to_the_first_time(client, alice):
    old = tool(alice, text="Three stories are enough.")
    page = get(client, reverse("tool_add"))
    assert "I know this already" in page.main
    page.press(client, "Keep it", **(GOOD | {"known_since": old.pk}))
    assert Tool.objects.get(text="Draw it.").known_since == old


def test_a_strangers_tool_is_not_offered_as_known(client, alice):
    theirs = tool(make.stranger())
    client.post(reverse("tool_add"), GOOD | {"known_since": theirs.pk})
    assert not Tool.objects.of(alice).exists()


@pytest.mark.parametrize("name", ["tool", "tool_put_away", "tool_bring_back", "tool_delete"])
def test_a_strangers_tool_is_not_found(client, alice, name):
    theirs = tool(make.stranger())
    assert client.post(reverse(name, args=[theirs.pk]), GOOD).status_code == 404
    theirs.refresh_from_db()
    assert (theirs.text, theirs.retired_at) == ("Draw it.", None)


def test_after_a_talk_its_kind_is_chosen_already(client, alice):
    page = get(client, reverse("tool_add") + "?for=panel&for=nonsense")
    page.press(client, "Keep it", **GOOD)
    assert Tool.objects.get().interview_kinds == ["panel"]
