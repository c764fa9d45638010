"""Who was met: a directory by company, a page for each, a role in each application."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applications.models import Aim, Contact, FollowUp, Involvement, Note, Role
from reflections.models import RecoveryStep
from tests import builders as make
from tests.pages import get, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(alice):
    return make.application(alice)


def test_a_name_is_enough(client, alice):
    page = get(client, reverse("contact_add")).press(client, "Add them", name="Maria Ortiz")
    assert page.heading == "Maria Ortiz"
    assert Contact.objects.get().owner == alice


def test_a_second_press_adds_one(client, alice):
    form = get(client, reverse("contact_add"))
    for _press in "12":
        form.press(client, "Add them", name="Maria Ortiz", company="Acme")
    assert Contact.objects.count() == 1


def test_the_directory_goes_by_company_and_ends_with_those_without(client, alice):
    make.contact(alice, name="Rita Mendes")
    for company in ("Zeta", "acme"):
        make.contact(alice, name=f"Somebody of {company}", for_=make.application(alice, company=company))
    headings = [words(h) for h in get(client, "/people/").within("h2")]
    assert headings == ["acme", "Zeta", "Without a company"]


@pytest.mark.parametrize(
    ("typed", "found"), [("ÖZGÜR", True), ("straße", True), ("özgür acme", True), ("weber", False)]
)
def test_search_minds_no_case_in_any_script(client, alice, typed, found):
    make.contact(alice, name="Özgür Strasse", for_=make.application(alice))
    assert ("Özgür Strasse" in get(client, "/people/?q=" + typed).main) is found


def test_a_person_is_added_to_an_application_with_a_role(client, alice, application):
    form = get(client, reverse("involvement_add", args=[application.pk]))
    page = form.press(client, "Add them", name="Maria Ortiz", role="hiring_manager", job_title="Head of data")
    assert "Maria Ortiz is part of this application." in page.main
    row = Involvement.objects.get()
    assert (row.role, row.contact.company, row.contact.job_title) == (
        "hiring_manager",
        application.company,
        "Head of data",
    )


def test_a_name_kept_before_is_the_same_person_with_another_role(client, alice, application):
    maria = make.contact(alice, for_=application, email="maria@acme.example")
    other = make.application(alice, title="Other role", company="Agency")
    form = get(client, reverse("involvement_add", args=[other.pk]))
    form.press(client, "Add them", name="maria  ORTIZ", role="agency_recruiter", email="new@acme.example")
    assert dict(maria.involvements.values_list("application__title", "role")) == {
        "Data analyst": Role.HIRING_MANAGER,
        "Other role": Role.AGENCY_RECRUITER,
    }
    maria.refresh_from_db()
    assert maria.email == "maria@acme.example"


def test_of_two_with_one_name_the_one_at_the_company_is_meant(client, alice, application):
    here, _there = make.contact(alice, company=application.company), make.contact(alice)
    form = get(client, reverse("involvement_add", args=[application.pk]))
    form.press(client, "Add them", name="Maria Ortiz", role="interviewer")
    assert Involvement.objects.get().contact == here


def test_taken_off_and_put_back(client, alice, application):
    make.contact(alice, for_=application, role=Role.RECRUITER)
    page = get(client, reverse("application", args=[application.pk])).press(client, "Take off")
    assert not Involvement.objects.exists() and Contact.objects.exists()
    page.press(client, "Undo")
    assert Involvement.objects.get().role == Role.RECRUITER


def test_the_page_tells_what_was_spoken_of_and_sent_newest_first(client, alice, application):
    maria = make.contact(alice, for_=application)
    make.interview(application, day=make.TODAY - timedelta(days=5), with_=[maria], asked="Why the change")
    Note.objects.create(
        owner=alice, application=application, contact=maria, kind=Aim.THANK_YOU, body="Dear Maria",
        made_at=make.NOW, sent_at=make.NOW,
    )  # fmt: skip
    page = get(client, reverse("person", args=[maria.pk]))
    assert page.main.index("Dear Maria") < page.main.index("Why the change")
    assert page.title == "Person · Rebound"


def test_an_answer_is_not_told_on_a_persons_page(client, alice, application):
    maria = make.contact(alice, for_=application)
    application.close("withdrawn", now=make.NOW)
    assert "withdrew" not in get(client, reverse("person", args=[maria.pk])).main


def test_a_day_to_say_hello_again_is_one_however_often_pressed(client, alice):
    maria = make.contact(alice)
    page = get(client, reverse("person", args=[maria.pk]))
    page.press(client, "In 30 days")
    later = page.press(client, "In 90 days")
    assert FollowUp.objects.get().due_on == date(2026, 6, 8)
    assert "On Monday 8 June." in later.main
    later.press(client, "Close this door")
    assert not FollowUp.objects.open().exists()


def test_hello_is_said_on_a_day_to_come(client, alice):
    form = get(client, reverse("hello_add", args=[make.contact(alice).pk]))
    assert "A day after today" in form.press(client, "On that day", on="2026-03-10").errors()


def test_removing_a_person_keeps_talks_notes_and_steps_of_a_plan(client, alice, application):
    maria = make.contact(alice, for_=application)
    talk = make.interview(application, with_=[maria])
    note = Note.objects.create(
        owner=alice,
        application=application,
        contact=maria,
        kind=Aim.THANK_YOU,
        made_at=make.NOW,
        sent_at=make.NOW,
    )
    due = {"owner": alice, "contact": maria, "due_on": make.TODAY}
    step = FollowUp.objects.create(
        application=application, kind=Aim.HIGH_ROAD_NOTE, rule_key="plan:1:thank", **due
    )
    FollowUp.objects.create(application=application, kind=Aim.KEEP_IN_TOUCH, **due)
    FollowUp.objects.create(kind=Aim.KEEP_IN_TOUCH, **due)
    page = get(client, reverse("contact_remove", args=[maria.pk]))
    assert "What stays" in page.main
    page.press(client, "Delete for good")
    assert not Contact.objects.exists()
    assert FollowUp.objects.get() == step
    talk.refresh_from_db()
    note.refresh_from_db()
    assert not RecoveryStep.objects.exists()


@pytest.mark.parametrize(
    ("name", "greeting"),
    [("Maria Ortiz", "Dear Maria"), ("Prof. Rita Mendes", "Dear Prof. Mendes"), ("Cher", "Dear Cher")],
)
def test_how_to_address_them_is_guessed_and_can_be_told(client, alice, name, greeting):
    assert make.contact(alice, name=name).salutation == greeting
    assert make.contact(alice, name=name, greeting="Olá Rita").salutation == "Olá Rita"


def test_as_many_questions_for_three_people_as_for_one(client, alice, queries):
    def add(n: int) -> Contact:
        application = make.application(alice, title=f"Role {n}", company=f"Company {n}")
        who = make.contact(alice, name=f"Person {n}", for_=application)
        make.interview(application, day=make.TODAY - timedelta(days=n), with_=[who])
        return who

    who = add(1)
    directory, page = queries("/people/"), queries(reverse("person", args=[who.pk]))
    for n in (2, 3):
        add(n)
        make.interview(make.application(alice, title=f"More {n}"), with_=[who])
    assert queries("/people/") == directory
    assert queries(reverse("person", args=[who.pk])) == page
