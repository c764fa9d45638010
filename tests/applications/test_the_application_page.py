"""One page with everything about an application."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications import talks
from applications.models import Aim, FollowUp, Kind, Note, Remark
from reflections import recovery
from tests import builders as make
from tests.pages import Page, get, words

pytestmark = pytest.mark.django_db


def page_of(client, application) -> Page:
    return get(client, reverse("application", args=[application.pk]))


def timeline(page: Page) -> list[str]:
    return [words(li) for node in page.all("ol") if node.get("class") == "timeline" for li in node]


def fill(application, *, times: int) -> None:
    owner, day = application.owner, make.TODAY
    for n in range(times):
        who = make.contact(owner, name=f"Person {n}", for_=application)
        make.interview(application, day=day - timedelta(days=n + 2), with_=[who])
        make.interview(application, day=day + timedelta(days=n + 2), with_=[who])
        Remark.objects.create(owner=owner, application=application, happened_on=day, text="x")
        Note.objects.create(
            owner=owner,
            application=application,
            contact=who,
            kind=Aim.THANK_YOU,
            made_at=make.NOW,
            sent_at=make.NOW,
        )
        FollowUp.objects.create(owner=owner, application=application, kind="other", title="x", due_on=day)
        application.advance(["screening", "interviewing", "offer"][n], now=make.NOW)


def test_where_it_stands_is_a_sentence(client, alice):
    application = make.application(alice, now=make.NOW - timedelta(days=20))
    application.advance("interviewing", now=make.NOW - timedelta(days=5))
    make.interview(application, day=make.TODAY - timedelta(days=3))
    make.interview(application, day=make.TODAY + timedelta(days=3))
    assert "Acme. In talks since 5 March, second round." in page_of(client, application).main


def test_the_title_of_the_window_tells_nothing(client, alice):
    page = page_of(client, make.application(alice))
    assert page.title == "Application · Rebound"


def test_the_next_talk_comes_before_all_else(client, alice):
    application = make.application(alice)
    FollowUp.objects.create(owner=alice, application=application, kind="other", title="x", due_on=make.TODAY)
    talk = make.interview(application, day=make.TODAY + timedelta(days=2), with_=[make.contact(alice)])
    page = page_of(client, application)
    assert page.link("10:30, Maria Ortiz") == reverse("preparation", args=[talk.pk])


def test_without_a_talk_it_is_what_is_due(client, alice):
    application = make.application(alice)
    later, now = make.TODAY + timedelta(days=3), make.TODAY
    for title, day in (("Later thing", later), ("Send the certificate", now)):
        FollowUp.objects.create(owner=alice, application=application, kind="other", title=title, due_on=day)
    sheet = next(n for n in page_of(client, application).all("div") if n.get("class") == "sheet")
    assert "Send the certificate" in words(sheet) and "Later thing" not in words(sheet)


def test_a_job_only_saved_offers_to_say_that_it_was_applied_for(client, alice):
    application = make.application(alice, stage="saved")
    page = page_of(client, application).press(client, "I applied")
    assert "Waiting since 10 March" in page.main


def test_what_happened_stands_newest_first(client, alice):
    application = make.application(alice, now=make.NOW - timedelta(days=20))
    make.interview(application, day=make.TODAY - timedelta(days=9), kind=Kind.PHONE)
    Remark.objects.create(owner=alice, application=application, happened_on=make.TODAY, text="They are slow.")
    make.interview(application, day=make.TODAY + timedelta(days=9), kind=Kind.PANEL)
    shown = timeline(page_of(client, application))
    expected = ["Panel talk", "They are slow.", "Phone talk", "Applied"]
    assert [word in line for word, line in zip(expected, shown, strict=True)] == [True] * 4


def test_what_an_answer_has_put_away_is_not_read_out_again(client, alice):
    application = make.application(alice, now=make.NOW - timedelta(days=20))
    talk = make.interview(application, day=make.TODAY + timedelta(days=9), kind=Kind.PANEL)
    talks.noted(talk, now=make.NOW)
    recovery.begin(application, now=make.NOW)
    page = page_of(client, application)
    assert "Panel talk" not in page.main and "Thank-you" not in page.main
    assert "They said no on 10 March." in page.main
    assert page.has_button("They came back") and not page.has_button("I applied")


def test_an_earlier_time_there_is_told_folded_and_without_its_ending(client, alice):
    earlier = make.application(alice, title="Older role", now=make.NOW - timedelta(days=200))
    make.interview(earlier, day=make.TODAY - timedelta(days=190))
    recovery.begin(earlier, now=make.NOW - timedelta(days=100), plan=False)
    page = page_of(client, make.application(alice))
    fold = next(n for n in page.all("details") if "An earlier time there" in words(n))
    assert "open" not in fold.attrib
    assert "You spoke with them in September 2025." in words(fold)
    assert page.link("See what you kept from it.") == reverse("kept", args=[earlier.pk])
    assert "They said no" not in words(fold)


def test_as_many_questions_for_much_as_for_little(client, alice, queries):
    little, much = make.application(alice), make.application(alice, title="Much")
    fill(little, times=1)
    fill(much, times=3)
    count = queries(reverse("application", args=[little.pk]))
    assert queries(reverse("application", args=[much.pk])) == count
    assert count <= 20
