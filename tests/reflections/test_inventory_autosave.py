"""Words are saved as they are typed; from two tabs, none is lost."""

import pytest
from django.urls import reverse

from reflections.models import Depth, ReflectionEntry
from tests import builders as make
from tests.pages import get
from tests.reflections import story

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(client, time_machine) -> str:
    time_machine.move_to(make.NOW, tick=False)
    alice = story.every_day()
    client.force_login(alice)
    plan = story.told_no(story.after_a_talk(alice), now=make.NOW, depth=Depth.A_LOT)
    return reverse("inventory", args=[plan.pk, 1])


def autosave(client, url: str, body: str, version: object):
    return client.post(url, {"body": body, "version": version})


def test_the_first_words_begin_the_page_and_each_saving_answers_its_version(client, url):
    assert autosave(client, url, "I", 0).json() == {"version": 1}
    assert autosave(client, url, "I talk", 1).json() == {"version": 2}
    assert ReflectionEntry.objects.get().body == "I talk"


def test_an_empty_sheet_is_not_begun(client, url):
    assert autosave(client, url, " \n", 0).json() == {"version": 0}
    assert not ReflectionEntry.objects.exists()


def test_the_field_says_where_and_over_which_version_it_saves(client, url):
    autosave(client, url, "I talk", 0)
    field = get(client, url).all("textarea")[0]
    assert (field.get("data-autosave"), field.get("data-version")) == (url, "1")
    assert (field.get("dir"), field.get("lang")) == ("auto", "en")


def test_a_saving_sent_again_after_a_lost_answer_is_no_conflict(client, url):
    autosave(client, url, "I talk", 0)
    assert autosave(client, url, "I talk", 0).json() == {"version": 1}


def test_words_that_contain_what_is_saved_go_over_it_whatever_their_version(client, url):
    autosave(client, url, "I talk", 0)
    assert autosave(client, url, "I talk fast", 0).status_code == 200


def test_other_words_from_another_tab_are_not_written_over(client, url):
    autosave(client, url, "From one tab", 0)
    autosave(client, url, "From one tab, changed", 1)
    answer = autosave(client, url, "From the other", 1)
    assert answer.status_code == 409
    assert answer.json() == {"version": 2, "body": "From one tab, changed"}
    assert autosave(client, url, "From the other", 2).status_code == 200


def test_without_script_the_page_shows_both_texts_and_saving_again_keeps_the_first(client, url):
    page = get(client, url)
    autosave(client, url, "From one tab", 0)
    both = page.press(client, "Next", body="From the other")
    assert both.response.status_code == 409
    texts = [(node.text or "").strip() for node in both.all("textarea")]
    assert texts == ["From the other", "From one tab"]
    both.press(client, "Next")
    assert ReflectionEntry.objects.get().body == "From the other"


def test_words_deleted_elsewhere_do_not_come_back_by_themselves(client, url):
    autosave(client, url, "Gone", 0)
    ReflectionEntry.objects.get().delete()
    answer = autosave(client, url, "Gone again", 1)
    assert (answer.status_code, answer.json()) == (409, {"version": 0, "body": ""})
    assert not ReflectionEntry.objects.exists()


def test_a_nul_is_left_out_and_ten_thousand_characters_are_kept(client, url):
    autosave(client, url, "a\0b\r\n" + "x" * 10_000, 0)
    assert ReflectionEntry.objects.get().body == "ab\n" + "x" * 10_000


@pytest.mark.parametrize("version", ["", "minus", "-1", "9" * 40, "²"])
def test_a_version_that_is_none_counts_as_the_first(client, url, version):
    assert autosave(client, url, "I talk", version).json() == {"version": 1}


def test_script_in_the_words_stays_words(client, url):
    autosave(client, url, "<script>alert(1)</script>", 0)
    page = get(client, url)
    assert page.value("body") == "<script>alert(1)</script>"
    assert not any("alert" in (node.text or "") for node in page.all("script"))
