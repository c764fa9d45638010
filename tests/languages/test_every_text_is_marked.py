"""Every page in a language nobody speaks: whatever is still English was not marked for translation."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts import help_lines
from tests import builders
from tests.cast import cast_of, mail_links
from tests.doors import ENTRANCE, OWN, PUBLIC, ROWS, SHARED, VERB, name_of
from tests.languages.pseudo import LONG, spoken
from tests.pages import Page
from tests.sources import APPS

pytestmark = pytest.mark.django_db
WORD = re.compile(r"[A-Za-z]{2,}")
SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title")
UNSEEN = {"script", "style", "svg", "textarea", "code"}
BROUGHT = {"Role", "Company", "Status", "Analyst", "Applied"}  # the list of the cast
LINES = [line for lines in help_lines.IN_COUNTRY.values() for line in lines] + [help_lines.EVERYWHERE]
ADDRESSES = [label for line in LINES for label, _ in line.ways if isinstance(label, str)]
NAMES = set(WORD.findall(" ".join(["Rebound LinkedIn YouTube", *ADDRESSES, *(line.name for line in LINES)])))
# Drafts to others are in the note's language; a link to be entered again asks for what was sent by mail.
NOT_LOOKED_AT = {"mails_tomorrow", "mail_tomorrow", "account_reset_password_from_key"}


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    with spoken(LONG):
        yield


def words_of_people() -> set[str]:
    """All that stands in the rows: names, titles and whatever else was written or brought in."""
    kinds = models.CharField | models.TextField | models.JSONField
    ours = [m for m in apps.get_models() if m._meta.app_label in (*APPS, "account")]
    values = [
        getattr(row, field.attname)
        for model in ours
        for field in model._meta.fields
        if isinstance(field, kinds)
        for row in model._default_manager.all()
    ]
    return {word for value in values for word in WORD.findall(str(value))}


def texts(node: Element) -> Iterator[str]:
    """What is seen or read out, and what scripts may say; not what people wrote in a language of its own."""
    yield from (node.get(name) for name in SPOKEN if node.get(name))
    if node.get("id") == "words":
        yield from (text for name, text in node.attrib.items() if not name.endswith("-url") and name != "id")
    for child in node:
        is_list_of_languages = child.tag == "select" and child.get("name") == "language"
        if child.tag not in UNSEEN and child.get("lang") is None and not is_list_of_languages:
            yield child.text or ""
            yield from texts(child)
        yield child.tail or ""


def unmarked(response: HttpResponse, known: set[str]) -> set[str]:
    if response.streaming:
        list(response.streaming_content)  # read to its end, it closes its file
    if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
        return set()
    found = {word for text in texts(Page(response).root) for word in WORD.findall(text)}
    return found - known - NAMES


def test_the_pages_of_a_search(client: Client) -> None:
    owner = builders.person(language=LONG)
    cast = cast_of(owner)
    client.force_login(owner)
    known = words_of_people() | BROUGHT
    doors = {name: reverse(name) for name, methods in OWN.items() if methods != VERB}
    doors |= {k: d.url(name_of(k), cast) for k, d in {**ROWS, **SHARED}.items() if d.methods != VERB}
    found = {key: unmarked(client.get(doors[key]), known) for key in set(doors) - NOT_LOOKED_AT}
    assert {key: words for key, words in found.items() if words} == {}


def test_the_pages_for_everybody() -> None:
    stranger = Client(headers={"accept-language": LONG})
    names = (PUBLIC | ENTRANCE) - NOT_LOOKED_AT
    found = {name: unmarked(stranger.get(reverse(name)), set()) for name in names}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_pages_behind_a_mail_s_buttons(client: Client) -> None:
    cast = cast_of(builders.person(language=LONG))
    known = words_of_people()
    stranger = Client(headers={"accept-language": LONG})
    links = mail_links(cast["follow_up"], cast["act"])
    found = {name: unmarked(stranger.get(url), known) for name, url in links.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_what_is_wrong_with_a_form_is_said_in_the_language_too(client: Client) -> None:
    client.force_login(builders.person(language=LONG))
    for name in ("application_add", "contact_add", "tool_add", "capture"):
        response = client.post(reverse(name), {"act": "keep"})
        assert Page(response).errors(), name
        response.status_code = 200
        assert unmarked(response, words_of_people()) == set(), name


def test_the_check_itself_finds_a_bare_word(client: Client) -> None:
    client.force_login(builders.person())  # she reads English
    assert "Today" in unmarked(client.get("/today/"), set())
