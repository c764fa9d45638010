"""What the page of a quiet offers."""

import pytest
from django.urls import reverse

from reflections import recovery
from reflections.models import Depth
from tests.pages import get
from tests.reflections.story import MONDAY, after_a_talk, at, every_day, the_open_one, told_no

pytestmark = pytest.mark.django_db


def test_a_note_that_was_sent_is_not_offered_once_more(client, time_machine):
    time_machine.move_to(at(MONDAY), tick=False)
    plan = told_no(after_a_talk(every_day()), depth=Depth.A_LOT, now=at(MONDAY))
    client.force_login(plan.owner)
    page = reverse("plan", args=[plan.pk])
    assert "Draft the note now" in get(client, page).links()
    recovery.settle(the_open_one(plan), verb="complete", now=at(MONDAY), via="page")
    assert "Draft the note now" not in get(client, page).links()


def test_its_words_about_feelings_are_said_after_the_press_and_not_once_more(client, time_machine):
    time_machine.move_to(at(MONDAY), tick=False)
    plan = told_no(after_a_talk(every_day()), now=at(MONDAY))
    client.force_login(plan.owner)
    url = reverse("plan", args=[plan.pk])
    words, plain = "You were in the room", "Nothing is asked of you here until then."
    first = get(client, url).press(client, "A lot")
    assert words in first.main and plain not in first.main
    again = get(client, url)
    assert words not in again.main and plain in again.main
    for page in (again.press(client, "Tomorrow"), get(client, reverse("plan_depth", args=[plan.pk]))):
        assert words not in page.main
    assert words not in page.press(client, "A lot").main  # chosen already: no news
