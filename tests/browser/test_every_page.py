"""Every page there is, at a phone and at a desk, in light and dark: no violation of axe-core, nothing to
scroll sideways, no word in the console."""

import pytest
from django.db.models import Model
from django.urls import reverse

from tests import builders
from tests.browser.visitor import Visitor
from tests.cast import cast_of, mail_links
from tests.doors import OWN, PUBLIC, ROWS, VERB, name_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NO_PAGES = {"health", "health_live", "manifest", "worker"}
# On the way to something else, or within another page.
NO_PAGES_OF_THEIR_OWN = {"account_reauthenticate", "entry_sentences"}


def is_page(key: str, methods: tuple[str, ...]) -> bool:
    return methods != VERB and key not in NO_PAGES_OF_THEIR_OWN and not key.startswith("mfa_")


def pages_of_a_search(cast: dict[str, Model]) -> list[str]:
    urls = [reverse(name) for name, methods in OWN.items() if is_page(name, methods)]
    return urls + [d.url(name_of(key), cast) for key, d in ROWS.items() if is_page(key, d.methods)]


def test_the_public_pages(visitor: Visitor) -> None:
    for name in sorted(PUBLIC - NO_PAGES):
        visitor.goes_to(reverse(name))


def test_the_pages_of_a_search(visitor: Visitor) -> None:
    owner = builders.person()
    cast = cast_of(owner)
    visitor.is_signed_in(owner)
    for url in pages_of_a_search(cast):
        visitor.goes_to(url)


def test_the_pages_behind_a_mail_s_buttons(visitor: Visitor) -> None:
    cast = cast_of(builders.person())
    for url in mail_links(cast["follow_up"], cast["act"]).values():
        visitor.goes_to(url)


def test_a_page_that_is_not_there(visitor: Visitor) -> None:
    visitor.is_signed_in(builders.person())
    visitor.goes_to("/nowhere/", expect=404)
    visitor.complaints = [words for words in visitor.complaints if "404" not in words]
