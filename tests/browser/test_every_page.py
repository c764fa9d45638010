"""Every page there is, as the person of the demo finds it, at a phone and at a desk, in light and dark: no
violation of axe-core, nothing to scroll sideways, no text cut off or covered, no word in the console, nothing
asked of elsewhere. The pictures stay in var/pictures, to be looked at."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from rebound.management.commands.seed_demo import ADDRESS
from tests import builders
from tests.browser.demo_rows import addresses_of_plans, rows_of
from tests.browser.visitor import Visitor
from tests.cast import mail_links
from tests.doors import OWN, PUBLIC, ROWS, SHARED, VERB, name_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NO_PAGES = {"health", "health_live", "manifest", "worker"}
# On the way to something else, or within another page.
NO_PAGES_OF_THEIR_OWN = {"account_reauthenticate", "entry_sentences"}
# What somebody finds who has just begun.
BEGUN = [
    "today",
    "board",
    "applications",
    "applications_closed",
    "people",
    "toolbelt",
    "writing",
    "look_back",
]


def is_page(key: str, methods: tuple[str, ...]) -> bool:
    return methods != VERB and key not in NO_PAGES_OF_THEIR_OWN and not key.startswith("mfa_")


def pages_of_the_demo(owner: User) -> dict[str, str]:
    rows = rows_of(owner, now=timezone.now())
    return {
        **{name: reverse(name) for name, methods in OWN.items() if is_page(name, methods)},
        **{
            key.replace(" ", "_"): door.url(name_of(key), rows)
            for key, door in {**SHARED, **ROWS}.items()
            if is_page(key, door.methods)
        },
        **addresses_of_plans(owner),
        **{key.replace(" ", "_"): url for key, url in mail_links(rows["follow_up"], rows["act"]).items()},
    }


def test_the_public_pages(visitor: Visitor) -> None:
    for name in sorted(PUBLIC - NO_PAGES):
        visitor.goes_to(reverse(name), called=name)


def test_the_pages_of_a_search(both_visitors: list[Visitor]) -> None:
    call_command("seed_demo", verbosity=0)
    owner = User.objects.get(email=ADDRESS)
    pages = pages_of_the_demo(owner)
    for visitor in both_visitors:
        visitor.is_signed_in(owner)
        for name, url in pages.items():
            visitor.goes_to(url, called=name)


def test_the_pages_of_somebody_who_has_just_begun(visitor: Visitor) -> None:
    visitor.is_signed_in(builders.person())
    for name in BEGUN:
        visitor.goes_to(reverse(name), called=f"{name}_begun")


def test_a_page_that_is_not_there(visitor: Visitor) -> None:
    visitor.is_signed_in(builders.person())
    visitor.goes_to("/nowhere/", expect=404, called="not_there")
    visitor.complaints = [words for words in visitor.complaints if "404" not in words]


def test_the_living_page_of_every_part(visitor: Visitor) -> None:
    visitor.is_signed_in(builders.person(is_staff=True))
    visitor.goes_to(reverse("design"), called="design")
