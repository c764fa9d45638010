"""Every draft reads as somebody wrote it, however little is known."""

import re
from itertools import product
from uuid import uuid4

import pytest

from applications.models import Channel, Ending, RejectionEvent, Role
from reflections import drafts, recovery
from tests import builders as make

pytestmark = pytest.mark.django_db

TITLES = [
    "Data analyst",
    "Senior Principal Data and Analytics Engineer (m/f/d), Platform & Insights, Northern Region",
    "محلل بيانات",
]
NAMES = ["Maria Ortiz", "Cher", "Nguyễn Thị Minh Khai", "פלוני אלמוני", None]
KINDS = ["high_road_note", "thank_you", "status_check", "keep_in_touch", "connection_request"]


def draft(kind: str, *, title: str, name: str | None, ending: str, role: str, told: bool, stayed: str) -> str:
    owner = make.person(f"{uuid4()}@example.org")
    application = make.application(owner, title=title, on=make.TODAY)
    contact = make.contact(owner, name=name, for_=application, role=role) if name else None
    event = recovery.begin(application, ending, now=make.NOW)
    if told and contact and ending != Ending.NO_ANSWER:
        RejectionEvent.objects.filter(pk=event.pk).update(told_by=contact, channel=Channel.CALL)
        event.refresh_from_db()
    return drafts.body(kind, application, contact, event=event, stayed=stayed, now=make.NOW)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", Ending.values)
def test_no_stray_blanks_no_empty_greeting_no_placeholder(kind, ending):
    roles, stays = (
        [Role.HIRING_MANAGER, Role.REFERENCE, Role.REFERRER],
        ["", "how you plan.", "tests & trust"],
    )
    for (title, name), role, told in product(zip(TITLES * 2, NAMES, strict=False), roles, [True, False]):
        for stayed in stays[: 1 if role != Role.HIRING_MANAGER else 3]:
            text = draft(kind, title=title, name=name, ending=ending, role=role, told=told, stayed=stayed)
            assert not re.search(r"  |\n\n\n| \n|\n | ,| \.|\.\.|None|\{|\}|Dear ,|&amp;|&#", text), text
            assert not re.match(r"(Dear)? ?,", text), text
            assert 10 < len(text.split()) <= 150, text
            assert "!" not in text


def test_no_answer_says_nowhere_that_somebody_chose():
    text = draft(
        "high_road_note",
        title="Cook",
        name="Ana",
        ending="no_answer",
        role="interviewer",
        told=False,
        stayed="",
    )
    assert not re.search(r"chose|decided|someone else|reject", text)


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.REFERENCE])
def test_an_offer_taken_back_is_called_that(role):
    text = draft(
        "high_road_note", title="Cook", name="Ana", ending="offer_withdrawn", role=role, told=False, stayed=""
    )
    assert "taken back" in text
    assert not re.search(r"chose|someone else", text)


def test_a_line_to_connect_fits_what_linkedin_takes():
    long = dict(title="Cook", ending="rejected", role="interviewer", told=False, stayed="")
    assert len(draft("connection_request", name="Maria Ortiz", **long)) <= 200


def test_a_line_taken_out_and_put_back_leaves_the_text_as_it_was():
    text = draft(
        "high_road_note",
        title="Cook",
        name="Ana",
        ending="rejected",
        role="interviewer",
        told=False,
        stayed="",
    )
    line = drafts.line("door", None)
    assert drafts.toggle(drafts.toggle(text, line), line).split() != []
    assert line not in drafts.toggle(text, line)
