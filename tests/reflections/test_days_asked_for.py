"""Every page that asks for a day keeps what was typed, and says what is wrong with it."""

from datetime import date

import pytest
from django.urls import reverse

from tests import builders as make
from tests.pages import Page, get
from tests.reflections.story import after_a_talk, every_day, told_no

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(client, time_machine) -> dict[str, tuple[Page, str, str]]:
    """What asks for a day: the page, its button, the field."""
    time_machine.move_to(make.NOW, tick=False)
    owner = every_day()
    client.force_login(owner)
    waiting = make.application(owner, title="Another", applied_on=date(2026, 2, 1))
    plan = told_no(after_a_talk(owner), now=make.NOW, depth="somewhat")
    step = plan.steps.order_by("position").first()
    return {
        "silence": (get(client, reverse("silence", args=[waiting.pk])), "Wait until then", "day"),
        "later": (get(client, reverse("snooze", args=[step.follow_up.pk])), "On that day", "day"),
        "step": (get(client, reverse("step_day", args=[step.pk])), "Move it", "day"),
        "no": (get(client, reverse("rejection_details", args=[plan.event_id])), "Save", "happened_on"),
    }


@pytest.mark.parametrize("which", ["silence", "later", "step", "no"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-02-30", "There is no such day."),
        ("soon", "There is no such day."),
        ("0001-01-01", "between 1950 and 2099"),
        ("", "This one is needed."),
    ],
)
def test_a_day_that_is_none(client, pages, which, typed, said):
    page, button, name = pages[which]
    page = page.press(client, button, **{name: typed})
    assert page.response.status_code == 422
    assert said in page.errors()
    assert page.value(name) == typed


@pytest.mark.parametrize(
    ("which", "typed", "said"),
    [
        ("silence", "2026-03-10", "A day after today is needed."),
        ("later", "2026-03-10", "A day after today is needed."),
        ("step", "2026-03-09", "That day has passed."),
        ("no", "2026-03-11", "That day is still to come."),
    ],
)
def test_a_day_on_the_wrong_side_of_today(client, pages, which, typed, said):
    page, button, name = pages[which]
    assert said in page.press(client, button, **{name: typed}).errors()
