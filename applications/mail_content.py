"""What the two kinds of mail say, before the templates put it into words."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accounts import clock
from accounts.models import User
from accounts.patterns import date_format
from applications import days, tokens
from applications.agenda import week_end
from applications.models import Aim, Application, Contact, FollowUp, InterviewStage
from applications.reasons import quiet_ended_lately, reason

DRAFTED = {
    Aim.HIGH_ROAD_NOTE,
    Aim.THANK_YOU,
    Aim.STATUS_CHECK,
    Aim.KEEP_IN_TOUCH,
    Aim.CONNECTION_REQUEST,
    Aim.WITHDRAWAL,
}


def greeting(person: User, now: datetime) -> str:
    hour, name = now.astimezone(person.tz).hour, " ".join(person.name.split()[:1])[:40]
    if hour < 12:
        return _("Good morning, %(name)s.") % {"name": name} if name else _("Good morning.")
    if hour < 17:
        return _("Good day, %(name)s.") % {"name": name} if name else _("Good day.")
    return _("Good evening, %(name)s.") % {"name": name} if name else _("Good evening.")


@dataclass(frozen=True)
class Item:
    follow_up: FollowUp
    reason: str
    tokens: dict[str, str]  # by the verb of their link
    worked_out: dict[str, Any] = field(default_factory=dict)  # by a tag, once for both parts

    @property
    def has_draft(self) -> bool:
        return self.follow_up.kind in DRAFTED


@dataclass(frozen=True)
class Group:
    application: Application | None
    items: list[Item] = field(default_factory=list)


def day(person: User, follow_ups: list[FollowUp], *, more: int, now: datetime) -> dict[str, Any]:
    """Grouped by application, in the order of the most helpful thing in each."""
    today = person.today(now)
    out_of_quiet = next((row for row in follow_ups if quiet_ended_lately(row, today)), None)
    groups: dict[object, Group] = {}
    for row in follow_ups:
        why = reason(row, now, quiet_is_told=row == out_of_quiet, words=_words_of_own(row))
        signed = {verb: tokens.for_action(row, verb, person) for verb in _verbs(row)}
        group = groups.setdefault(row.application_id or row.pk, Group(row.application))
        group.items.append(Item(row, why, signed))
    return {
        "today": today,
        "week_end": week_end(today),
        "groups": list(groups.values()),
        "count": len(follow_ups),
        "more": more,
        "out_of_quiet": out_of_quiet and tokens.for_action(out_of_quiet, "quiet", person),
    }


def _verbs(row: FollowUp) -> tuple[str, ...]:
    asks = row.kind == Aim.STATUS_CHECK and row.application_id
    return ("done", "later", "let_go", "answered", "nothing") if asks else ("done", "later", "let_go")


def _words_of_own(row: FollowUp) -> int:
    """How many words the person's own draft has: they are not mailed, only counted."""
    return next((note.words for note in row.notes.all() if note.edited and note.sent_at is None), 0)


@dataclass(frozen=True)
class Talk:
    interview: InterviewStage
    begins: str  # on the person's clock
    when: str  # the same with its day and end
    begins_there: str  # on the talk's own clock, where that differs
    people: list[Contact]

    @property
    def phone(self) -> str:
        return next((person.phone for person in self.people if person.phone), "")


def eve(person: User, interviews: list[InterviewStage], *, now: datetime) -> dict[str, Any]:
    today = person.today(now)
    return {
        "talks": [_talk(person, row, today) for row in interviews],
        "is_tomorrow": _day_of(person, interviews[0]) == today + timedelta(days=1),
        "begins": _begins(person, interviews[0]),
    }


def _talk(person: User, interview: InterviewStage, today: date) -> Talk:
    begins, there = _begins(person, interview), ""
    when = days.with_weekday(_day_of(person, interview), today=today)
    if interview.starts_at:
        when = f"{when}, {begins} – {_clock(interview.ends_at.astimezone(person.tz))}"
        theirs = interview.starts_at.astimezone(clock.zone(interview.zone))
        if theirs.utcoffset() != interview.starts_at.astimezone(person.tz).utcoffset():
            there = f"{date_format(theirs, 'l')} {_clock(theirs)}"
    people = sorted(interview.interviewers.all(), key=lambda contact: contact.order_key)
    return Talk(interview, begins, when, there, people)


def _day_of(person: User, interview: InterviewStage) -> date:
    return person.today(interview.starts_at) if interview.starts_at else interview.day


def _begins(person: User, interview: InterviewStage) -> str:
    return _clock(interview.starts_at.astimezone(person.tz)) if interview.starts_at else ""


def _clock(at: datetime) -> str:
    return days.clock(at.time())
