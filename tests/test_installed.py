"""What a browser is told so that the site can be installed and read without a network."""

import json

import pytest
from django.urls import reverse

from accounts import copies, sessions
from rebound.installed import SHELL
from tests import builders
from tests.cast import cast_of
from tests.pages import get
from tests.sources import ROOT

pytestmark = pytest.mark.django_db


def test_the_manifest_names_icons_that_are_there_and_places_that_open(client):
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    for icon in manifest["icons"]:
        assert (ROOT / icon["src"].lstrip("/")).is_file(), icon
    client.force_login(builders.person())
    for place in [manifest["start_url"], *(shortcut["url"] for shortcut in manifest["shortcuts"])]:
        assert client.get(place).status_code == 200


def test_what_a_phone_shares_arrives_in_the_form_to_add_a_job(client):
    target = json.loads(client.get("/manifest.webmanifest").content)["share_target"]
    client.force_login(builders.person())
    sent = {"text": "Look at this https://jobs.example.org/analyst", "title": "Data analyst"}
    names = {target["params"][part]: text for part, text in sent.items()}
    response = client.get(target["action"], names)
    assert response.status_code == 200
    assert "https://jobs.example.org/analyst" in response.content.decode()


def test_the_worker_governs_the_whole_site_and_is_asked_for_anew_each_time(client):
    response = client.get("/worker.js")
    assert response["Content-Type"] == "text/javascript"
    assert "no-cache" in response["Cache-Control"]
    site = json.loads(response.content.decode().splitlines()[0].removeprefix("const SITE = ").rstrip(";"))
    assert site["offline"] in site["shell"]
    assert len(site["shell"]) == len(SHELL) + 1


def test_the_page_of_no_connection_is_the_same_for_everybody(client):
    body = next(get(client, "/offline/").root.iter("body"))
    assert "data-signed-out" not in body.attrib, "or it would clear the words that wait on the device"
    assert "data-person" not in body.attrib


def test_only_three_kinds_of_pages_may_be_kept_and_none_of_them_as_a_search(client):
    owner = builders.person()
    cast = cast_of(owner)
    client.force_login(owner)
    preparation = reverse("preparation", args=[cast["interview"].pk])
    for path in ("/today/", reverse("toolbelt"), preparation):
        assert copies.COPY in client.get(path).headers
        assert copies.COPY not in client.get(f"{path}?q=tides").headers
        assert copies.COPY not in client.get(path, headers={"HX-Request": "true"}).headers
    for path in (
        "/people/",
        "/settings/",
        "/writing/",
        reverse("application", args=[cast["application"].pk]),
    ):
        assert copies.COPY not in client.get(path).headers


def test_the_mark_tells_one_session_from_the_next_and_from_nobody(client):
    def mark() -> str:
        return client.get("/privacy/")[copies.MARK]

    alice = builders.person()
    assert mark() == copies.NOBODY
    client.force_login(alice)
    first = mark()
    assert first == mark() != copies.NOBODY
    assert client.session.session_key not in first
    client.post(reverse("cover_names"))
    covered = mark()
    client.logout()
    assert mark() == copies.NOBODY
    client.force_login(alice)
    assert len({first, covered, mark()}) == 3


def test_a_shared_computer_gets_the_mark_of_nobody(client):
    client.force_login(builders.person())
    session = client.session
    sessions.mark_shared(session, True)
    session.save()
    assert client.get("/today/")[copies.MARK] == copies.NOBODY
