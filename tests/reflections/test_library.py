"""The Library: every claim says where it has it from, and every outside address is in one file."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from reflections.library import GUIDES, sources
from reflections.library.sources import Source, Strength
from tests import builders as make
from tests.pages import get
from tests.sources import ROOT

ALL = {name: value for name, value in vars(sources).items() if isinstance(value, Source)}
VIDEOS = {
    "culture": "https://youtu.be/QKzeN9tKLm0",
    "stress": "https://youtu.be/nyh7J4Ii32A",
    "in-person": "https://youtu.be/l0mDkQPXdXo",
}
# What field research has marked as not to be said.
NEVER = [r"34 ?%", r"\b3x\b", r"4 ?%", r"doubl", r"tripl", r"\d+ ?%", r"guarantee", r"proven", r"always work"]
NEVER += [r"\bnobody has\b", r"\bmany people\b"]  # what was not found is said to be not found
NOT_FOUND = r"No sound (study|count)\b[^.]*\bwas found\b[^.]*\."


@pytest.fixture
def client(client, db):
    client.force_login(make.person())
    return client


@pytest.mark.parametrize("name", ALL)
def test_an_outside_address_is_whole_and_secure_and_has_its_title(name):
    source = ALL[name]
    parts = urlsplit(source.address)
    assert parts.scheme == "https" and "." in parts.netloc and not parts.username and not parts.port
    assert re.fullmatch(r"[!-~]+", source.address) and not parts.query and not parts.fragment
    assert source.title.strip() == source.title and source.by
    assert isinstance(source.strength, Strength)


@pytest.mark.parametrize("name", ALL)
def test_what_is_more_than_advice_says_its_limits(name):
    if ALL[name].strength not in {Strength.ADVICE, Strength.VIDEO}:
        assert str(ALL[name].limits).endswith(".")


def test_no_address_stands_twice_and_none_is_left_unused():
    used = {source for guide in GUIDES.values() for source in guide.sources}
    used |= {guide.video for guide in GUIDES.values() if guide.video}
    assert used == set(ALL.values())
    assert len({source.address for source in used}) == len(used)


def test_outside_addresses_are_in_one_file_and_in_no_guide_or_page():
    files = [*(ROOT / "reflections" / "library").glob("*.py"), *(ROOT / "templates" / "library").glob("*")]
    found = [f.name for f in files if "://" in Path(f).read_text()]
    assert found == ["sources.py"]


@pytest.mark.parametrize("slug", GUIDES)
def test_a_guide_is_short_and_most_of_it_has_a_source(slug):
    guide = GUIDES[slug]
    text = " ".join(str(passage.text) for passage in guide.passages())
    assert 290 <= len(text.split()) <= 520
    assert guide.sources
    assert not any(source.strength == Strength.VIDEO for source in guide.sources)


@pytest.mark.parametrize("slug", GUIDES)
def test_a_passage_that_speaks_of_studies_or_figures_names_one(slug):
    for passage in GUIDES[slug].passages():
        text = re.sub(NOT_FOUND, "", str(passage.text))
        if (
            re.search(r"\bstudy\b|\bexperiment|\bresearch|\bfigures?\b|\blaw\b", text)
            and "no legal advice" not in text
        ):
            assert passage.sources or "employment law" in text, text
        if re.search(r"\bstudy\b|\bexperiment", text):
            assert any(s.strength in {Strength.STUDY, Strength.RETOLD} for s in passage.sources), text


@pytest.mark.parametrize("pattern", NEVER)
def test_nothing_is_promised_and_no_percentage_is_quoted(pattern):
    texts = [str(p.text) for guide in GUIDES.values() for p in guide.passages()]
    texts += [str(source.limits) for source in ALL.values()]
    assert [text for text in texts if re.search(pattern, text, re.IGNORECASE)] == []


def test_the_first_three_point_to_the_videos_of_the_article():
    assert {slug: guide.video.address for slug, guide in GUIDES.items() if guide.video} == VIDEOS
    assert list(GUIDES)[:3] == list(VIDEOS)


@pytest.mark.parametrize("slug", GUIDES)
def test_its_page_shows_each_source_with_its_strength_and_the_numbers_fit(client, slug):
    page, guide = get(client, reverse("library_guide", args=[slug])), GUIDES[slug]
    assert page.heading == str(guide.title) and page.title == "Library · Rebound"
    places = {li.get("id"): "".join(li.itertext()) for li in page.all("li") if li.get("id")}
    assert list(places) == [f"source-{n}" for n, _source in guide.numbered()]
    for number, source in guide.numbered():
        assert source.title in places[f"source-{number}"]
        assert str(source.strength.words) in places[f"source-{number}"]
    numbers = {a.get("href") for sup in page.all("sup") for a in sup.iter("a")}
    assert numbers == {f"#{place}" for place in places}
    if guide.video:
        assert page.link(guide.video.title) == guide.video.address


def test_the_library_lists_all_and_the_nav_leads_there(client):
    page = get(client, reverse("library"))
    assert [page.link(str(guide.title)) for guide in GUIDES.values()] == [
        reverse("library_guide", args=[slug]) for slug in GUIDES
    ]
    assert get(client, reverse("today")).link("Library") == reverse("library")


def test_an_unknown_page_is_not_there(client):
    assert client.get(reverse("library_guide", args=["growth"])).status_code == 404
