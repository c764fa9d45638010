"""An offer was taken back: the page that is of use today is one link away, wherever the plan is."""

import pytest
from django.urls import reverse

from applications.models import Ending
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.pages import Page, get

pytestmark = pytest.mark.django_db

GUIDE = reverse("library_guide", args=["offer-taken-back"])
LINK = "When an offer is taken back"


@pytest.fixture
def news(client, alice) -> Page:
    about = make.application(alice, stage="offer")
    client.post(reverse("rejection", args=[about.pk]), {"ending": Ending.OFFER_WITHDRAWN})
    return get(client, reverse("plan", args=[RecoveryPlan.objects.get().pk]))


def test_the_first_page_says_what_is_worth_reading_today_and_not_that_nothing_is_needed(news):
    assert news.heading == "The offer was taken back."
    assert "If you had already given notice, one page is worth reading today." in news.main
    assert "Nothing else is needed" not in news.main
    assert news.link(LINK) == GUIDE


@pytest.mark.parametrize("depth", ["A lot", "Somewhat", "Not much"])
def test_after_any_answer_the_page_is_linked(client, news, depth):
    page = news.press(client, depth)
    assert page.link(LINK) == GUIDE
    for name in ("plan_steps", "plan_depth"):
        there = get(client, reverse(name, args=[RecoveryPlan.objects.get().pk]))
        assert there.link(LINK) == GUIDE


def test_in_its_quiet_nobody_is_asked_what_to_do_differently(client, news):
    page = news.press(client, "A lot")
    assert "What comes next has its place here and will wait." in page.main
    assert "differently" not in page.main


@pytest.mark.parametrize("depth", ["A lot", "Somewhat", "Not much"])
def test_after_another_no_it_is_not(client, alice, depth):
    about = make.application(alice)
    client.post(reverse("rejection", args=[about.pk]))
    page = get(client, reverse("plan", args=[RecoveryPlan.objects.get().pk]))
    assert "Nothing else is needed from you today." in page.main
    assert LINK not in page.links() and LINK not in page.press(client, depth).links()


def test_the_guide_blames_nobody_and_ranks_no_pain(client, alice):
    page = get(client, GUIDE)
    assert "Nothing has to be learned from it." in page.main
    assert "What came after may have had little to do with you." in page.main
    for never in ("lesson", "harder kind", "mostly about"):
        assert never not in page.main
