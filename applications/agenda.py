"""What the mails of some people may name at one moment: asked of the database once for all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from django.db.models import OuterRef, Subquery, prefetch_related_objects

from accounts.models import User
from applications.models import Aim, FollowUp, InterviewStage, MailKind, Mention, Note, Reminder, State
from applications.models.mentions import MOST_MENTIONS
from applications.models.reminders import EVES

SECOND_MENTION_AFTER = timedelta(days=3)
Days = dict[date, list[InterviewStage]]


@dataclass(frozen=True)
class Wanted:
    """A list for somebody. `but_for`: the mail in hand; what an earlier try of it named does not count."""

    person: User
    kind: str
    day: date
    but_for: Reminder | None = None

    def through(self, now: datetime) -> date:
        return week_end(self.day) if self.kind == MailKind.WEEK else self.person.today(now)


# ---- lists ---------------------------------------------------------------------------
def follow_ups(person: User, kind: str, day: date, *, now: datetime) -> list[FollowUp]:
    """What a list of that day may name, most helpful first."""
    return lists([Wanted(person, kind, day)], now=now)[0]


def lists(wanted: list[Wanted], *, now: datetime) -> list[list[FollowUp]]:
    """Each of them, most helpful first."""
    by_day: dict[date, list[User]] = defaultdict(list)
    for one in wanted:
        by_day[one.through(now)].append(one.person)
    due = {day: _due(people, now, through=day) for day, people in by_day.items()}
    told = _told(chain.from_iterable(rows for day in due.values() for rows in day.values()))

    def named(one: Wanted) -> list[FollowUp]:
        before = {row: told.get(row.pk, {}) for row in due[one.through(now)][one.person.pk]}
        mail = one.but_for and one.but_for.pk
        return [
            row
            for row, mails in before.items()
            if may_be_named([on for key, on in mails.items() if key != mail], one.day)
        ]

    return [named(one) for one in wanted]


def _due(people: list[User], now: datetime, *, through: date) -> dict[object, list[FollowUp]]:
    rows = FollowUp.objects.mentionable_to(people, now, through=through).exclude(application__is_sample=True)
    due: dict[object, list[FollowUp]] = {person.pk: [] for person in people}
    known = {person.pk: person for person in people}
    notes = Note.objects.filter(application__company=OuterRef("application__company")).order_by("-made_at")
    rows = rows.annotate(language_there=Subquery(notes.values("language")[:1]))
    for row in rows.with_case().most_helpful_first():
        person = known[row.owner_id]
        if row.kind != Aim.DEBRIEF or person.debrief_mail:
            due[person.pk].append(_of(person, row))
    return due


def _of(person: User, row: FollowUp) -> FollowUp:
    """Theirs, as both it and its application know without asking."""
    row.owner = person
    if row.application:
        row.application.owner = person
    return row


def _told(rows: Iterable[FollowUp]) -> dict[object, dict[object, date]]:
    """The days on which mails named each, by mail."""
    told: dict[object, dict[object, date]] = defaultdict(dict)
    mentions = Mention.objects.told().filter(follow_up__in=list(rows))
    for row, mail, on in mentions.values_list("follow_up", "reminder", "reminder__day"):
        told[row][mail] = on
    return told


def may_be_named(told_on: list[date], day: date) -> bool:
    """At most twice, and the second time on the third day after the first."""
    if not told_on:
        return True
    return len(told_on) < MOST_MENTIONS and day - min(told_on) >= SECOND_MENTION_AFTER


def with_what_drafts_need(rows: list[FollowUp]) -> None:
    """Look up what their drafts are made of, once for all."""
    prefetch_related_objects(rows, "notes")
    applications = [row.application for row in rows if row.application]
    of_the_case = ("involvements__contact", "interviews__interviewers", "rejections")
    prefetch_related_objects(applications, *of_the_case)


def week_end(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


# ---- interviews ----------------------------------------------------------------------
def days_of_interviews(person: User, *, now: datetime) -> Days:
    """Interviews ahead, today's and tomorrow's, by the person's own calendar day."""
    return days_of_all([person], now=now)[person.pk]


def days_of_all(people: list[User], *, now: datetime) -> dict[object, Days]:
    soon = {person.pk: person.today(now) + timedelta(days=1) for person in people}
    days: dict[object, Days] = {person.pk: {} for person in people}
    if not people:
        return days
    known = {person.pk: person for person in people}
    rows = InterviewStage.objects.filter(owner__in=people).ahead(now)
    rows = rows.filter(application__outcome="", application__is_sample=False)
    rows = rows.filter(day__lte=max(soon.values()) + timedelta(days=1))
    for row in rows.with_people().soonest_first():
        day = row.day_of(known[row.owner_id])
        if day <= soon[row.owner_id] and row.last_moment() > now:
            days[row.owner_id].setdefault(day, []).append(row)
    return days


def kind_of_eve(person: User, day: date, interviews: list[InterviewStage]) -> MailKind | None:
    """A talk that is set or moved once the mail about its day is out gets one more, and that day no third.
    None while a mail about that day is in hand: nobody knows yet whether it tells of that talk."""
    rows = Reminder.objects.of(person).filter(kind__in=EVES, day=day)
    states = dict(rows.values_list("kind", "state"))
    if all(talk.is_announced for talk in interviews):
        return MailKind.EVE
    if {State.CLAIMED, State.HANDED} & set(states.values()):
        return None
    return MailKind.ADDED if states.get(MailKind.EVE) in {State.SENT, State.UNKNOWN} else MailKind.EVE


def day_before(day: date) -> date:
    return day - timedelta(days=1)
