"""How was it: five short fields after a talk, what follows from them, and the tools that were laid out."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applications import agenda, suggestions, talks
from applications.models import Aim, FollowUp, MailKind
from reflections import drafts, recovery
from reflections.marks import mark_of
from reflections.models import RecoveryPlan, Tool, ToolUse
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.pages import Page, get

pytestmark = pytest.mark.django_db
AFTER = NOW + timedelta(hours=3)  # noon in Berlin; the talk was over at half past eleven


@pytest.fixture
def clock():
    with time_machine.travel(AFTER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def talk(clock):
    owner = make.person()
    about = make.application(owner, now=NOW - timedelta(days=9), stage="interviewing")
    row = make.interview(about, with_=[make.contact(owner, name="Lena Vogt", for_=about)])
    talks.noted(row, now=NOW)
    return row


@pytest.fixture
def client(client, talk):
    client.force_login(talk.owner)
    return client


def url(talk) -> str:
    return reverse("debrief", args=[talk.pk])


def the_row() -> FollowUp:
    return FollowUp.objects.get(kind=Aim.DEBRIEF)


def on_today(owner, now) -> bool:
    return FollowUp.objects.mentionable(owner, now).filter(kind=Aim.DEBRIEF).exists()


# ---- when it is asked ----------------------------------------------------------------
def test_it_is_asked_once_the_talk_is_over_and_for_a_day(talk):
    assert the_row().due_on == TODAY
    ends = talk.ends_at
    for now, asked in [
        (ends - timedelta(minutes=1), False),
        (ends, True),
        (ends + timedelta(hours=23, minutes=59), True),
        (ends + timedelta(hours=24), False),
    ]:
        assert on_today(talk.owner, now) == asked, now
    suggestions.suggest(talk.owner, now=ends + timedelta(days=1, hours=20))
    assert not the_row().is_open


def test_put_off_it_is_asked_on_that_day(talk):
    the_row().snooze(TODAY + timedelta(days=3), now=AFTER, via="page")
    assert not on_today(talk.owner, AFTER)
    assert on_today(talk.owner, AFTER + timedelta(days=3))
    assert not on_today(talk.owner, AFTER + timedelta(days=4))


def test_a_talk_that_moves_takes_the_question_along(talk):
    talk.set_time(TODAY + timedelta(days=2), talk.time, talk.zone)
    talk.save()
    talks.noted(talk, now=NOW, moved=True)
    assert the_row().due_on == TODAY + timedelta(days=2)
    assert not on_today(talk.owner, AFTER)


@pytest.mark.parametrize("end", ["call_off", "no", "reference"])
def test_nobody_asks_about_a_talk_that_did_not_take_place_or_after_a_no(talk, end):
    if end == "call_off":
        talks.call_off(talk, now=NOW)
    elif end == "no":
        recovery.begin(talk.application, now=AFTER)
    else:
        FollowUp.objects.all().delete()
        talk.kind = "reference_check"
        talk.save()
        suggestions.suggest(talk.owner, now=AFTER)
    assert not on_today(talk.owner, AFTER)


def test_today_asks_by_name_and_opens_the_page(client, talk):
    page = get(client, reverse("today"))
    assert "How was it with Lena?" in page.main
    assert get(client, page.link("How was it with Lena?")).heading == "How was it with Lena?"


def test_before_it_is_over_the_preparation_opens_instead(client, talk, clock):
    clock.move_to(NOW)
    assert client.get(url(talk)).headers["Location"] == reverse("preparation", args=[talk.pk])


@pytest.mark.parametrize("wanted", [False, True])
def test_a_mail_asks_only_where_that_was_asked_for(talk, wanted):
    talk.owner.debrief_mail = wanted
    talk.owner.save()
    morning = talk.owner.morning_of(TODAY + timedelta(days=1))
    named = agenda.follow_ups(talk.owner, MailKind.DAY, TODAY + timedelta(days=1), now=morning)
    assert (the_row() in named) == wanted


# ---- what follows --------------------------------------------------------------------
def test_five_short_fields_feed_the_thank_you_the_expected_day_and_the_last_contact(client, talk):
    page = get(client, url(talk)).press(
        client,
        "Keep it",
        asked="How I clean data",
        went_well="The whiteboard",
        promised_by="2026-03-20",
        thank_for="cleaning data where it is born",
    )
    assert page.heading == "Noted."
    assert "The thank-you draft is ready for tomorrow morning." in page.main
    talk.refresh_from_db()
    assert (talk.asked, talk.promised_by, talk.debriefed_at) == ("How I clean data", date(2026, 3, 20), AFTER)
    assert talk.application.expected_by == date(2026, 3, 20)
    assert talk.application.last_contact_on == TODAY
    assert not the_row().is_open
    thanks = FollowUp.objects.open().get(kind=Aim.THANK_YOU)
    note = drafts.note_for(thanks, thanks.contact, event=None, now=AFTER)
    assert "cleaning data where it is born" in note.body


def test_all_of_it_may_stay_empty(client, talk):
    assert get(client, url(talk)).press(client, "Keep it").heading == "Noted."
    assert not the_row().is_open


def test_a_day_of_the_person_s_own_that_came_later_is_not_overwritten(client, talk):
    get(client, url(talk)).press(client, "Keep it", promised_by="2026-03-20")
    talk.application.refresh_from_db()
    talk.application.wait_until(date(2026, 4, 1))
    get(client, url(talk)).press(client, "Keep it", asked="One thing more")
    talk.application.refresh_from_db()
    assert talk.application.expected_by == date(2026, 4, 1)


def test_the_next_inventory_shows_folded_what_was_noted(client, talk):
    get(client, url(talk)).press(client, "Keep it", would_change="Say the number first")
    plan = RecoveryPlan.objects.get(event=recovery.begin(talk.application, now=AFTER))
    page = get(client, reverse("inventory", args=[plan.pk, 1]))
    [fold] = [d for d in page.all("details") if "What you noted after the talks" in "".join(d.itertext())]
    assert "open" not in fold.attrib and "Say the number first" in "".join(fold.itertext())


# ---- the tools that were laid out ----------------------------------------------------
def a_tool(talk, text: str, **fields) -> Tool:
    fields = {"kept_at": NOW - timedelta(days=7), **fields}
    return Tool.objects.create(owner=talk.owner, kind="field", text=text, **fields)


def test_each_tool_that_was_laid_out_gets_a_word_and_the_last_one_counts(client, talk):
    one, two = a_tool(talk, "Breathe"), a_tool(talk, "Ask back")
    a_tool(talk, "Learned only afterwards", kept_at=AFTER)
    page = get(client, url(talk))
    assert "Learned only afterwards" not in page.main
    page.press(client, "Keep it", **{f"tool_{one.pk}": "helped", f"tool_{two.pk}": "not_used"})
    get(client, url(talk)).press(client, "Keep it", **{f"tool_{one.pk}": "did_not"})
    uses = {use.tool: (use.used, use.helpful) for use in ToolUse.objects.filter(interview=talk)}
    assert uses == {one: (True, False), two: (False, None)}


def test_a_stranger_s_tool_is_not_taken(client, talk):
    theirs = Tool.objects.create(owner=make.stranger(), kind="field", text="Theirs", kept_at=NOW)
    get(client, url(talk)).press(client, "Keep it", **{f"tool_{theirs.pk}": "helped"})
    assert not ToolUse.objects.exists()


# ---- nothing is lost -----------------------------------------------------------------
def autosave(client, talk, name: str, text: str, seen: str):
    return client.post(url(talk), {name: text, "version": mark_of(seen)})


def test_it_is_saved_as_it_is_typed_each_text_for_itself(client, talk):
    assert autosave(client, talk, "asked", "How I", "").json() == {"version": mark_of("How I")}
    assert autosave(client, talk, "went_well", "All", "").status_code == 200
    assert autosave(client, talk, "asked", "Why not", "How I").status_code == 200
    talk.refresh_from_db()
    assert (talk.asked, talk.went_well, talk.debriefed_at) == ("Why not", "All", None)


def test_two_tabs_see_both_texts_and_lose_none(client, talk):
    page = get(client, url(talk))
    autosave(client, talk, "asked", "From the other tab", "")
    answer = autosave(client, talk, "asked", "Mine", "")
    assert (answer.status_code, answer.json()["body"]) == (409, "From the other tab")
    button = page.button("Keep it")
    second = Page(client.post(button.action, button.data | {"asked": "Mine"}))
    assert "From the other tab" in second.main and second.value("asked") == "Mine"
    assert second.press(client, "Keep it").heading == "Noted."
    talk.refresh_from_db()
    assert talk.asked == "Mine"


def test_a_day_that_is_none_is_told_and_the_words_stay(client, talk):
    page = get(client, url(talk))
    button = page.button("Keep it")
    again = Page(client.post(button.action, button.data | {"promised_by": "tomorrow", "asked": "Much"}))
    assert again.response.status_code == 422 and again.value("asked") == "Much"
    assert "2026-03-10" in again.errors()
