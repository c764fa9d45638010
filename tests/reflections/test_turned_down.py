"""The first door: just turned down. One page, a code where one is needed, moment A with their own role."""

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from applications.models import Application, RejectionEvent, Stage, Variant
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.accounts import story
from tests.pages import Page, get

pytestmark = pytest.mark.django_db
JOB = {"title": "Data analyst", "company": "Acme"}


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(make.NOW)
    return time_machine


@pytest.fixture
def served(settings):
    settings.MAIL_SERVER = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}


def turned_down(client, email="ana@example.org", **typed) -> Page:
    account = {"email": email, "password1": story.PASSWORD, "zone": "Europe/Lisbon"}
    page = get(client, get(client, "/").link("I was just turned down"))
    return page.press(client, "Keep it", **{**JOB, **account, **typed})


def test_where_no_code_is_needed_the_next_page_is_moment_a(client):
    page = turned_down(client)
    assert page.heading == "They said no."
    assert "Data analyst, Acme" in page.main
    event = RejectionEvent.objects.get()
    assert event.application.title == "Data analyst"
    assert User.objects.get().zone == "Europe/Lisbon"
    assert RecoveryPlan.objects.get().event == event


def test_through_the_code_the_job_is_kept_and_a_line_to_tell_someone_is_there(client, served):
    page = turned_down(client)
    assert page.heading == "Confirm your address"
    assert "While the mail travels: a line to tell someone" in page.main
    assert not Application.objects.exists()
    page = page.press(client, "Confirm", code=story.latest_code())
    assert page.heading == "They said no."
    assert Application.objects.count() == RejectionEvent.objects.count() == 1
    assert get(client, "/turned-down/").heading == "Which job was it?"  # taken up once
    assert Application.objects.count() == 1


def test_another_address_keeps_what_was_typed_about_the_job(client, served):
    page = turned_down(client, "typo@exmaple.org").press(client, "Use another address")
    assert page.heading == "Which job was it?"
    assert (page.value("title"), page.value("company")) == ("Data analyst", "Acme")
    page = page.press(client, "Keep it", email="ana@example.org", password1=story.PASSWORD)
    assert page.press(client, "Confirm", code=story.latest_code()).heading == "They said no."


def test_whoever_has_an_account_signs_in_and_the_job_is_kept_there(client, served):
    alice = story.person_with_password()
    page = turned_down(client, alice.email)
    assert page.heading == "Confirm your address"
    page = page.press(client, "Sign in instead")
    page = page.press(client, "Sign in", login=alice.email, password=story.PASSWORD)
    assert page.heading == "They said no."
    assert RejectionEvent.objects.get().owner == alice


def test_a_known_and_an_unknown_address_look_alike(served):
    story.person_with_password("alice@example.org")
    known, unknown = (
        turned_down(Client(), address) for address in ("alice@example.org", "zelda@example.org")
    )
    assert known.main.replace("alice", "zelda") == unknown.main
    assert known.path == unknown.path
    assert len(mail.outbox) == 2


def test_after_an_hour_the_words_are_nobody_s(client, served, clock):
    turned_down(client)
    clock.shift(3700)
    client.force_login(make.person())
    page = get(client, "/turned-down/")
    assert page.heading == "Which job was it?"
    assert page.value("title") == ""
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    ("title", "company"), [("", "Acme"), ("  ", "Acme"), ("Analyst", ""), ("x" * 201, "Acme")]
)
def test_role_and_company_are_both_needed(client, title, company):
    page = turned_down(client, title=title, company=company)
    assert page.heading == "Which job was it?"
    assert page.errors()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("spoke", "variant"), [("yes", Variant.INTERVIEWS), ("no", Variant.FORM), ("", Variant.FORM)]
)
def test_whether_they_spoke_decides_the_words(client, spoke, variant):
    turned_down(client, spoke=spoke)
    assert RejectionEvent.objects.get().variant == variant


class TestSignedIn:
    @pytest.fixture
    def alice(self, client):
        person = make.person()
        client.force_login(person)
        return person

    def test_only_the_job_is_asked(self, client, alice):
        page = get(client, "/turned-down/")
        assert "E-mail address" not in page.main
        assert page.press(client, "Keep it", **JOB).heading == "They said no."

    def test_a_second_press_is_the_same_no(self, client, alice):
        form = get(client, "/turned-down/")
        for _press in "12":
            page = form.press(client, "Keep it", **JOB)
        assert page.heading == "They said no."
        assert RejectionEvent.objects.count() == Application.objects.count() == 1

    def test_a_job_that_is_on_record_gets_its_no(self, client, alice):
        standing = make.application(alice, stage=Stage.INTERVIEWING)
        get(client, "/turned-down/").press(client, "Keep it", title="data  ANALYST", company="ACME")
        assert RejectionEvent.objects.get().application == standing

    def test_undo_takes_the_no_back(self, client, alice):
        get(client, "/turned-down/").press(client, "Keep it", **JOB).press(client, "Undo")
        assert Application.objects.get().is_active


def test_where_nobody_can_sign_up_the_door_leads_to_the_sign_in(client, settings):
    settings.SIGNUP = "closed"
    assert get(client, "/turned-down/").heading == "Sign in"
