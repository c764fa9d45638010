"""Doors left open: by the next day, with the last line written, and closed in one press."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Aim, Contact, FollowUp, Note
from reflections import hello
from reflections.wording import last_line
from tests import builders as make
from tests.pages import Page, get
from tests.reflections.story import told_no

pytestmark = pytest.mark.django_db
DOOR = "Should another role of this kind open with you, I would be glad to hear of it."


def left_open(owner, name: str, *, days: int = 90, company: str = "Acme") -> Contact:
    application = make.application(owner, company=company)
    contact = make.contact(owner, name=name, for_=application)
    hello.say_hello_in(application, days, contact_id=contact.pk, now=make.NOW)
    return contact


def wrote(contact: Contact, body: str, *, kind: str = Aim.HIGH_ROAD_NOTE, days_ago: int = 5) -> None:
    row = contact.follow_ups.get()
    at = make.NOW - timedelta(days=days_ago)
    Note.objects.create(
        owner=contact.owner,
        application=row.application,
        contact=contact,
        kind=kind,
        body=body,
        made_at=at,
        sent_at=at,
    )


def doors(client) -> Page:
    return get(client, reverse("doors"))


def test_none_yet_says_what_will_be_here(client, alice):
    assert "Doors you leave open will be listed here, with a day to say hello." in doors(client).main


def test_the_next_day_comes_first_with_who_and_the_last_line_that_was_written(client, alice):
    later = left_open(alice, "Jonas Weber", days=180, company="Bolt")
    wrote(left_open(alice, "Maria Ortiz"), f"Dear Maria,\n\nThank you. {DOOR}\n\nWith kind regards,\nAna")
    make.interview(later.involvements.get().application, day=make.TODAY - timedelta(days=3), with_=[later])
    main = doors(client).main
    assert main.index("Maria Ortiz") < main.index(DOOR) < main.index("Monday 8 June")
    assert main.index("Monday 8 June") < main.index("Jonas Weber") < main.index("You last spoke on 7 March.")
    assert "Thank you" not in main


def test_a_request_to_connect_is_not_the_last_line(client, alice):
    maria = left_open(alice, "Maria Ortiz")
    wrote(maria, f"Dear Maria,\n\n{DOOR}\n\nWith kind regards,\nAna")
    wrote(maria, "Hello, I would be glad to stay in touch.", kind=Aim.CONNECTION_REQUEST, days_ago=1)
    assert DOOR in doors(client).main


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"Dear Ana,\n\nThank you.\n\n{DOOR}\n\nWith kind regards,\nAna Silva", DOOR),
        (
            "Liebe Ana,\n\ndanke. Ich höre gern wieder von Ihnen.\n\nViele Grüße\nAna",
            "Ich höre gern wieder von Ihnen.",
        ),
        ("One line alone.", "One line alone."),
        ("", ""),
    ],
)
def test_the_last_line_is_found_in_any_language(text, line):
    assert last_line(text) == line


def test_closing_a_door_is_one_press_and_can_be_undone(client, alice):
    left_open(alice, "Maria Ortiz")
    page = doors(client).press(client, "Close this door")
    assert "That door is closed." in page.main
    assert not FollowUp.objects.open().exists()
    get(client, reverse("doors"))
    page.press(client, "Undo")
    assert "Maria Ortiz" in doors(client).main


def test_what_is_quiet_is_not_here_and_no_ending_is_named(client, alice):
    maria = left_open(alice, "Maria Ortiz")
    told_no(maria.involvements.get().application, depth="a_lot", now=make.NOW)
    assert "Maria" not in doors(client).main
    left_open(alice, "Jonas Weber", company="Bolt")
    main = doors(client).main
    assert "Jonas" in main and "no" not in main.lower().split()


def test_a_day_to_apply_again_stands_beneath(client, alice):
    application = make.application(alice, title="Cook", company="Acme")
    hello.apply_again_in(application, 6, now=make.NOW)
    main = doors(client).main
    assert "To apply there again" in main and "Cook" in main and "From 10 September" in main


def test_the_directory_and_the_doors_lead_to_each_other(client, alice):
    assert get(client, reverse("people")).link("Doors left open") == reverse("doors")
    assert doors(client).link("Directory") == reverse("people")


def test_as_many_questions_for_three_doors_as_for_one(client, alice):
    def count() -> int:
        client.get(reverse("doors"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("doors"))
        return len(asked)

    wrote(left_open(alice, "Maria Ortiz"), DOOR)
    one = count()
    for name in ("Jonas Weber", "Lena Berg"):
        wrote(left_open(alice, name), DOOR)
    assert count() == one


def test_after_a_hello_was_sent_the_next_can_be_given_a_day(client, alice):
    maria = left_open(alice, "Maria Ortiz", days=0)
    page = get(client, reverse("follow_up", args=[maria.follow_ups.get().pk]))
    assert page.heading == "A note to Maria Ortiz"
    page = page.press(client, "I sent it")
    assert page.heading == "Sent."
    page.press(client, "60 days")
    assert maria.follow_ups.open().get().due_on == alice.fitting_day(make.TODAY + timedelta(days=60))
    assert "Maria Ortiz" in doors(client).main
