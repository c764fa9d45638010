"""A draft stands in the mail while it is made of facts alone; what the person wrote never does."""

from datetime import timedelta

import pytest

from applications.models import Aim, Note
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import follow_up, send, someone, tick

pytestmark = pytest.mark.django_db
MINE = "cleaning data where it is born"


@pytest.fixture
def check():
    about = make.application(someone(), title="Data analyst", company="Acme", now=NOW)
    make.contact(about.owner, name="Maria Ortiz", for_=about)
    return follow_up(about)


def mailed(sink) -> dict[str, str]:
    tick()
    send()
    [mail] = [mail for mail in sink.mails if mail["Subject"].startswith("Your list")]
    return {kind: mail.get_body((kind,)).get_content() for kind in ("plain", "html")}


def note(row, body: str, *, edited: bool) -> Note:
    about = row.application
    return Note.objects.create(
        owner=row.owner,
        application=about,
        contact=about.involvements.get().contact,
        follow_up=row,
        kind=row.kind,
        body=body,
        edited=edited,
        made_at=NOW,
    )


def test_a_draft_of_facts_stands_in_both_parts_after_the_first_lines(sink, check):
    parts = mailed(sink)
    assert all("Dear Maria" in body and "Alice Adler" in body for body in parts.values())
    assert "Maria" not in parts["plain"][:150] and "Acme" not in parts["plain"][:150]


def test_no_english_draft_where_the_last_note_to_that_company_was_in_another_language(sink, check):
    earlier = make.application(check.owner, title="Clerk", company="Acme", now=NOW)
    for days, language in ((9, "en"), (2, "de"), (5, "en")):
        made_at = NOW - timedelta(days=days)
        earlier.notes.create(owner=check.owner, kind=Aim.NOTE, language=language, made_at=made_at)
    assert all("Dear Maria" not in body for body in mailed(sink).values())


@pytest.mark.parametrize("edited", [True, False])
def test_what_the_person_wrote_stays_out_and_its_words_are_counted(sink, check, edited):
    note(check, f"Dear Maria, {MINE}", edited=edited)
    parts = mailed(sink)
    assert not any(MINE in body or "Dear Maria" in body for body in parts.values())
    assert ("Your draft is saved, 8 words." in parts["plain"]) is edited
    assert "Open the draft" in parts["plain"]


def test_what_was_noted_after_a_talk_does_not_reach_a_mail(sink, check):
    about = check.application
    thanks = follow_up(about, kind=Aim.THANK_YOU, contact=about.involvements.get().contact)
    make.interview(about, day=TODAY, at=None, with_=[thanks.contact], thank_for=MINE)
    assert not any(MINE in body for body in mailed(sink).values())


def test_where_nobody_is_known_a_thank_you_has_no_draft(sink):
    about = make.application(someone(), now=NOW)
    follow_up(about, kind=Aim.THANK_YOU)
    assert "Dear" not in mailed(sink)["plain"]
