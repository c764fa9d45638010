"""An empty sheet, one a plan; all that was written, by its day."""

import pytest
from django.urls import reverse

from applications.models import Ending, Kind
from reflections.models import Depth, ReflectionEntry
from tests import builders as make
from tests.pages import get
from tests.reflections import story

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = story.every_day()
    client.force_login(person)
    return person


@pytest.fixture
def plan(alice):
    return story.told_no(story.after_a_talk(alice), now=make.NOW, depth=Depth.A_LOT)


def entry(owner, body: str = "Words.", **fields: object) -> ReflectionEntry:
    return ReflectionEntry.objects.create(
        owner=owner, body=body, begun_at=make.NOW, written_at=make.NOW, **fields
    )


def test_the_sheet_is_empty_and_asks_nothing(client, plan):
    page = get(client, reverse("write", args=[plan.pk]))
    assert page.value("body") == ""
    assert "Nothing reads it for you." in page.main
    assert not any(field.get("placeholder") for field in page.all("textarea"))


def test_there_is_one_free_page_a_plan_and_it_is_met_again(client, plan):
    url = reverse("write", args=[plan.pk])
    get(client, url).press(client, "Keep and close", body="It is strange.")
    get(client, url).press(client, "Keep and close", body="It is strange. Less today.")
    assert ReflectionEntry.objects.get().body == "It is strange. Less today."


def test_closing_an_empty_sheet_leaves_nothing_behind(client, plan):
    get(client, reverse("write", args=[plan.pk])).press(client, "Keep and close")
    assert not ReflectionEntry.objects.exists()


def test_all_that_was_written_is_listed_by_question_or_first_words(client, alice, plan):
    entry(alice, "I had pictured the bakery on the corner and the bridge too")
    entry(alice, "I talk fast.", plan=plan, prompt="new_about_me")
    page = get(client, reverse("writing"))
    headings = [" ".join("".join(node.itertext()).split()) for node in page.all("h2")]
    assert "I had pictured the bakery on the corner and …" in headings
    assert "What did you find out about yourself that you did not know?" in headings
    assert "10 March" in page.main
    assert "Acme" not in page.main


def test_nothing_written_yet_says_what_will_be_here(client, alice):
    assert "What you write for yourself will be listed here" in get(client, reverse("writing")).main


def test_a_new_page_needs_no_plan_and_an_empty_one_is_met_again(client, alice):
    first = get(client, reverse("writing")).press(client, "Write something")
    again = get(client, reverse("writing")).press(client, "Write something")
    assert first.path == again.path
    first.press(client, "Keep and close", body="A free thought.")
    assert "A free thought." in get(client, reverse("writing")).main


def test_a_page_can_be_read_and_changed(client, alice):
    row = entry(alice)
    page = get(client, reverse("entry", args=[row.pk]))
    assert page.press(client, "Keep and close", body="Other words.").path == reverse("writing")
    row.refresh_from_db()
    assert row.body == "Other words."


def test_words_outlive_the_application_they_were_written_beside(client, alice, plan):
    get(client, reverse("write", args=[plan.pk])).press(client, "Keep and close", body="It is strange.")
    plan.event.application.delete()
    assert "It is strange." in get(client, reverse("writing")).main


def test_the_list_costs_the_same_queries_for_one_page_and_for_three(
    client, alice, django_assert_max_num_queries, django_assert_num_queries
):
    entry(alice)
    client.get(reverse("writing"))
    with django_assert_max_num_queries(8) as first:
        client.get(reverse("writing"))
    count = len(first)
    entry(alice), entry(alice)
    with django_assert_num_queries(count):
        client.get(reverse("writing"))


def lines(client, plan) -> list[str]:
    page = get(client, reverse("tell", args=[plan.pk]))
    return [" ".join("".join(node.itertext()).split()) for node in page.all("p") if node.get("id")]


def test_three_lines_to_tell_someone(client, plan):
    told = lines(client, plan)
    assert told[0] == "I didn’t get the job. I don’t need advice tonight. Company would be good."
    assert len(told) == 3


def test_after_a_final_round_the_line_for_a_reference_comes_first(client, alice):
    plan = story.told_no(story.after_a_talk(alice, kind=Kind.FINAL), now=make.NOW)
    assert "May I name you again?" in lines(client, plan)[0]


@pytest.mark.parametrize("ending", [Ending.NO_ANSWER, Ending.POSITION_CLOSED, Ending.OFFER_WITHDRAWN])
def test_where_nobody_said_no_no_line_says_so(client, alice, ending):
    plan = story.told_no(story.after_a_talk(alice), now=make.NOW, ending=ending)
    told = " ".join(lines(client, plan))
    assert "The answer was no" not in told
    assert "someone else" not in told
