"""One person, one draft; saved as typed, kept as sent."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Application, Contact, FollowUp, Note, RejectionEvent
from reflections import recovery, steps
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.pages import Page, get, words
from tests.reflections.story import open_note, the_open_one

pytestmark = pytest.mark.django_db


def test_the_draft_names_the_person_and_the_role_and_thanks_the_others(client, plan):
    page = open_note(client, plan)
    assert page.heading == "A note to Maria Ortiz"
    body = page.value("body")
    assert body.startswith(
        "Dear Maria,\n\nThank you for the time you and Jonas gave me when we spoke about the"
    )
    assert body.endswith("With kind regards,\nAlice Adler")
    assert "Should another role of this kind open" in body


def test_opening_the_draft_changes_nothing(client, plan):
    open_note(client, plan)
    assert not Note.objects.exists()


def test_what_stayed_goes_into_the_draft(client, plan):
    page = open_note(client, plan).press(client, "Put it in", stayed="cleaning data where it is born.")
    assert "What you said about cleaning data where it is born has stayed with me." in page.value("body")


def tick(client, page: Page, name: str, *, on: bool) -> Page:
    """Tick or untick one of the optional lines without script, and keep the note."""
    button = page.button("Later")
    data = {key: value for key, value in button.data.items() if key != name} | ({name: "on"} if on else {})
    client.post(button.action, data)
    return get(client, page.path)


def test_the_line_about_other_roles_is_in_can_be_taken_out_and_put_back(client, plan):
    page = open_note(client, plan)
    first = page.value("body")
    without = tick(client, page, "door", on=False)
    assert "Should another role" not in without.value("body")
    assert tick(client, without, "door", on=True).value("body") == first


def test_the_line_about_connecting_is_out_until_it_is_ticked(client, plan):
    page = open_note(client, plan)
    assert "connection request" not in page.value("body")
    text = tick(client, page, "connect", on=True).value("body")
    assert text.index("I will send you a connection request") < text.index("With kind regards")


def test_a_line_deleted_by_hand_does_not_come_back_by_its_tick(client, plan):
    page = open_note(client, plan).press(client, "Later", body="Dear Maria,\n\nThank you.")
    assert open_note(client, plan).value("body") == "Dear Maria,\n\nThank you."
    assert page.response.status_code == 200


def test_what_stayed_goes_into_a_text_of_ones_own_without_losing_a_word_of_it(client, plan):
    own = "Dear Maria,\n\nIt was good to meet you.\n\nWith kind regards,\nAlice Adler"
    page = open_note(client, plan).press(client, "Put it in", body=own, stayed="how you plan")
    assert page.value("body") == own.replace(
        "you.\n", "you.\n\nWhat you said about how you plan has stayed with me.\n"
    )


def test_the_question_left_out_does_not_come_again(client, plan):
    page = open_note(client, plan).press(client, "Leave it out")
    assert not page.has_button("Put it in")


def test_who_called_is_thanked_for_calling_once_that_is_put_down(client, plan):
    page = open_note(client, plan)
    maria = Contact.objects.get(name="Maria Ortiz")
    page = page.press(client, "Keep this", channel="call", told_by=str(maria.pk), their_words="Close.")
    assert page.value("body").startswith("Dear Maria,\n\nThank you for calling me yourself")
    event = RejectionEvent.objects.get()
    assert (event.channel, event.told_by, event.their_words) == ("call", maria, "Close.")
    assert event.variant == "phone"


def folds(page: Page) -> dict[str, bool]:
    """Each with whether it stands open."""
    return {words(node.find("summary")): "open" in node.attrib for node in page.all("details")}


def test_their_words_are_asked_for_after_a_call_until_they_are_put_down(client, plan):
    assert not folds(open_note(client, plan))["How the answer came"]
    page = open_note(client, plan).press(client, "Keep this", channel="call")
    assert folds(page)["How the answer came"]
    page = page.press(client, "Keep this", their_words="It was close.")
    assert not folds(page)["How the answer came"]


def test_a_greeting_of_ones_own_is_kept_for_the_person_and_the_language_for_the_job(client, plan):
    page = open_note(client, plan).press(client, "Keep this", greeting="Dear Ms Ortiz", language="es")
    assert page.value("body") == "Dear Ms Ortiz,\n\nAlice Adler"
    assert "Rebound has drafts in English only." in page.main
    assert Contact.objects.get(name="Maria Ortiz").greeting == "Dear Ms Ortiz"
    assert Application.objects.get().note_language == "es"


def test_in_another_language_no_english_sentence_is_put_in(client, plan):
    page = open_note(client, plan).press(client, "Keep this", language="de", stayed="saubere Daten")
    assert page.value("body") == "Maria,\n\nSaubere Daten.\n\nAlice Adler"
    jonas = Contact.objects.get(name="Jonas Weber")
    page = get(client, reverse("note", args=[the_open_one(plan).pk, jonas.pk]))
    assert page.value("body") == "Jonas,\n\nAlice Adler"
    assert not page.has_button("Put it in")
    assert "The line about other roles" not in page.main


def test_own_words_stay_whatever_language_they_are_said_to_be_in(client, plan):
    page = open_note(client, plan).press(client, "Keep this", body="Liebe Maria, danke.", language="de")
    assert page.value("body") == "Liebe Maria, danke."


def test_a_name_to_sign_with_is_asked_once(client, plan, alice):
    alice.name = ""
    alice.save()
    page = open_note(client, plan).press(client, "Put it in", name="Ana  Silva")
    assert page.value("body").endswith("With kind regards,\nAna Silva")
    assert not page.has_button("Put it in")


def test_sentences_of_a_thank_you_that_the_answer_overtook_move_into_the_note(client, alice):
    application = make.application(alice)
    maria = make.contact(alice, for_=application)
    make.interview(application, day=make.TODAY - timedelta(days=1), with_=[maria])
    thanks = FollowUp.objects.create(
        owner=alice, application=application, contact=maria, kind="thank_you", due_on=make.TODAY
    )
    page = get(client, reverse("note", args=[thanks.pk, maria.pk]))
    body = page.value("body").replace("\n\nWith", " I tried your recipe for tests.\n\nWith")
    client.post(page.path, {"body": body, "version": "1"})
    event = recovery.begin(application, now=make.NOW)
    row = RecoveryPlan.objects.get(event=event)
    steps.choose_depth(row, "somewhat", now=make.NOW)
    text = open_note(client, row).value("body")
    assert "I tried your recipe for tests." in text
    assert "If anything is still open" not in text


def test_a_slower_tab_sees_both_texts(client, plan):
    page = open_note(client, plan)
    page.press(client, "Keep this", body="From the quicker tab.")
    first = open_note(client, plan)
    first.press(client, "Keep this", body="Again the quicker tab.")
    slower = first.press(client, "Keep this", body="From the slower tab.")
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
    page = open_note(client, plan)
    assert page.heading == "Who was it you spoke with?"
    note = page.press(client, "To the note", name="Lena Brandt")
    assert note.heading == "A note to Lena Brandt"


def test_nothing_typed_is_lost_with_zero_bytes_or_a_page_too_long(client, plan):
    page = open_note(client, plan).press(client, "Keep this", body="a\0b")
    assert page.value("body") == "ab"
    long = page.press(client, "Keep this", body="x" * 30_000)
    assert long.response.status_code == 422
    assert len(long.value("body")) == 30_000


def test_on_the_day_an_offer_is_taken_back_there_is_no_draft(client, alice, time_machine):
    application = make.application(alice, stage="offer")
    make.contact(alice, for_=application)
    event = recovery.begin(application, "offer_withdrawn", now=make.NOW)
    row = RecoveryPlan.objects.get(event=event)
    steps.choose_depth(row, "a_lot", now=make.NOW)
    assert open_note(client, row).heading.startswith("Quiet until")
    follow_up = get(client, reverse("follow_up", args=[the_open_one(row).pk]))
    assert follow_up.heading == "No draft today."
    time_machine.move_to(make.NOW + timedelta(days=1), tick=False)
    assert "was taken back" in get(client, reverse("follow_up", args=[the_open_one(row).pk])).value("body")


def test_after_silence_connecting_is_as_good_as_a_closing_note(client, alice):
    application = make.application(alice)
    maria = make.contact(alice, for_=application)
    make.interview(application, day=make.TODAY - timedelta(days=30), with_=[maria])
    event = recovery.begin(application, "no_answer", now=make.NOW)
    row = RecoveryPlan.objects.get(event=event)
    steps.choose_depth(row, "somewhat", now=make.NOW)
    page = open_note(client, row)
    assert "Connecting without it is as good." in page.main
    assert page.press(client, "Connect instead").heading == "Connect with Maria Ortiz"


def test_in_another_language_words_of_an_overtaken_thank_you_move_too(client, alice):
    application = make.application(alice, note_language="de")
    maria = make.contact(alice, for_=application)
    make.interview(application, day=make.TODAY - timedelta(days=1), with_=[maria])
    thanks = FollowUp.objects.create(
        owner=alice, application=application, contact=maria, kind="thank_you", due_on=make.TODAY
    )
    page = get(client, reverse("note", args=[thanks.pk, maria.pk]))
    assert page.value("body") == "Maria,\n\nAlice Adler"
    client.post(page.path, {"body": "Maria,\n\nDanke für das Rezept.\n\nAlice Adler", "version": "1"})
    row = RecoveryPlan.objects.get(event=recovery.begin(application, now=make.NOW))
    steps.choose_depth(row, "somewhat", now=make.NOW)
    assert open_note(client, row).value("body") == "Maria,\n\nDanke für das Rezept.\n\nAlice Adler"
