"""What one writes for oneself is there for nobody else."""

import pytest
from django.urls import reverse

from reflections.models import Depth, ReflectionEntry
from tests import builders as make
from tests.reflections import story

pytestmark = pytest.mark.django_db

OF_A_PLAN = ["write", "tell", "inventory_start", "forward", "forward_done"]
OF_A_PAGE = ["entry", "entry_sentences", "entry_delete"]


@pytest.fixture
def plan(time_machine):
    time_machine.move_to(make.NOW, tick=False)
    alice = story.every_day()
    return story.told_no(story.after_a_talk(alice), now=make.NOW, depth=Depth.A_LOT)


def urls(plan) -> list[str]:
    row = ReflectionEntry.objects.create(
        owner=plan.owner, plan=plan, body="Mine.", begun_at=make.NOW, written_at=make.NOW
    )
    talk = plan.event.application.interviews.get()
    return [
        *(reverse(name, args=[plan.pk]) for name in OF_A_PLAN),
        *(reverse(name, args=[row.pk]) for name in OF_A_PAGE),
        reverse("inventory", args=[plan.pk, 1]),
        reverse("preparation", args=[talk.pk]),
    ]


def test_a_stranger_finds_none_of_it(client, plan):
    client.force_login(make.stranger())
    for url in urls(plan):
        assert client.get(url).status_code == 404, url
        assert client.post(url, {"body": "theirs", "act": "next"}).status_code in {404, 405}, url
    assert ReflectionEntry.objects.get().body == "Mine."


def test_nobody_signed_in_is_sent_to_the_door(client, plan):
    for url in [*urls(plan), reverse("writing"), reverse("toolbelt"), reverse("tool_add")]:
        assert client.get(url).status_code == 302, url


def test_lists_hold_ones_own_alone(client, plan):
    urls(plan)
    client.force_login(make.stranger())
    for name in ("writing", "toolbelt"):
        assert "Mine" not in client.get(reverse(name)).content.decode()
