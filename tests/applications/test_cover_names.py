"""Cover names: one press, and companies and people are initials on every page until it is pressed again."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.covering import cover, initials
from applications.models import Note
from tests import builders as make
from tests.builders import NOW
from tests.cast import cast_of
from tests.doors import OWN, PAGE, ROWS, name_of
from tests.pages import Page, get

pytestmark = pytest.mark.django_db
SECRET = ("Acme", "Maria", "Ortiz")


@pytest.fixture
def cast():
    with time_machine.travel(NOW, tick=False):
        yield cast_of(make.person())


@pytest.fixture
def client(client, cast):
    client.force_login(cast["application"].owner)
    return client


def press(client, label: str, where: str = "today") -> Page:
    return get(client, reverse(where)).press(client, label)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Acme", "A."),
        ("Maria Ortiz", "M. O."),
        ("Kestrel & Moor", "K. M."),
        ("jean-luc  picard", "J. L. P."),
        ("東京 太郎", "東. 太."),
        ("???", "–"),
    ],
)
def test_a_name_becomes_its_initials(name, shown):
    assert initials(name) == shown


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Acme</p>", "<p>A.</p>"),
        ("<p>Acme’s Acmeology, (Acme)</p>", "<p>A.’s Acmeology, (A.)</p>"),
        ("<p>Acme Labs and Acme</p>", "<p>A. L. and A.</p>"),
        ("<p>Kestrel &amp; Moor</p>", "<p>K. M.</p>"),
        ('<a href="/Acme/" data-x="Acme">x</a>', '<a href="/Acme/" data-x="Acme">x</a>'),
        ('<input value="Acme"><textarea>Acme</textarea>', '<input value="Acme"><textarea>Acme</textarea>'),
        ("<script>Acme</script><!-- Acme -->", "<script>Acme</script><!-- Acme -->"),
        ("<p>株式会社東京です</p>", "<p>株.です</p>"),
        ("", ""),
    ],
)
def test_what_is_shown_is_covered_and_what_is_typed_or_meant_for_the_machine_is_not(html, shown):
    assert cover(html, {"Acme", "Acme Labs", "Kestrel & Moor", "株式会社東京"}) == shown


def test_one_press_covers_every_page_and_the_next_one_shows_them_again(client, cast):
    assert "Acme" in get(client, reverse("applications_closed")).main
    press(client, "Cover names")
    for name, methods in OWN.items():
        if methods == PAGE and not name.startswith(("mfa_", "account_")):
            shown_page_hides(client, reverse(name), name)
    for key, door in ROWS.items():
        if door.methods == PAGE and key not in {"export_file", "interview_ics", "document_file"}:
            shown_page_hides(client, door.url(name_of(key), cast), key)
    press(client, "Show names")
    assert "Acme" in get(client, reverse("applications_closed")).main


def shown_page_hides(client, url: str, name: str) -> None:
    response = client.get(url, follow=True)
    if not response.get("Content-Type", "").startswith("text/html"):
        return
    page = Page(response)
    if not page.all("main"):  # a mail as it will be
        return
    fields = {"".join(area.itertext()).strip() for area in page.all("textarea")}
    text = page.main
    for field in fields:
        text = text.replace(" ".join(field.split()), "")
    assert not [word for word in SECRET if word in text], name


def test_a_covered_note_is_still_the_whole_note_in_its_field(client, cast):
    press(client, "Cover names")
    page = get(client, reverse("follow_up", args=[cast["follow_up"].pk]))
    assert "Maria" in page.value("body")
    page.press(client, "Keep it")
    assert not Note.objects.filter(body__contains="M. O.").exists()


def test_the_way_back_is_on_every_page_and_under_more(client):
    press(client, "Cover names", where="more")
    assert get(client, reverse("toolbelt")).has_button("Show names")


def test_no_other_session_is_covered(client, cast):
    press(client, "Cover names")
    other = Client()
    other.force_login(cast["application"].owner)
    assert "Acme" in get(other, reverse("applications_closed")).main


def test_only_pages_of_this_site_are_gone_back_to(client):
    response = client.post(reverse("cover_names"), {"next": "https://elsewhere.example/"})
    assert response.headers["Location"] == reverse("today")


def test_only_covered_pages_pay_for_it(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("library"))
        return len(asked)

    client.get(reverse("library"))
    plain = queries()
    press(client, "Cover names")
    assert queries() == plain + 2
