"""One person, one draft; saved as typed, sent by the person, kept as sent."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Note
from reflections import recovery, steps
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.pages import Page, get

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = make.person()
    client.force_login(person)
    return person


@pytest.fixture
def plan(alice):
    """Somewhat wanted, after a talk with Maria and Jonas; the note is due tomorrow."""
    application = make.application(alice)
    maria = make.contact(alice, for_=application, email="maria@acme.example")
    jonas = make.contact(alice, name="Jonas Weber", for_=application, role="interviewer")
    make.interview(application, day=make.TODAY - timedelta(days=3), with_=[maria, jonas])
    event = recovery.begin(application, now=make.NOW)
    row = RecoveryPlan.objects.get(event=event)
    steps.choose_depth(row, "somewhat", now=make.NOW)
    return row


def open_note(client, plan) -> Page:
    return get(client, reverse("plan", args=[plan.pk]))


def test_the_draft_names_the_person_and_the_role_and_thanks_the_others(client, plan):
    page = open_note(client, plan)
    assert page.heading == "A note to Maria Ortiz"
    body = page.value("body")
    assert body.startswith("Dear Maria,\n\nThank you for the time you gave me together with Jonas for the")
    assert body.endswith("With kind regards,\nAlice Adler")
    assert "Should another role of this kind open" in body


def test_opening_the_draft_changes_nothing(client, plan):
    open_note(client, plan)
    assert not Note.objects.exists()


def test_what_stayed_goes_into_the_draft(client, plan):
    page = open_note(client, plan).press(client, "Put it in", stayed="cleaning data where it is born.")
    assert "What you said about cleaning data where it is born has stayed with me." in page.value("body")


def test_the_line_about_other_roles_can_be_taken_out_and_put_back(client, plan):
    without = open_note(client, plan).press(client, "Take out the line about other roles")
    assert "Should another role" not in without.value("body")
    again = without.press(client, "Add the line about other roles")
    assert again.value("body") == open_note(client, plan).value("body")
    assert again.value("body").index("Should another") < again.value("body").index("With kind regards")


def test_i_sent_it_keeps_the_text_and_opens_what_comes_next(client, plan):
    page = open_note(client, plan).press(client, "I sent it", body="Dear Maria, thank you.")
    assert page.heading == "Sent. You left well."
    note = Note.objects.get()
    assert (note.body, note.is_sent) == ("Dear Maria, thank you.", True)
    assert "Connect with Maria" in page.main
    assert "Also met: Jonas Weber" in page.main


def test_a_sent_note_cannot_be_changed(client, plan):
    page = open_note(client, plan)
    page.press(client, "I sent it", body="First.")
    page.press(client, "I sent it", body="Second.")
    assert Note.objects.get().body == "First."


def test_the_mail_program_gets_umlauts_ampersands_and_line_breaks_whole(client, plan, alice):
    page = open_note(client, plan)
    page = page.press(client, "Keep it for later", body="Grüße & Dank\n+1")
    href = page.link("Open in my mail program")
    assert href.startswith("mailto:maria%40acme.example?subject=Thank%20you")
    assert href.endswith("&body=Gr%C3%BC%C3%9Fe%20%26%20Dank%0D%0A%2B1")


def test_a_slower_tab_sees_both_texts(client, plan):
    page = open_note(client, plan)
    page.press(client, "Keep it for later", body="From the quicker tab.")
    first = open_note(client, plan)
    first.press(client, "Keep it for later", body="Again the quicker tab.")
    slower = first.press(client, "Keep it for later", body="From the slower tab.")
    assert slower.response.status_code == 422
    assert slower.value("body") == "From the slower tab."
    assert "Again the quicker tab." in slower.main


def test_autosave_answers_the_next_version_and_says_when_it_lost(client, plan):
    page = open_note(client, plan)
    url = page.path
    first = client.post(url, {"body": "One.", "version": "1"})
    assert first.status_code == 200
    version = first.json()["version"]
    assert client.post(url, {"body": "Two.", "version": version}).status_code == 200
    late = client.post(url, {"body": "Late.", "version": version})
    assert (late.status_code, late.json()["body"]) == (409, "Two.")


def test_without_a_name_the_page_asks_who_it_was(client, alice):
    application = make.application(alice)
    make.interview(application, day=make.TODAY - timedelta(days=3))
    event = recovery.begin(application, now=make.NOW)
    plan = RecoveryPlan.objects.get(event=event)
    steps.choose_depth(plan, "somewhat", now=make.NOW)
    page = get(client, get(client, reverse("plan", args=[plan.pk])).link("Who was it you spoke with?"))
    note = page.press(client, "To the note", name="Lena Brandt")
    assert note.heading == "A note to Lena Brandt"


def test_nothing_typed_is_lost_with_zero_bytes_or_a_page_too_long(client, plan):
    page = open_note(client, plan).press(client, "Keep it for later", body="a\0b")
    assert page.value("body") == "ab"
    long = page.press(client, "Keep it for later", body="x" * 30_000)
    assert long.response.status_code == 422
    assert len(long.value("body")) == 30_000
