"""Without a connection one reads Today, the preparation and the tool belt as they were. After a sign-out,
here or elsewhere, and on a shared computer nothing of it is on the device."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser

from accounts import sessions
from accounts.models import User
from applications.models import InterviewStage
from reflections.models import Tool
from tests import builders
from tests.browser.site import Site
from tests.browser.visitor import Visitor
from tests.ops.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = """async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('copies-'))
    const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return found.flat().map(({ url }) => new URL(url).pathname).sort()
}"""
ALL_OF_IT = """async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('copies-'))
    const copies = await caches.open(names[0])
    const pages = await copies.matchAll()
    return (await Promise.all(pages.map((page) => page.text()))).join()
}"""
LOCAL_WORDS = "Object.keys(localStorage).filter((name) => name.startsWith('words:'))"


@pytest.fixture
def alice() -> User:
    """She has a talk tomorrow, and one tool."""
    alice = builders.person()
    now = timezone.now()
    Tool.objects.create(owner=alice, kept_at=now, kind="new_about_me", text="Say the assumption first.")
    application = builders.application(alice)
    maria = builders.contact(alice, for_=application)
    builders.interview(application, day=alice.today(now) + timedelta(days=1), with_=[maria])
    return alice


@pytest.fixture
def phone(site: Site, browser: Browser, alice: User):
    visitor = Visitor(browser, site.url, width=390, keeps_pages=True)
    visitor.is_signed_in(alice)
    yield visitor
    visitor.context.close()


def kept_on(phone: Visitor) -> list[str]:
    return phone.page.evaluate(KEPT)


def waits_until_kept(phone: Visitor, count: int) -> None:
    wait_until(lambda: len(kept_on(phone)) == count)


def opens(phone: Visitor, path: str) -> None:
    phone.page.goto(path, wait_until="load")


def test_in_a_cellar_one_reads_today_the_preparation_and_the_tool_belt(phone: Visitor, site: Site) -> None:
    talk = InterviewStage.objects.get()
    preparation = reverse("preparation", args=[talk.pk])
    opens(phone, "/today/")
    waits_until_kept(phone, 3)
    assert kept_on(phone) == sorted([reverse("today"), reverse("toolbelt"), preparation])

    site.kill()
    phone.goes_to("/today/")
    phone.reads("No connection. This page is as it was on")
    phone.follows("Maria Ortiz")
    phone.reads("Say the assumption first.")
    phone.follows("Tool belt")
    phone.reads("Say the assumption first.")
    # Words go on being written, and any other page says what there is.
    opens(phone, preparation)
    phone.page.get_by_label("Your notes").fill("Ask about the tides")
    phone.reads("No connection. Your words are kept on this device")
    phone.goes_to("/settings/")
    phone.is_at("No connection.")
    phone.page.get_by_role("link", name="Maria").wait_for()
    phone.complaints.clear()  # that addresses could not be reached

    site.start()
    phone.page.get_by_role("button", name="Try again").click()
    phone.is_at("Settings")
    opens(phone, preparation)
    assert phone.page.get_by_label("Your notes").input_value() == "Ask about the tides"
    phone.reads("Saved")

    # A talk that was called off leaves no page to prepare it behind.
    talk.delete()
    opens(phone, "/today/")
    waits_until_kept(phone, 2)


def test_a_form_sent_without_a_connection_keeps_its_words_and_goes_out_when_it_is_back(
    phone: Visitor, site: Site
) -> None:
    opens(phone, "/today/")
    waits_until_kept(phone, 3)
    opens(phone, reverse("tool_add"))
    phone.fills(In_your_words="Two questions are enough.")
    phone.page.get_by_text("New about me").click()
    site.kill()
    phone.page.get_by_role("button", name="Keep it").click()
    phone.reads("No connection. Nothing was changed; press again when it is back.")
    assert phone.page.get_by_label("In your words").input_value() == "Two questions are enough."
    site.start()
    phone.page.get_by_role("button", name="Keep it").click()
    phone.is_at("Tool belt")
    assert Tool.objects.filter(text="Two questions are enough.").count() == 1


def test_signing_out_leaves_nothing_on_the_device(phone: Visitor) -> None:
    opens(phone, "/today/")
    waits_until_kept(phone, 3)
    phone.page.evaluate("localStorage.setItem('words:1:/x/:body', '{}')")
    opens(phone, reverse("more"))
    phone.page.get_by_role("button", name="Sign out").click()
    phone.is_at("For the day they say no.")
    assert (kept_on(phone), phone.page.evaluate(LOCAL_WORDS)) == ([], [])


def test_a_session_ended_elsewhere_leaves_nothing_after_the_next_contact(phone: Visitor) -> None:
    opens(phone, "/today/")
    waits_until_kept(phone, 3)
    phone.page.evaluate("localStorage.setItem('words:1:/x/:body', '{}')")
    Session.objects.all().delete()
    opens(phone, "/people/")
    phone.is_at("Sign in")
    waits_until_kept(phone, 0)
    assert phone.page.evaluate(LOCAL_WORDS) == []


def test_names_that_are_covered_are_covered_in_what_is_kept(phone: Visitor) -> None:
    opens(phone, "/today/")
    waits_until_kept(phone, 3)
    phone.page.get_by_role("button", name="Cover names").click()
    phone.page.get_by_role("button", name="Show names").first.wait_for()
    waits_until_kept(phone, 3)
    assert "Maria" not in phone.page.evaluate(ALL_OF_IT)


def test_on_a_shared_computer_nothing_is_kept(phone: Visitor, alice: User, site: Site) -> None:
    client = Client()
    client.force_login(alice)
    session = client.session
    sessions.mark_shared(session, True)
    session.save()
    phone.context.add_cookies([{"name": "session", "value": session.session_key, "url": site.url}])
    for page in (
        "/today/",
        reverse("toolbelt"),
        reverse("preparation", args=[InterviewStage.objects.get().pk]),
    ):
        opens(phone, page)
    phone.page.get_by_label("Your notes").fill("Nothing of this stays")
    workers = "async () => (await navigator.serviceWorker.getRegistrations()).length"
    assert phone.page.evaluate(workers) == 0
    assert phone.page.evaluate("() => caches.keys()") == []
    assert phone.page.evaluate("localStorage.length") == 0
