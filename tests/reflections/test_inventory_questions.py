"""One question a screen; it can be stopped at any of them, and goes on at the next."""

import pytest
from django.urls import reverse

from applications.models import Channel, Ending
from reflections.models import Depth, Key, RecoveryPlan, ReflectionEntry
from tests import builders as make
from tests.pages import Page, get
from tests.reflections import story

pytestmark = pytest.mark.django_db

NEW = "What did you find out about yourself that you did not know?"
KEEP = "What did you see again in yourself that you want to keep doing?"
FIELD = "What do you know now about the field, the company or the role that you can use?"


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = story.every_day()
    client.force_login(person)
    return person


def plan_of(alice, depth: str = Depth.A_LOT, **fields: object) -> RecoveryPlan:
    return story.told_no(story.after_a_talk(alice), now=make.NOW, depth=depth, **fields)


def question(client, plan: RecoveryPlan, number: int = 1) -> Page:
    return get(client, reverse("inventory", args=[plan.pk, number]))


def resumed(client, plan: RecoveryPlan) -> Page:
    return get(client, reverse("inventory_start", args=[plan.pk]))


def at_the_inventory(alice, depth: str = Depth.A_LOT) -> RecoveryPlan:
    """A plan whose inventory has come by itself, on the day it is due."""
    plan = plan_of(alice, depth)
    while story.key_of(follow_up := story.the_open_one(plan)) != Key.INVENTORY:
        story.recovery.settle(follow_up, verb="complete", now=story.at(follow_up.due_on), via="page")
    return plan


def test_the_three_questions_follow_one_another(client, alice):
    plan = plan_of(alice)
    first = question(client, plan)
    second = first.press(client, "Next", body="I talk fast.")
    third = second.press(client, "Next", body="I keep asking.")
    assert [first.heading, second.heading, third.heading] == [NEW, KEEP, FIELD]
    assert set(ReflectionEntry.objects.values_list("prompt", "body")) == {
        ("new_about_me", "I talk fast."),
        ("relearned", "I keep asking."),
    }


def test_after_a_form_letter_the_question_about_the_field_comes_first(client, alice):
    plan = story.told_no(make.application(alice), now=make.NOW, depth=Depth.A_LOT)
    assert question(client, plan).heading == FIELD


def test_after_silence_a_fourth_question_asks_for_the_signs(client, alice):
    plan = plan_of(alice, ending=Ending.NO_ANSWER)
    assert plan.event.channel == Channel.SILENCE
    assert question(client, plan, 4).heading == "What told you, looking back?"


def test_there_is_no_question_beyond_the_last(client, alice):
    plan = plan_of(alice, Depth.SOMEWHAT)
    for number in (0, 2, 10**12):
        assert client.get(reverse("inventory", args=[plan.pk, number])).status_code == 404


def test_stop_stands_before_everything_else_that_can_be_pressed(client, alice):
    page = question(client, plan_of(alice))
    buttons = [node for node in page.all("button") if node.get("type") != "button"]
    assert buttons[0].get("value") == "stop"


def test_stopping_saves_and_coming_back_starts_at_the_next_question(client, alice):
    plan = plan_of(alice)
    stopped = question(client, plan).press(client, "Stop here", body="I talk fast.")
    assert stopped.path == reverse("today")
    assert resumed(client, plan).heading == KEEP


def test_a_question_left_empty_is_skipped_and_not_asked_again(client, alice):
    plan = plan_of(alice)
    question(client, plan).press(client, "Next", body="  ").press(client, "Next", body="I keep asking.")
    assert resumed(client, plan).heading == FIELD
    assert not ReflectionEntry.objects.filter(prompt="new_about_me").exists()


def test_coming_back_after_the_last_answer_shows_the_last_question(client, alice):
    plan = plan_of(alice)
    question(client, plan, 3).press(client, "Stop here", body="They post it every spring.")
    assert resumed(client, plan).heading == FIELD


def test_the_question_before_can_be_read_again(client, alice):
    page = question(client, plan_of(alice)).press(client, "Next", body="I talk fast.")
    back = page.press(client, "The question before", body="Half a thought")
    assert (back.heading, back.value("body")) == (NEW, "I talk fast.")
    assert ReflectionEntry.objects.get(prompt="relearned").body == "Half a thought"


def test_the_last_answer_settles_the_step_and_opens_what_to_take_along(client, alice):
    plan = at_the_inventory(alice)
    page = question(client, plan, 3).press(client, "Done", body="They post it every spring.")
    assert page.heading == "What to take along"
    assert story.key_of(story.the_open_one(plan)) == Key.FORWARD
    page.press(client, "Done")
    assert story.open_follow_ups(plan) == []


def test_after_somewhat_there_is_one_question_and_then_the_day_is_done(client, alice):
    plan = at_the_inventory(alice, Depth.SOMEWHAT)
    page = question(client, plan).press(client, "Done", body="Ask earlier.")
    assert page.heading == "Done for today."
    assert story.open_follow_ups(plan) == []


def test_opened_by_hand_before_its_day_it_counts_as_done_and_the_others_wait(client, alice):
    plan = plan_of(alice)
    before = story.the_open_one(plan)
    question(client, plan, 3).press(client, "Done", body="They post it every spring.")
    assert story.step(plan, Key.INVENTORY).is_settled(make.NOW)
    assert story.the_open_one(plan) == before


def test_pressing_done_twice_settles_once(client, alice):
    plan = at_the_inventory(alice)
    page = question(client, plan, 3)
    page.press(client, "Done")
    page.press(client, "Done")
    assert story.step(plan, Key.INVENTORY).follow_up.acts.filter(verb="complete").count() == 1


def test_writing_as_to_a_friend_changes_one_line_and_keeps_the_words(client, alice):
    plan = plan_of(alice)
    page = question(client, plan).press(client, "Write it as to a friend", body="You talk fast.")
    assert (page.heading, page.value("body")) == (NEW, "You talk fast.")
    assert "As to a friend in your place" in page.main
    assert ReflectionEntry.objects.get().distanced
    assert "A few words are enough." in page.press(client, "Write it as yourself").main


def test_a_page_never_names_the_company_in_its_title(client, alice):
    plan = plan_of(alice)
    names = ("inventory_start", "forward", "forward_done", "write", "tell")
    titles = {get(client, reverse(name, args=[plan.pk])).title for name in names}
    assert not any("Acme" in title for title in titles)


def test_its_follow_up_leads_to_the_next_question(client, alice):
    plan = at_the_inventory(alice)
    question(client, plan).press(client, "Stop here", body="I talk fast.")
    follow_up = story.the_open_one(plan)
    assert get(client, reverse("follow_up", args=[follow_up.pk])).heading == KEEP


def test_another_way_into_a_question_comes_one_at_a_time_and_loses_no_word(client, alice):
    plan = plan_of(alice)
    page = question(client, plan)
    ways = [page.main]
    for label in ("Another way into it", "Another one", "Another one"):
        page = page.press(client, label, body="I talk fast.")
        assert page.heading == NEW
        assert page.value("body") == "I talk fast."
        ways.append(page.main)
    assert len(set(ways)) == 4
    assert "What did you do there for the first time?" in ways[1]
    assert "What did you do there for the first time?" not in ways[2]
    assert not page.has_button("Another one")
    for odd in ("0", "99", "x", "-1", "²"):
        assert get(client, f"{reverse('inventory', args=[plan.pk, 1])}?further={odd}").heading == NEW
