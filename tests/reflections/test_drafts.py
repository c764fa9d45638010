"""Every draft reads as somebody wrote it, however little is known and however awkward it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

import pytest
from django.utils import translation

from accounts.models import User
from applications.models import (
    Aim,
    Application,
    Channel,
    Contact,
    Ending,
    FollowUp,
    Kind,
    Note,
    RejectionEvent,
    Role,
)
from reflections import drafts, linkedin, recovery, remarks, wording
from reflections.desk import Desk
from reflections.draft_facts import Words
from tests import builders as make

pytestmark = pytest.mark.django_db

LONG = "Senior Principal Data and Analytics Engineer (m/f/d), Platform & Insights, Northern Region"
JOBS = [  # title, company
    ("Data analyst", "Acme"),
    (LONG, "The Ministry for Regional Development, Digital Affairs and Consumer Protection"),
    ("محلل بيانات", "شركة <b>"),
]
NAMES = [
    "",
    "Dr. Vogel",
    "Ms Ortiz",
    "van der Berg, Anna",
    "Maria Ortiz",
    "Cher",
    "Nguyễn Thị Minh Khai",
    "פלוני אלמוני",
    "Dr. Ada B. O'Neil",
    "J.",
    "x" * 160,
]
KINDS = ["high_road_note", "thank_you", "status_check", "keep_in_touch", "connection_request"]
WORDS = [
    Words(),
    Words(
        stayed="how you plan.", occasion="congratulations on the new office", changed="I finished a course."
    ),
    Words(stayed=" tests & <trust> ", own="You asked what I read. It was a cookbook."),
]


@dataclass(frozen=True)
class Case:
    application: Application
    contact: Contact | None
    event: RejectionEvent | None
    words: Words


def job(owner: User, title: str, company: str, people: list[tuple[str, str]], *, kind: str = "") -> list:
    """(application, person) for each of them and for nobody; the first two were met in one talk."""
    application = make.application(owner, title=title, company=company, on=make.TODAY)
    crowd = [make.contact(owner, name=name, for_=application, role=role) for name, role in people]
    if kind:
        make.interview(application, day=make.TODAY - timedelta(days=400), kind=kind, with_=crowd[:2])
    return [(application, contact) for contact in [None, *crowd]]


def every_role(owner: User) -> list[Case]:
    """Each role, with and without a talk, every ending, brought in every way by them or by nobody known."""
    people = [("Ana Lund", role) for role in Role.values]
    found = [*job(owner, *JOBS[0], people), *job(owner, *JOBS[0], people, kind=Kind.FINAL)]
    return [Case(*who, event, WORDS[0]) for who in found for event in events(*who)]


def every_name(owner: User) -> list[Case]:
    """Awkward names, titles and words, every ending once."""
    people = [(name, Role.HIRING_MANAGER) for name in NAMES]
    found = [who for title, company in JOBS for who in job(owner, title, company, people, kind=Kind.PHONE)]
    return [
        Case(*who, event, words)
        for who in found
        for event in {event.outcome: event for event in events(*who)}.values()
        for words in WORDS
    ]


def events(application: Application, contact: Contact | None) -> Iterator[RejectionEvent]:
    for ending, channel, inside in product(Ending.values, Channel.values, [False, True]):
        silent = ending == Ending.NO_ANSWER
        if silent == (channel == Channel.SILENCE) and not (silent and inside):
            for told in {None, None if silent else contact}:
                yield RejectionEvent(
                    owner=application.owner,
                    application=application,
                    outcome=ending,
                    channel=channel,
                    filled_from_inside=inside,
                    told_by=told,
                    recorded_at=make.NOW,
                    happened_on=make.TODAY,
                    at_stage=application.stage,
                )


AWKWARD = re.compile(
    r"  |\n\n\n| \n|\n | ,| \.|\.\.|,,|None|\{|\}|Dear ,|&amp;|&lt;|&#|\ba the\b|!|\bthe the\b|\. [a-z]"
    r"|(Dear|and) (Dr|Ms|van)\b[.,]"
)


def check(text: str) -> None:
    assert not AWKWARD.search(text.replace("Dr. ", "").replace("J.", "J")), text
    assert re.match(r"(Dear|Hello) ?[^\s,]*[^,]*,", text), text
    assert len(text.split()) <= 150, text


@pytest.mark.parametrize("cases", [every_role, every_name])
def test_no_note_has_stray_blanks_an_empty_greeting_a_placeholder_or_too_many_words(cases):
    owner = make.person()
    texts = {
        drafts.body(
            "high_road_note", c.application, c.contact, event=c.event, words=c.words, now=make.NOW
        ): c.contact
        for c in cases(owner)
    }
    for text, contact in texts.items():
        check(text)
        assert remarks.about(Note(contact=contact), text) == []  # the second pair of eyes agrees
    assert len(texts) > 60


@pytest.mark.parametrize("kind", KINDS[1:])
def test_nor_has_any_other_draft(kind):
    people = [*((name, Role.INTERVIEWER) for name in NAMES), *(("Sam Lee", role) for role in Role.values)]
    owner = make.person()
    for title, company in JOBS:
        for who, words in product(job(owner, title, company, people, kind=Kind.PHONE), WORDS):
            check(drafts.body(kind, *who, words=words, now=make.NOW))


def draft(kind: str, ending: str, role: str, **case: object) -> str:
    """Told to a person of that role after one talk."""
    owner = make.person()
    application = make.application(owner, title="Cook")
    contact = make.contact(owner, name="Ana Lund", for_=application, role=role)
    talked = case.pop("talked", True)
    if talked:
        make.interview(application, day=make.TODAY - timedelta(days=9), with_=[contact])
    event = recovery.begin(application, ending, now=make.NOW)
    event.told_by = contact if case.pop("told", False) else None
    for name, value in case.items():
        setattr(event, name, value)
    return drafts.body(kind, application, contact, event=event, now=make.NOW)


@pytest.mark.parametrize("role", Role.values)
def test_no_answer_says_nowhere_that_somebody_chose(role):
    text = draft("high_road_note", "no_answer", role)
    assert not re.search(r"chose|decided|decision|someone else|reject|answer and accept", text)


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("told", [True, False])
def test_an_offer_taken_back_is_called_that(role, told):
    text = draft("high_road_note", "offer_withdrawn", role, told=told)
    assert "taken back" in text or (told and role == "agency_recruiter")
    assert not re.search(r"chose|someone else|decision", text)


@pytest.mark.parametrize("role", Role.values)
def test_a_job_that_went_away_went_to_nobody(role):
    text = draft("high_road_note", "position_closed", role)
    assert "went away" in text
    assert not re.search(r"chose|someone else|decision", text)


def test_filled_from_inside_wishes_the_colleague_well():
    text = draft("high_road_note", "rejected", "hiring_manager", filled_from_inside=True, told=True)
    assert "was filled from inside" in text
    assert "you and your colleague a good start" in text


def test_after_a_call_the_note_opens_with_thanks_for_calling():
    text = draft("high_road_note", "rejected", "hiring_manager", channel="call", told=True)
    assert text.startswith("Dear Ana,\n\nThank you for calling me yourself, and for the time")


def test_nobody_is_thanked_for_telling_who_did_not_tell():
    assert "telling" not in draft("high_road_note", "rejected", "hiring_manager", channel="email")


def test_an_agency_did_not_choose_and_hears_of_roles_that_reach_it():
    text = draft("high_road_note", "rejected", "agency_recruiter", told=True, channel="email")
    assert "Thank you for putting me forward" in text
    assert "reach you" in text
    assert "you chose" not in text


def test_a_recruiter_without_a_talk_is_thanked_for_help_and_not_for_time():
    text = draft("high_road_note", "rejected", "recruiter", talked=False)
    assert "your help with my application" in text


@pytest.mark.parametrize(("talked", "words"), [(True, "get that far"), (False, "standing ready")])
def test_a_reference_is_thanked_for_what_was_really_done_in_two_lines(talked, words):
    text = draft("high_road_note", "rejected", "reference", talked=talked)
    assert words in text
    assert len(text.split("\n\n")) == 3
    assert "May I name you again?" in text


def test_nobody_is_thanked_for_a_talk_that_is_still_ahead_or_was_another():
    """After a screening with Maria and Lena: a phone call with Sam lies before it, a panel ahead."""
    owner = make.person()
    about = make.application(owner, title="Cook")
    people = {
        name: make.contact(owner, name=name, for_=about, role="interviewer")
        for name in ("Maria", "Lena", "Sam", "Jonas")
    }
    make.interview(about, day=make.TODAY - timedelta(days=9), with_=[people["Maria"], people["Sam"]])
    screening = make.interview(
        about, day=make.TODAY - timedelta(days=1), with_=[people["Maria"], people["Lena"]]
    )
    make.interview(about, day=make.TODAY + timedelta(days=7), with_=[people["Maria"], people["Jonas"]])
    row = FollowUp(owner=owner, application=about, interview=screening, kind="thank_you", due_on=make.TODAY)
    row.save()
    desk = Desk.lay(row, people["Maria"], now=make.NOW)
    assert "and thank Lena from me too" in desk.note.body
    assert "Jonas" not in desk.note.body
    assert {p.contact.name: p.talks for p in desk.everybody} == {"Maria": 2, "Lena": 1, "Sam": 1, "Jonas": 0}
    assert "Jonas" not in drafts.body("thank_you", about, people["Maria"], now=make.NOW)


@pytest.mark.parametrize("premium", [False, True])
def test_a_line_to_connect_fits_whole_however_long_the_names_are(premium):
    owner = make.person(premium_linkedin=premium, name="A" + "a" * 119)
    for who in (who for words in JOBS for who in job(owner, *words, [(n, "interviewer") for n in NAMES])):
        text = drafts.body("connection_request", *who, now=make.NOW)
        assert linkedin.length(text) <= (300 if premium else 200)
        assert "…" not in text


def test_a_line_to_connect_says_as_much_as_there_is_room_for():
    assert draft("connection_request", "rejected", "hiring_manager") == (
        "Dear Ana, thank you for the time you gave me when we spoke about the Cook role at Acme. "
        "I would be glad to stay in touch. Alice Adler"
    )


def test_length_is_counted_in_utf_16_units_as_a_field_of_a_browser_does():
    assert [linkedin.length(text) for text in ["é", "e\u0301", "𝄞", "👩‍🔧", "a\nb"]] == [1, 2, 2, 5, 3]


def test_a_draft_stays_english_when_the_page_is_not():
    with translation.override("de"):
        assert draft("high_road_note", "rejected", "hiring_manager").startswith("Dear Ana,")


def test_a_line_taken_out_and_put_back_leaves_the_text_as_it_was():
    text = draft("high_road_note", "rejected", "hiring_manager")
    line = drafts.line("door")
    without = wording.hold(text, line, wanted=False)
    assert line not in without
    assert wording.hold(without, line, wanted=True) == text
    assert wording.hold(text, line, wanted=True) == text


@pytest.mark.parametrize(
    ("text", "held"),
    [("", "\n\nX."), ("Dear Ana,", "Dear Ana,\n\nX."), ("No sign-off here.", "No sign-off here. X.")],
)
def test_a_line_goes_into_a_text_of_any_shape(text, held):
    assert wording.hold(text, "X.", wanted=True) == held


def test_a_check_names_the_day_of_the_talk_once_it_was_held_with_them():
    owner = make.person()
    application = make.application(owner, title="Cook", on=make.TODAY - timedelta(days=20))
    ana, jo = (make.contact(owner, name=name, for_=application) for name in ("Ana Lund", "Jo Berg"))
    make.interview(application, day=make.TODAY - timedelta(days=9), with_=[ana])
    make.interview(application, day=make.TODAY - timedelta(days=8), kind=Kind.ASSESSMENT, with_=[ana])
    make.interview(application, day=make.TODAY + timedelta(days=9), with_=[jo])
    spoke, applied = "the Cook role, which we spoke about on 1 March.", "for which I applied on 18 February."
    for contact, words in [(ana, spoke), (None, spoke), (jo, applied)]:
        assert words in drafts.body(Aim.STATUS_CHECK, application, contact, now=make.NOW)
