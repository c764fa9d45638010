"""Everything quiet for over 45 days, one tick a row."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Aim, FollowUp, Outcome, Stage
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.pages import Page, get

pytestmark = pytest.mark.django_db
LONG_AGO = TODAY - timedelta(days=50)


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(NOW)
    person = make.person()
    client.force_login(person)
    return person


def quiet(owner, **fields):
    return make.application(owner, on=LONG_AGO, now=NOW - timedelta(days=50), **fields)


def answer(client, **ticks) -> Page:
    data = {f"row-{pk}": verb for pk, verb in ticks.items()}
    return Page(client.post(reverse("sweep"), data, follow=True))


def test_it_lists_what_is_long_quiet_and_nothing_else(client, alice):
    quiet(alice, title="Long quiet")
    make.application(alice, title="Lately")
    quiet(alice, title="Only saved", stage=Stage.SAVED)
    quiet(alice, title="Offer here", stage=Stage.OFFER)
    quiet(alice, title="Heard of", last_contact_on=TODAY - timedelta(days=3))
    quiet(alice, title="Promised", expected_by=TODAY + timedelta(days=3))
    make.interview(quiet(alice, title="Spoke"), day=TODAY - timedelta(days=10))
    asked = quiet(alice, title="Asked")
    FollowUp.objects.create(owner=alice, application=asked, kind=Aim.STATUS_CHECK, due_on=TODAY)
    quiet(make.stranger(), title="A stranger's")
    titles = [a for a in get(client, reverse("sweep")).links() if a]
    assert "Long quiet" in titles
    assert not set(titles) & {"Lately", "Only saved", "Offer here", "Heard of", "Promised", "Spoke", "Asked"}


def test_one_tick_a_row_and_none_leaves_it(client, alice):
    wait, ask, close, left = (quiet(alice, title=f"Job {n}") for n in range(4))
    page = answer(client, **{str(wait.pk): "wait", str(ask.pk): "ask", str(close.pk): "close"})
    for row in (wait, ask, close, left):
        row.refresh_from_db()
    assert (wait.expected_by, wait.day_is_own) == (TODAY + timedelta(days=21), True)
    assert FollowUp.objects.get(application=ask).kind == Aim.STATUS_CHECK
    assert close.outcome == Outcome.NO_ANSWER
    assert left.is_active
    assert "1 counted as no answer." in page.main
    assert [t for t in page.links() if t.startswith("Job")] == ["Job 3"]


def test_what_counts_as_no_answer_starts_no_plan(client, alice):
    row = quiet(alice)
    answer(client, **{str(row.pk): "close"})
    assert not RecoveryPlan.objects.exists()
    assert not FollowUp.objects.open().exists()


def test_after_two_checks_a_third_is_not_offered(client, alice):
    row = quiet(alice)
    for number in (1, 2):
        at = NOW - timedelta(days=49 - number)
        FollowUp.objects.create(
            owner=alice, application=row, kind=Aim.STATUS_CHECK, due_on=at.date(), completed_at=at
        )
    page = get(client, reverse("sweep"))
    assert "Asked once:" in page.main  # the small print
    assert [n.get("value") for n in page.all("input") if n.get("type") == "radio"] == ["wait", "close"]
    answer(client, **{str(row.pk): "ask"})
    assert not FollowUp.objects.open().exists()


def test_a_stranger_s_row_and_nonsense_change_nothing(client, alice):
    theirs = quiet(make.stranger())
    answer(client, **{str(theirs.pk): "close", "nonsense": "close", str(quiet(alice).pk): "explode"})
    theirs.refresh_from_db()
    assert theirs.is_active


def test_a_second_press_changes_nothing_more(client, alice):
    row = quiet(alice)
    for _press in "12":
        answer(client, **{str(row.pk): "close"})
    assert row.rejections.count() == 1


def test_the_page_asks_as_little_for_three_as_for_one(client, alice, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in range(3):
        quiet(alice, title=f"Job {number}")
        client.get(reverse("sweep"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("sweep"))
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_an_id_in_another_spelling_is_the_same_row(client, alice):
    row = quiet(alice)
    answer(client, **{str(row.pk).upper().replace("-", ""): "wait"})
    row.refresh_from_db()
    assert row.expected_by == TODAY + timedelta(days=21)
