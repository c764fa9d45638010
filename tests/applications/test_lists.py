"""What is open, stage by stage; what is closed, on a page of its own."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Aim, Note, Remark
from reflections import recovery
from tests import builders as make
from tests.pages import Page, get, words

pytestmark = pytest.mark.django_db


def titles(page: Page) -> list[str]:
    return [words(h) for h in page.within("h2")]


def rows(page: Page) -> list[str]:
    return [words(li) for li in page.all("li") if li.get("class") == "list-row"]


def test_open_ones_newest_first_with_the_last_thing_that_happened(client, alice):
    older = make.application(alice, title="Older", now=make.NOW - timedelta(days=20))
    make.application(alice, title="Newer", company="Northwind", now=make.NOW - timedelta(days=2))
    make.interview(older, day=make.TODAY - timedelta(days=6))
    shown = rows(get(client, "/applications/"))
    assert shown == [
        "Tick: Newer, Northwind Newer Waiting Northwind. Applied 8 March",
        "Tick: Older, Acme Older Waiting Acme. Talk with the hiring manager 4 March",
    ]


def test_what_is_written_is_not_read_out_in_a_list(client, alice):
    application = make.application(alice, now=make.NOW - timedelta(days=9))
    Remark.objects.create(owner=alice, application=application, happened_on=make.TODAY, text="Secret words")
    page = get(client, "/applications/")
    assert "You noted something 10 March" in page.main and "Secret" not in page.main


@pytest.mark.parametrize("url", ["/applications/", "/applications/board/", "/applications/closed/"])
def test_board_list_and_closed_are_three_views_of_one_place(client, alice, url):
    page = get(client, url)
    assert page.heading == "Applications"
    views = next(nav for nav in page.all("nav") if nav.get("aria-label") == "Views")
    assert [words(a) for a in views.iter("a")] == ["Board", "List", "Closed"]
    assert [a.get("href") for a in views.iter("a") if a.get("aria-current")] == [url]


def test_what_has_ended_is_not_among_the_open(client, alice):
    make.application(alice, title="Withdrawn one").close("withdrawn", now=make.NOW)
    recovery.begin(make.application(alice, title="A no"), now=make.NOW)
    assert not titles(get(client, "/applications/"))
    closed = get(client, "/applications/closed/")
    assert set(titles(closed)) == {"Withdrawn one", "A no"}
    assert "They said no" in closed.main and "I withdrew" in closed.main


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ANALYST", True),
        ("acme analyst", True),
        ("ΑΝΑΛΥΤΉΣ", True),
        ("İstanbul", True),
        ("100%", False),
        ("_", False),
    ],
)
def test_search_minds_no_case_in_any_script(client, alice, typed, found):
    title = "Analyst αναλυτής"
    make.application(alice, title=title, company="Acme İSTANBUL")
    assert (titles(get(client, "/applications/?q=" + typed.replace("%", "%25"))) == [title]) is found


def test_a_search_does_not_show_the_closed_but_says_where_they_are(client, alice):
    make.application(alice, title="Statistician").close("withdrawn", now=make.NOW)
    make.application(alice)
    page = get(client, "/applications/?q=statist")
    assert "Nothing open holds “statist”." in page.main and "Statistician" not in page.main
    assert titles(get(client, page.link("Look under Closed"))) == ["Statistician"]


def test_thirty_a_page_and_the_search_goes_along(client, alice):
    for n in range(31):
        make.application(alice, title=f"Role {n}")
    page = get(client, "/applications/?q=role")
    assert len(titles(page)) == 30
    assert len(titles(get(client, "/applications/" + page.link("The next page")))) == 1


def test_a_strangers_applications_are_not_there(client, alice, bob):
    make.application(bob, title="His job")
    make.application(bob, title="His end").close("withdrawn", now=make.NOW)
    assert not titles(get(client, "/applications/")) and not titles(get(client, "/applications/closed/"))


def test_nothing_yet_says_what_will_be_here(client, alice):
    assert get(client, "/applications/").link("Add a job")
    assert "out of the way of the rest" in get(client, "/applications/closed/").main


def test_a_search_looks_through_everything_once(client, alice):
    for url, times in (("/applications/?q=analyst", 1), ("/applications/?q=nothing", 2)):  # the closed too
        make.application(alice)
        with CaptureQueriesContext(connection) as asked:
            get(client, url)
        assert sum("LIKE" in query["sql"].upper() for query in asked) == times


@pytest.mark.parametrize("url", ["/applications/", "/applications/closed/", "/applications/?q=role"])
def test_as_many_questions_for_three_as_for_one(client, alice, queries, url):
    def add(n: int) -> None:
        application = make.application(alice, title=f"Role {n}", company=f"Company {n}")
        make.interview(application, day=make.TODAY - timedelta(days=1))
        Remark.objects.create(owner=alice, application=application, happened_on=make.TODAY, text="x")
        Note.objects.create(
            owner=alice, application=application, kind=Aim.THANK_YOU, made_at=make.NOW, sent_at=make.NOW
        )
        if "closed" in url:
            application.close("withdrawn", now=make.NOW)

    add(1)
    count = queries(url)
    add(2)
    add(3)
    assert queries(url) == count <= 16
