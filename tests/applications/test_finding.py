"""Search, filters and order: in the address, in any script, and what is in force can be taken off."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.finding import ORDERS
from applications.models import Application, Company, Note, Remark, SearchText, Stage
from reflections.marks import mark_of
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.pages import Page, get, words

pytestmark = pytest.mark.django_db
LIST, CLOSED = "/applications/", "/applications/closed/"


def titles(client, query="", url=LIST) -> list[str]:
    return shown(get(client, f"{url}?{query}"))


def shown(page: Page) -> list[str]:
    return [words(a) for h in page.all("h2") for a in h.iter("a")]


@pytest.fixture
def several(alice):
    """One of each kind."""
    long_ago = TODAY - timedelta(days=60)
    make.application(alice, title="Saved one", stage=Stage.SAVED, company="Zeta", source="LinkedIn")
    make.application(alice, title="Fresh one", is_dream=True, tags="remote, water", source="LinkedIn")
    make.application(alice, title="Old one", on=long_ago, company="Alpha", tags="Water", source="A friend")
    talked = make.application(alice, title="Talked one", on=long_ago, stage=Stage.INTERVIEWING)
    talked.applied_on = long_ago
    talked.save()
    make.interview(talked, day=TODAY - timedelta(days=5))
    return alice


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stage=interviewing", {"Talked one"}),
        ("source=LinkedIn", {"Saved one", "Fresh one"}),
        ("tag=water", {"Fresh one", "Old one"}),
        ("tag=wat", set()),
        ("dream=on", {"Fresh one"}),
        ("quiet=45", {"Old one"}),
        ("since=2026-03-01", {"Fresh one"}),
        ("until=2026-02-01", {"Old one", "Talked one"}),
        ("tag=water&dream=on", {"Fresh one"}),
        ("stage=nonsense&quiet=nonsense&since=nonsense", {"Saved one", "Fresh one", "Old one", "Talked one"}),
    ],
)
def test_a_filter_narrows_the_list(client, several, query, found):
    assert set(titles(client, query)) == found


@pytest.mark.parametrize(
    ("order", "first"),
    [("company", "Fresh one"), ("title", "Fresh one"), ("oldest", "Old one"), ("deadline", "Old one")],
)
def test_the_order_is_chosen_too(client, several, order, first):
    Application.objects.filter(title="Old one").update(deadline=TODAY)
    Application.objects.filter(title="Talked one").update(applied_on=TODAY - timedelta(days=50))
    Application.objects.filter(title="Fresh one").update(company=Company.objects.named(several, "Aaa"))
    assert titles(client, f"order={order}")[0] == first


def test_roles_are_in_order_whatever_their_case(client, alice):
    for title in ("Zebra keeper", "apple picker", "Baker"):
        make.application(alice, title=title)
    assert titles(client, "order=title") == ["apple picker", "Baker", "Zebra keeper"]


def test_what_is_in_force_stands_as_chips_that_come_off_one_by_one(client, several):
    page = get(client, LIST + "?q=one&tag=water&dream=on&page=1")
    assert page.link("water ×")
    without = get(client, page.link("Dream job ×"))
    assert set(shown(without)) == {"Fresh one", "Old one"}
    assert without.value("q") == "one"


def test_a_new_search_keeps_the_filters(client, several):
    page = get(client, LIST + "?tag=water")
    assert shown(page.press(client, "Search", q="fresh")) == ["Fresh one"]
    assert shown(page.press(client, "Search", q="saved")) == []


def test_the_filters_offer_what_is_in_use(client, several):
    page = get(client, get(client, LIST).link("Filter and order"))
    offered = [words(option) for option in page.all("option")]
    assert {"LinkedIn", "A friend", "remote", "In talks"} <= set(offered)
    assert [o.lower() for o in offered].count("water") == 1
    assert shown(page.press(client, "Show these", source="A friend")) == ["Old one"]


def test_days_in_the_wrong_order_are_said(client, several):
    assert (
        "That is before the first of the two days."
        in get(client, LIST + "?since=2026-03-05&until=2026-03-01").main
    )


def test_closed_ones_are_filtered_by_how_they_ended(client, alice):
    make.application(alice, title="Withdrawn").close("withdrawn", now=NOW)
    make.application(alice, title="Accepted", stage=Stage.OFFER).close("accepted", now=NOW)
    assert titles(client, "outcome=withdrawn", CLOSED) == ["Withdrawn"]
    assert len(titles(client, "stage=offer", CLOSED)) == 2  # no filter of this page


# ---- the words it is found by --------------------------------------------------------
@pytest.mark.parametrize("typed", ["ANALYST", "straße", "STRASSE", "δεδομένα", "ماريا", "🐬", "c++", "hydro"])
def test_every_word_of_it_finds_it_in_any_script(client, alice, typed):
    application = make.application(alice, posting="Hydrology at Bahnhofstraße, C++.", place="δεδομένα")
    make.contact(alice, name="ماريا", for_=application)
    Remark.objects.create(owner=alice, application=application, happened_on=TODAY, text="a 🐬 on the wall")
    Application.objects.filter(pk=application.pk).refresh_search()
    assert shown(Page(client.get(LIST, {"q": typed}))) == ["Data analyst"]


@pytest.mark.parametrize("typed", ["Acme Inc.", "“acme” (inc)", "acme, inc", ".net", "Inc. — .NET"])
def test_what_stands_around_a_word_hides_nothing(client, alice, typed):
    make.application(alice, title=".NET developer", company="Acme Inc.")
    assert shown(Page(client.get(LIST, {"q": typed}))) == [".NET developer"]


def test_a_remark_is_found_as_soon_as_it_is_written_and_not_once_it_is_gone(client, alice):
    application = make.application(alice)
    get(client, reverse("remark_add", args=[application.pk])).press(
        client, "Keep it", text="They keep dolphins"
    )
    assert titles(client, "q=dolphins") == ["Data analyst"]
    remark = Remark.objects.get()
    get(client, reverse("remark_edit", args=[remark.pk])).press(client, "Save", text="They keep herons")
    assert titles(client, "q=dolphins") == []
    assert titles(client, "q=herons") == ["Data analyst"]


@pytest.mark.django_db(transaction=True)
def test_removed_words_are_gone_from_the_index_too(client, alice):
    application = make.application(alice)
    get(client, reverse("remark_add", args=[application.pk])).press(
        client, "Keep it", text="They keep dolphins"
    )
    get(client, reverse("remark_remove", args=[Remark.objects.get().pk])).press(client, "Delete for good")
    assert "dolphins" not in SearchText.objects.get().key


def test_people_are_found_by_their_names_old_and_new(client, alice):
    application = make.application(alice)
    form = get(client, reverse("involvement_add", args=[application.pk]))
    form.press(client, "Add them", name="Maria Ortiz")
    assert titles(client, "q=ortiz") == ["Data analyst"]
    contact = application.involvements.get().contact
    get(client, reverse("contact_edit", args=[contact.pk])).press(client, "Save", name="Maria Keller")
    assert titles(client, "q=keller") == ["Data analyst"]
    assert titles(client, "q=ortiz") == []


def test_what_was_noted_after_a_talk_finds_it(client, alice):
    talk = make.interview(make.application(alice, title="Found"), day=TODAY - timedelta(days=1))
    page = get(client, reverse("debrief", args=[talk.pk]))
    client.post(page.path, {"went_well": "Cartography", "version": mark_of("")})
    assert titles(client, "q=cartography") == ["Found"]
    page.press(client, "Keep it", asked="About window functions")
    assert titles(client, "q=window") == ["Found"]


def test_a_note_that_was_taken_back_finds_nothing(client, alice):
    note = Note.objects.create(
        owner=alice, application=make.application(alice), kind="thank_you", body="Marmalade", made_at=NOW
    )
    note.send(now=NOW)
    assert titles(client, "q=marmalade")
    note.take_back(now=NOW)
    assert titles(client, "q=marmalade") == []


def test_a_stranger_s_words_find_nothing(client, alice, bob):
    make.application(bob, title="Dolphin keeper")
    assert titles(client, "q=dolphin") == []


def test_hits_are_ones_own_and_open(client, alice, bob):
    make.application(bob, title="Analyst of another")
    for number in range(4):
        make.application(alice, title=f"Analyst {number}")
    make.application(alice, title="Analyst who withdrew").close("withdrawn", now=make.NOW)
    assert sorted(titles(client, "q=analyst")) == [f"Analyst {number}" for number in range(4)]
    page = get(client, reverse("applications_closed") + "?q=analyst")
    assert "Analyst who withdrew" in page.main and "another" not in page.main


PAGES = {"1": 1, "2": 2, "3": 3, "4": 3, "0": 3, "-1": 3, "x": 1, "": 1, "٣": 3, "9" * 30: 3}


@pytest.mark.parametrize(("asked", "shown"), PAGES.items())
def test_a_search_has_pages_like_any_list(client, alice, monkeypatch, asked, shown):
    monkeypatch.setattr("applications.views.lists.PER_PAGE", 2)
    for place in range(5):
        make.application(alice, title=f"Analyst {place}", now=NOW - timedelta(days=place))
    for query in (f"page={asked}", f"q=analyst&page={asked}"):
        page = get(client, f"{LIST}?{query}")
        assert f"Page {shown} of 3" in page.main
        assert titles(client, query) == [f"Analyst {place}" for place in range(5)][shown * 2 - 2 : shown * 2]
    assert "5 found" in page.main


def test_tags_are_kept_in_one_spelling(client, alice):
    application = make.application(alice)
    form = get(client, reverse("application_edit", args=[application.pk]))
    form.press(client, "Save", tags=" remote ,Water;  water,, ")
    application.refresh_from_db()
    assert application.tags == "remote, Water"


def test_one_that_they_wrote_to_first_can_be_quiet_too(client, alice):
    make.application(alice, title="Called up", stage="screening", on=TODAY - timedelta(days=30))
    make.application(alice, title="Of last week", stage="screening", on=TODAY - timedelta(days=7))
    assert titles(client, "quiet=21") == ["Called up"]


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_ends_with_what_one_row_alone_has(order):
    """A list that was brought along has all its rows of one instant: no page may show one twice."""
    assert ORDERS[order][1][-1].lstrip("-") == "id"


@pytest.mark.parametrize("query", ["quiet=21", "quiet=10"])
def test_a_step_further_is_a_sign(client, alice, query):
    row = make.application(alice, stage=Stage.SCREENING, on=TODAY - timedelta(days=30))
    assert titles(client, query)
    row.advance(Stage.INTERVIEWING, now=NOW, on=TODAY - timedelta(days=3))
    assert titles(client, query) == []


@pytest.mark.parametrize(("kept", "typed"), [("L’Oréal", "l'oréal"), ("O'Brien", "o’brien")])
def test_an_apostrophe_is_one_however_a_keyboard_writes_it(client, alice, kept, typed):
    make.application(alice, title="Found", company=kept)
    assert titles(client, f"q={typed}") == ["Found"]
