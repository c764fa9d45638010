"""What is on record decides the words: every variant at every depth, as design section 4 has them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from accounts.models import User
from applications.models import Application, Kind, RejectionEvent, Role
from reflections import drafts, hello, people, program, recovery, steps, telling
from reflections.models import RecoveryPlan
from tests import builders
from tests.reflections.story import MONDAY, at, every_day, keys, plan_of, the_open_one

pytestmark = pytest.mark.django_db

ROOM = "You were in the room, and someone else was chosen."
END = "They could see you doing it"
PAGE = "Whoever decided this had a page or two in front of them."
AWAY = "The job went away. Nobody was chosen over you."
INSIDE = "It went to someone who was already there."
SILENCE = "Silence shows how they treat people who wait."
TAKEN = "You had it, and it was taken back."
CALLED = "They called, and you had to answer on the spot. "

ALL = ["quiet", "thank", "connect", "door", "inventory", "forward"]
THREE = ["new_about_me", "relearned", "field"]


@dataclass(frozen=True)
class Case:
    variant: str
    says: str
    opens: str = ""  # how the first note begins, after its greeting
    ending: str = "rejected"
    talk: str = Kind.TECHNICAL
    known: tuple[str, ...] = (Role.HIRING_MANAGER,)
    news: dict[str, object] = field(default_factory=dict)
    steps: tuple[str, ...] = tuple(ALL)
    first: str = Role.HIRING_MANAGER
    hello: int = 90
    asks: tuple[str, ...] = tuple(THREE)


TOLD = "Thank you for telling me, and for the time"
HEARD = "Thank you for the time you gave me"
CASES = {
    "form letter": Case(
        "form",
        PAGE,
        talk="",
        known=(),
        steps=("quiet", "inventory", "forward"),
        first="",
        asks=("field", "new_about_me", "relearned"),
    ),
    "form letter, recruiter known": Case(
        "form",
        PAGE,
        "Thank you for your help with my application",
        talk="",
        known=(Role.RECRUITER,),
        first=Role.RECRUITER,
        asks=("field", "new_about_me", "relearned"),
    ),
    "after interviews": Case("interviews", ROOM, HEARD),
    "told by mail": Case("interviews", ROOM, TOLD, news={"channel": "email"}),
    "after the final round": Case("final", END, HEARD, talk=Kind.FINAL),
    "by phone": Case("phone", CALLED + ROOM, "Thank you for calling me yourself", news={"channel": "call"}),
    "by phone after the final round": Case(
        "final", CALLED + END, "Thank you for calling me", talk=Kind.FINAL, news={"channel": "call"}
    ),
    "position closed": Case("position_closed", AWAY, HEARD, ending="position_closed", hello=60),
    "filled from inside": Case(
        "interviews", INSIDE, "Thank you for the time", news={"filled_from_inside": True}, hello=60
    ),
    "through a referrer": Case(
        "via_referrer",
        ROOM,
        "The Cook role went to someone else. Thank you for putting my name forward.",
        known=(Role.HIRING_MANAGER, Role.REFERRER),
        first=Role.REFERRER,
    ),
    "through an agency": Case(
        "via_agency",
        ROOM,
        "Thank you for putting me forward for the Cook role.",
        known=(Role.HIRING_MANAGER, Role.AGENCY_RECRUITER),
        first=Role.AGENCY_RECRUITER,
    ),
    "no answer": Case("no_answer", SILENCE, HEARD, ending="no_answer", asks=(*THREE, "signs")),
    "offer withdrawn": Case("offer_withdrawn", TAKEN, HEARD, ending="offer_withdrawn"),
}


def told(case: Case, owner: User) -> tuple[Application, RejectionEvent]:
    return told_by(case, owner, now=at(MONDAY))


def told_by(case: Case, owner: User, *, now: datetime) -> tuple[Application, RejectionEvent]:
    """With the people of the case known, a talk ten days before, and the news on that day."""
    application = builders.application(owner, title="Cook", now=now - timedelta(days=30))
    contacts = [builders.contact(owner, for_=application, role=role) for role in case.known]
    if case.talk:
        day = owner.today(now) - timedelta(days=10)
        builders.interview(application, day=day, kind=case.talk, with_=contacts[:1])
    event = recovery.begin(application, case.ending, now=now)
    news = case.news | ({"told_by": contacts[0]} if "channel" in case.news else {})
    for name, value in news.items():
        setattr(event, name, value)
    event.decide_variant()
    event.save()
    return application, event


def chosen(case: Case, depth: str) -> RecoveryPlan:
    _application, event = told(case, every_day())
    plan = plan_of(event)
    steps.choose_depth(plan, depth, now=at(MONDAY))
    return plan_of(event)


@pytest.mark.parametrize("name", CASES)
def test_the_variant_and_its_sentence(name):
    case = CASES[name]
    _application, event = told(case, every_day())
    assert event.variant == case.variant
    said = program.sentence(
        event.variant,
        reached=event.reached(),
        by_call=event.by_call,
        from_inside=event.filled_from_inside,
    )
    assert said.startswith(case.says)


@pytest.mark.parametrize("name", CASES)
def test_a_lot_has_these_steps_and_the_first_of_them_on_the_second_morning(name):
    case = CASES[name]
    plan = chosen(case, "a_lot")
    assert tuple(keys(plan)) == case.steps
    assert (the_open_one(plan).due_on - MONDAY).days == (2 if "thank" in case.steps else 5)
    assert plan.event.application.is_quiet(at(MONDAY))


@pytest.mark.parametrize("name", CASES)
def test_somewhat_has_the_same_without_quiet_and_forward_a_day_later(name):
    case = CASES[name]
    plan = chosen(case, "somewhat")
    assert tuple(keys(plan)) == tuple(key for key in case.steps if key not in {"quiet", "forward"})
    assert (the_open_one(plan).due_on - MONDAY).days == (1 if "thank" in case.steps else 4)
    assert not plan.event.application.is_quiet(at(MONDAY))


@pytest.mark.parametrize("name", CASES)
def test_not_much_has_none(name):
    assert keys(chosen(CASES[name], "not_much")) == []


@pytest.mark.parametrize("name", CASES)
def test_the_first_note_goes_to_the_right_person_and_opens_with_the_right_words(name):
    case = CASES[name]
    application, event = told(case, every_day())
    whom = people.to_write_to(event)
    assert (whom[0].role if whom else "") == case.first
    if whom:
        text = drafts.body("high_road_note", application, whom[0].contact, event=event, now=at(MONDAY))
        assert text.split("\n\n")[1].startswith(case.opens)


@pytest.mark.parametrize("name", CASES)
def test_the_usual_day_for_a_hello_and_the_questions(name):
    case = CASES[name]
    _application, event = told(case, every_day())
    assert hello.usual_days(event) == case.hello
    assert tuple(q.prompt for q in program.questions("a_lot", event.variant)) == case.asks
    assert [q.prompt for q in program.questions("somewhat", event.variant)] == ["one_thing"]


def test_only_after_a_final_round_the_reference_is_told_first():
    first = {
        name: telling.lines(told(case, every_day(email=f"{n}@example.org"))[1])[0].to_a_reference
        for n, (name, case) in enumerate(CASES.items())
    }
    assert {name for name, is_first in first.items() if is_first} == {
        "after the final round",
        "by phone after the final round",
    }


def test_only_where_there_was_a_talk_a_reference_is_said_to_have_helped():
    """Neither a form letter nor a silence without a talk was helped along by anybody."""
    cases = {
        **CASES,
        "no answer and no talk": Case("no_answer", SILENCE, ending="no_answer", talk="", known=()),
    }
    for number, (name, case) in enumerate(cases.items()):
        _application, event = told(case, every_day(email=f"{number}@example.org"))
        [line] = [line.text for line in telling.lines(event) if line.to_a_reference]
        assert ("helped me get that far" in line) == bool(case.talk), name
        assert ("standing ready to speak for me" in line) == (not case.talk), name


def test_through_an_agency_only_its_recruiter_and_a_reference_are_written_to():
    case = Case("via_agency", "", known=(Role.HIRING_MANAGER, Role.AGENCY_RECRUITER, Role.REFERENCE))
    _application, event = told(case, every_day())
    assert [p.role for p in people.to_write_to(event)] == [Role.AGENCY_RECRUITER, Role.REFERENCE]


def test_nothing_about_silence_says_that_somebody_chose():
    words = [program.sentence("no_answer", reached="final", by_call=False, from_inside=False)]
    words += [str(line.text) for line in telling.first_lines("no_answer")]
    assert not [text for text in words if "chose" in text or "someone else" in text]
