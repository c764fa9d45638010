"""Facts and story: a page beside the plan, reached by a link and never a step."""

import pytest
import time_machine
from django.urls import reverse

from reflections import program
from reflections.models import Key, ReflectionEntry
from tests import builders as make
from tests.builders import NOW
from tests.pages import Page, get
from tests.reflections.story import told_no

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    with time_machine.travel(NOW, tick=False):
        yield told_no(make.application(make.person(), now=NOW), now=NOW, depth="a_lot")


@pytest.fixture
def client(client, plan):
    client.force_login(plan.owner)
    return client


def url(plan) -> str:
    return reverse("facts_and_story", args=[plan.pk])


def written(plan) -> dict[str, str]:
    return dict(ReflectionEntry.objects.filter(plan=plan).values_list("prompt", "body"))


def test_it_is_linked_where_one_writes_and_is_no_step(client, plan):
    for name, args in [("write", [plan.pk]), ("inventory", [plan.pk, 1])]:
        page = get(client, reverse(name, args=args))
        assert page.link("What happened, and what I tell myself about it") == url(plan)
    assert not any("fact" in key or "story" in key for key in Key.values)
    assert not {q.prompt for q in program.FACTS_AND_STORY} & {
        q.prompt for depth in ("a_lot", "somewhat") for q in program.questions(depth, "interviews")
    }


def test_three_sheets_are_kept_and_any_may_stay_empty(client, plan):
    get(client, url(plan)).press(client, "Keep and close", facts="They called at ten.", reading="Budget.")
    assert written(plan) == {"facts": "They called at ten.", "reading": "Budget."}
    page = get(client, url(plan))
    assert (page.value("facts"), page.value("story")) == ("They called at ten.", "")
    assert "What happened" in get(client, reverse("writing")).main


def test_each_is_saved_as_it_is_typed(client, plan):
    first = client.post(url(plan), {"story": "I am too slow", "version": "0"})
    assert first.json() == {"version": 1}
    assert client.post(url(plan), {"facts": "A mail", "version": "0"}).json() == {"version": 1}
    second = client.post(url(plan), {"story": "I was slow once", "version": "1"})
    assert second.json() == {"version": 2}
    assert written(plan) == {"story": "I was slow once", "facts": "A mail"}


def test_two_tabs_see_both_texts(client, plan):
    client.post(url(plan), {"story": "First", "version": "0"})
    page = get(client, url(plan))
    client.post(url(plan), {"story": "From the other tab", "version": "1"})
    button = page.button("Keep and close")
    both = Page(client.post(button.action, button.data | {"story": "Mine"}))
    assert both.response.status_code == 409
    assert both.value("story") == "Mine" and "From the other tab" in both.main
    both.press(client, "Keep and close")
    assert written(plan)["story"] == "Mine"
