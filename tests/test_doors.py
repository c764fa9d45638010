"""Walks every address: nobody gets in without signing in, nobody sees a stranger's row, and a verb is
not pressed by a link. An address that is not written down in doors.py fails."""

from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.builders import NOW
from tests.cast import cast_of, mail_links
from tests.doors import (
    AT_THIS_MACHINE,
    BY_ITS_OWN_KEY,
    ENTRANCE,
    FROM_A_MAIL,
    OWN,
    PUBLIC,
    ROWS,
    SHARED,
    VERB,
    addresses,
    name_of,
)
from tests.pages import Page
from tests.sources import APPS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_time():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast():
    return cast_of(builders.person())


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def rows_as_they_are() -> dict[str, list[tuple]]:
    models = [m for m in apps.get_models() if m._meta.app_label in APPS]
    return {m._meta.label: sorted(map(repr, m._default_manager.values_list())) for m in models}


def test_every_address_is_written_down():
    known = (
        PUBLIC
        | ENTRANCE
        | FROM_A_MAIL
        | BY_ITS_OWN_KEY
        | AT_THIS_MACHINE
        | set(OWN)
        | set(SHARED)
        | {name_of(key) for key in ROWS}
    )
    unknown = {name for name in addresses() if not name.startswith("admin:")} - known
    assert unknown == set(), "say in tests/doors.py what kind of door this is"
    assert known - set(addresses()) == set(), "no longer an address"


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_page_is_open(client, name):
    assert client.get(reverse(name)).status_code in {200, 503}  # the second: health, before the first tick


def test_without_signing_in_every_private_address_leads_to_the_sign_in(client, cast):
    doors = {name: reverse(name) for name in OWN} | {
        k: d.url(name_of(k), cast) for k, d in {**ROWS, **SHARED}.items()
    }
    before = rows_as_they_are()
    for name, url in doors.items():
        for method in (client.get, client.post):
            response = method(url)
            assert response.status_code == 302, (name, response.status_code)
            assert response["Location"].startswith(reverse("account_login")), name
    assert rows_as_they_are() == before


def test_a_stranger_finds_nothing_behind_anybody_s_id(cast):
    client, before = signed_in(builders.stranger()), None
    for key, door in ROWS.items():
        before = before or rows_as_they_are()
        url = door.url(name_of(key), cast)
        got = client.get(url).status_code
        assert got == (405 if door.methods == VERB else 404), (key, got)
        if "POST" in door.methods:
            assert client.post(url, {"act": "save", "body": "x"}).status_code == 404, key
    assert rows_as_they_are() == before


def test_a_stranger_s_id_looks_like_one_that_was_never_given(cast):
    client = signed_in(builders.stranger())
    theirs = client.get(ROWS["application"].url("application", cast))
    nobody_s = client.get(reverse("application", args=[uuid4()]))
    assert theirs.status_code == nobody_s.status_code
    assert Page(theirs).main == Page(nobody_s).main


@pytest.mark.parametrize("key", [key for key, door in ROWS.items() if len(door.rows) > 1])
def test_a_stranger_s_second_id_opens_no_door_of_one_s_own(cast, key):
    bob = builders.stranger()
    own = cast_of(bob)
    second = list(ROWS[key].rows.values())[1]
    url = ROWS[key].url(name_of(key), {**own, second: cast[second]})
    client = signed_in(bob)
    responses = [getattr(client, method.lower())(url) for method in ROWS[key].methods]
    assert {r.status_code for r in responses} == {404}


@pytest.mark.parametrize("key", ROWS)
def test_its_owner_opens_the_door_which_changes_nothing_and_a_verb_is_not_a_link(cast, key):
    door = ROWS[key]
    client = signed_in(cast["application"].owner)
    url, before = door.url(name_of(key), cast), rows_as_they_are()
    response = client.get(url)
    if response.streaming:
        list(response.streaming_content)  # read to its end, it closes its file
    got = response.status_code
    assert got == 405 if door.methods == VERB else got in {200, 302}, got
    if "POST" not in door.methods:
        assert client.post(url).status_code == 405
    assert rows_as_they_are() == before


def test_one_s_own_pages_open(cast):
    client = signed_in(cast["application"].owner)
    for name, methods in OWN.items():
        if name.startswith("mfa_") or name == "account_reauthenticate":  # these ask for the password again
            continue
        got = client.get(reverse(name)).status_code
        assert got == 405 if methods == VERB else got in {200, 302}, name
        if "POST" not in methods:
            assert client.post(reverse(name)).status_code == 405, name


def test_no_form_of_the_site_is_taken_from_another_site(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["application"].owner)
    before = rows_as_they_are()
    for key, door in ROWS.items():
        if "POST" in door.methods:
            assert client.post(door.url(name_of(key), cast)).status_code == 403, key
    assert rows_as_they_are() == before


def test_a_link_in_a_mail_opened_by_a_scanner_changes_nothing_and_shows_no_name(client, cast):
    before = rows_as_they_are()
    for name, url in mail_links(cast["follow_up"], cast["act"]).items():
        for method in (client.get, client.head):
            response = method(url)
            assert response.status_code == 200, name
            for secret in ("Acme", "Maria", "Ortiz", "Data analyst", "Adler", "Private words"):
                assert secret not in response.content.decode(), name
    assert rows_as_they_are() == before


def test_the_admin_is_shut_for_those_who_do_not_run_the_site(client):
    bob = signed_in(builders.stranger())
    names = [n for n in addresses() if n.startswith("admin:") and not n.endswith((":None", ":login"))]
    assert len(names) > 10
    for name in names:
        url = admin_url(name)
        for who in (client, bob):
            status = who.get(url).status_code
            assert status in {302, 403, 404} or name in {"admin:logout"}, (name, status)


def admin_url(name: str) -> str:
    for kwargs in ({}, {"object_id": "1"}, {"content_type_id": 1, "object_id": 1}, {"app_label": "accounts"}):
        try:
            return reverse(name, kwargs=kwargs)
        except Exception:
            continue
    return "/admin/nowhere/"
