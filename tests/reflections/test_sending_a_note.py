"""The ways a note goes out, what follows it, and the way back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Contact, Involvement, Note
from tests import builders as make
from tests.pages import Page, get, words
from tests.reflections.story import key_of, open_note, step, the_open_one

pytestmark = pytest.mark.django_db


def test_by_phone_or_to_somebody_who_did_not_write_the_mail_program_comes_first(client, plan):
    page = open_note(client, plan)
    assert main_button(page) == "Copy the note"
    maria = Contact.objects.get(name="Maria Ortiz")
    page = page.press(client, "Keep this", channel="call", told_by=str(maria.pk))
    assert main_button(page) == "Open in my mail program"


def main_button(page: Page) -> str:
    return next(words(n) for n in page.root.iter() if n.get("class") == "button")


def test_without_an_address_somebody_else_can_pass_the_thanks_on(client, plan):
    jonas = Contact.objects.get(name="Jonas Weber")
    page = get(client, reverse("note", args=[the_open_one(plan).pk, jonas.pk]))
    page = page.press(client, "Ask Maria to pass it on")
    assert page.heading == "A note to Maria Ortiz"
    line = "I would be grateful if you passed my thanks on to Jonas Weber too."
    assert page.value("body").count(line) == 1
    again = get(client, reverse("note", args=[the_open_one(plan).pk, jonas.pk]))
    assert again.press(client, "Ask Maria to pass it on").value("body").count(line) == 1


def test_without_an_address_the_thanks_can_go_with_the_request_to_connect(client, plan):
    jonas = Contact.objects.get(name="Jonas Weber")
    Contact.objects.get(name="Maria Ortiz").remove()
    page = get(client, reverse("note", args=[the_open_one(plan).pk, jonas.pk]))
    page = page.press(client, "Put the thanks in the LinkedIn note")
    assert page.heading == "Connect with Jonas Weber"
    assert "thank you for the time you gave me" in page.value("body")


def test_thanks_by_a_request_leave_the_note_to_another_where_it_was(client, plan):
    maria, jonas = (Contact.objects.get(name=name) for name in ("Maria Ortiz", "Jonas Weber"))
    thank = the_open_one(plan)
    page = get(client, reverse("note", args=[thank.pk, jonas.pk]))
    page = page.press(client, "Put the thanks in the LinkedIn note")
    assert page.heading == "Connect with Jonas Weber"
    assert the_open_one(plan) == thank
    page = page.press(client, "I asked, with the line")
    assert "You asked on" in page.main
    assert the_open_one(plan) == thank
    get(client, reverse("note", args=[thank.pk, maria.pk])).press(client, "I sent it")
    assert key_of(the_open_one(plan)) == "connect"
    page = get(client, reverse("connect", args=[the_open_one(plan).pk]))
    assert page.heading == "Connect with Maria Ortiz"


def test_with_nobody_left_to_ask_a_request_ahead_of_the_note_settles_its_step(client, plan):
    """The note that is left is to somebody who vouched."""
    Involvement.objects.filter(contact__name="Maria Ortiz").update(role="referrer")
    jonas, thank = Contact.objects.get(name="Jonas Weber"), the_open_one(plan)
    page = get(client, reverse("note", args=[thank.pk, jonas.pk]))
    page = page.press(client, "Put the thanks in the LinkedIn note").press(client, "I asked without a note")
    assert the_open_one(plan) == thank
    assert step(plan, "connect").is_settled(make.NOW)
    page.press(client, "Undo")
    assert the_open_one(plan) == thank
    assert not step(plan, "connect").is_settled(make.NOW)


def test_without_such_a_choice_the_note_still_comes_first(client, plan):
    maria, jonas = (Contact.objects.get(name=name) for name in ("Maria Ortiz", "Jonas Weber"))
    page = get(client, reverse("note", args=[the_open_one(plan).pk, jonas.pk]))
    there = page.press(client, "Put the thanks in the LinkedIn note").path
    for whom in ("", f"?to={maria.pk}"):
        assert get(client, there.split("?")[0] + whom).heading == "A note to Maria Ortiz"


def test_an_address_can_be_added_beside_the_note(client, plan):
    jonas = Contact.objects.get(name="Jonas Weber")
    page = get(client, reverse("note", args=[the_open_one(plan).pk, jonas.pk]))
    wrong = page.press(client, "Add the address", email="jonas at acme", body="My own words.")
    assert wrong.response.status_code == 422
    assert wrong.value("body") == "My own words."
    page = page.press(client, "Add the address", email="jonas@acme.example")
    assert page.link("Open in my mail program").startswith("mailto:jonas@acme.example?")


def test_i_sent_it_keeps_the_text_and_opens_what_comes_next(client, plan):
    page = open_note(client, plan).press(client, "I sent it", body="Dear Maria, thank you.")
    assert page.heading == "Sent. You left well."
    note = Note.objects.get()
    assert (note.body, note.is_sent) == ("Dear Maria, thank you.", True)
    assert "Connect with Maria" in page.main
    assert "Also met: Jonas Weber" in page.main


def test_who_was_thanked_on_linkedin_is_not_brought_up_again_by_a_note_to_another(client, plan):
    maria, jonas = (Contact.objects.get(name=name) for name in ("Maria Ortiz", "Jonas Weber"))
    thank = the_open_one(plan)
    page = get(client, reverse("note", args=[thank.pk, jonas.pk]))
    page.press(client, "Put the thanks in the LinkedIn note").press(client, "I asked, with the line")
    page = get(client, reverse("note", args=[thank.pk, maria.pk])).press(client, "I sent it")
    assert page.heading == "Sent. You left well."
    assert "Jonas Weber" not in page.main


def test_a_sent_note_cannot_be_changed(client, plan):
    page = open_note(client, plan)
    page.press(client, "I sent it", body="First.")
    page.press(client, "I sent it", body="Second.")
    assert Note.objects.get().body == "First."


def test_the_mail_program_gets_umlauts_ampersands_and_line_breaks_whole(client, plan, alice):
    page = open_note(client, plan)
    page = page.press(client, "Keep this", body="Grüße & Dank\n+1")
    href = page.link("Open in my mail program")
    assert href.startswith("mailto:maria@acme.example?subject=Thank%20you")
    assert href.endswith("&body=Gr%C3%BC%C3%9Fe%20%26%20Dank%0D%0A%2B1")


def test_sent_by_mistake_it_can_be_taken_back_for_a_day_and_its_step_is_open_again(
    client, plan, time_machine
):
    page = open_note(client, plan).press(client, "I sent it", body="Dear Maria, thank you.")
    again = page.press(client, "Not sent after all")
    assert again.value("body") == "Dear Maria, thank you."
    assert the_open_one(plan).kind == "high_road_note"
    page = again.press(client, "I sent it")
    time_machine.move_to(make.NOW + timedelta(days=1, minutes=1), tick=False)
    assert not get(client, page.path).has_button("Not sent after all")
    client.post(reverse("note_take_back", args=[Note.objects.get().pk]))
    assert Note.objects.get().is_sent


def test_words_typed_into_a_tab_where_the_note_was_sent_meanwhile_are_not_thrown_away(client, plan):
    page = open_note(client, plan)
    page.press(client, "I sent it", body="First.")
    late = client.post(page.path, {"body": "Second.", "version": "1"})
    assert (late.status_code, late.json()["body"]) == (409, "First.")
