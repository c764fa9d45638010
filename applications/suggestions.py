"""What Rebound suggests by itself, once a day at the person's hour. Each rule names where its figure comes
from, and each has a key of its own: run twice, it makes nothing twice. None sends or decides anything."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.models import User
from applications import silence, waiting
from applications.models import Aim, Application, FollowUp, InterviewStage, Kind
from applications.silence import Facts

MOST_CHECKS_A_DAY = 3
# Somebody else is met in the one; in the other nobody may be.
WITHOUT_A_TALK = {Kind.REFERENCE_CHECK}

Rule = Callable[[User, datetime], list[FollowUp]]


@transaction.atomic
def suggest(person: User, *, now: datetime) -> list[FollowUp]:
    """What is new; a second run on the same day answers nothing."""
    return [row for rule in RULES for row in rule(person, now)]


# ---- silence -------------------------------------------------------------------------
def ask_how_it_stands(person: User, now: datetime) -> list[FollowUp]:
    """Two working days after the promised day, five after a talk, ten days after applying, once more a
    week later. Conventions: two surveys among managers who hire (2011, 2017) and the advice of career
    pages. Three a day at most, so that a list brought along does not fill a morning; the promised first."""
    today = person.today(now)
    rows = waiting.worth_a_check(person, today)
    known = list(zip(rows, silence.facts_of_all(rows, today), strict=True))
    made: list[FollowUp] = []
    for application, facts in sorted(known, key=lambda pair: _most_pressing(pair[1])):
        if len(made) == MOST_CHECKS_A_DAY:
            break
        if check := silence.offer(application, facts, today=today):
            made.append(check)
    return made


def _most_pressing(facts: Facts) -> tuple[bool, bool, date]:
    return (facts.promised_on is None, facts.last_talk_on is None, silence.check_on(facts) or date.max)


def questions(person: User, *, now: datetime) -> list[tuple[Application, Facts]]:
    """Those of which it may be asked: count this as no answer? Longest quiet first. 45 days after applying:
    one vendor's figures, and Ontario's law for the interviewed; three weeks after the last sign: advice.
    Nothing is stored: the question stands for as long as the facts do, and a day of one's own ends it."""
    today = person.today(now)
    rows = waiting.longest_waiting(person, today)
    known = zip(rows, silence.facts_of_all(rows, today), strict=True)
    asked = [(row, facts) for row, facts in known if (day := silence.question_on(facts)) and day <= today]
    return sorted(asked, key=lambda pair: pair[1].quiet_since or today)


# ---- after a talk --------------------------------------------------------------------
def ask_how_it_was(person: User, now: datetime) -> list[FollowUp]:
    """On the day of a talk, to be seen once it is over and for a day: career centres advise to write down
    how it went right after, one within an hour or two."""
    today = person.today(now)
    talks = InterviewStage.objects.of(person).standing().filter(application__outcome="")
    near = talks.filter(day__range=(today - timedelta(days=1), today + timedelta(days=1)))
    return [row for talk in near.with_people() if (row := how_was_it(talk, now=now))]


def how_was_it(talk: InterviewStage, *, now: datetime) -> FollowUp | None:
    """The question about that talk, if its time is near and it has not been asked."""
    day = talk.day_of(talk.owner)
    wanted = talk.kind not in WITHOUT_A_TALK and talk.debriefed_at is None and talk.application.is_active
    if not wanted or day > talk.owner.today(now) or talk.is_long_over(now):
        return None
    row, made = FollowUp.objects.get_or_create(
        owner_id=talk.owner_id,
        rule_key=f"debrief:{talk.pk}",
        defaults={
            "application": talk.application,
            "interview": talk,
            "contact": talk.interviewers.by_name().first(),
            "kind": Aim.DEBRIEF,
            "due_on": day,
        },
    )
    return row if made else None


def let_old_questions_rest(person: User, now: datetime) -> list[FollowUp]:
    """After a day nobody asks how it was; the page stays, to be opened from the talk."""
    asked = FollowUp.objects.of(person).open().filter(kind=Aim.DEBRIEF, due_on__lt=person.today(now))
    old = [row.pk for row in asked.select_related("interview", "owner") if not row.is_asked_now(now)]
    FollowUp.objects.filter(pk__in=old).update(let_go_at=now)
    return []


RULES: tuple[Rule, ...] = (ask_how_it_stands, ask_how_it_was, let_old_questions_rest)
