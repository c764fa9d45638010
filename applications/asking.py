"""Is there still something to say, and may it be said now? Asked at planning and again at the last moment."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from accounts.addresses import address_is_confirmed
from accounts.models import Rhythm, User
from applications.models import (
    Aim,
    Application,
    FollowUp,
    InterviewStage,
    MailKind,
    Mention,
    Reminder,
    State,
    Why,
)
from applications.models.mentions import MOST_MENTIONS
from applications.models.reminders import EVES

SECOND_MENTION_AFTER = timedelta(days=3)
MOST_ITEMS = 7


@dataclass(frozen=True)
class Say:
    """Go ahead, with these."""

    follow_ups: list[FollowUp] = field(default_factory=list)
    more: int = 0  # due as well, and only on Today
    interviews: list[InterviewStage] = field(default_factory=list)


@dataclass(frozen=True)
class Wait:
    until: datetime


@dataclass(frozen=True)
class Skip:
    why: Why


Answer = Say | Wait | Skip


def ask(reminder: Reminder, person: User, *, now: datetime) -> Answer:
    if reminder.kind == MailKind.SAMPLE:
        return _sample(person, now)
    why = _unwanted(person, now) or (
        _unwanted_eve(person, now) if reminder.kind in EVES else _unwanted_list(person, now)
    )
    if why:
        return Skip(why)
    if person.is_night(now):
        return Wait(person.awake_from(now))
    if reminder.kind in EVES:
        interviews = _to_announce(reminder, days_of_interviews(person, now=now).get(reminder.day, []))
        return Say(interviews=interviews) if interviews else Skip(Why.NO_TALK)
    due = follow_ups(person, reminder.kind, reminder.day, now=now, but_for=reminder)
    return Say(follow_ups=due[:MOST_ITEMS], more=len(due[MOST_ITEMS:])) if due else Skip(Why.NOTHING)


def _sample(person: User, now: datetime) -> Answer:
    """Asked for by a press: whatever the hour, and also where nothing is due."""
    if why := _unwanted(person, now):
        return Skip(why)
    due = follow_ups(person, MailKind.DAY, person.today(now), now=now)
    return Say(follow_ups=due[:MOST_ITEMS], more=len(due[MOST_ITEMS:]))


def _unwanted(person: User, now: datetime) -> Why | None:
    if not person.is_active:
        return Why.INACTIVE
    if person.mail_hold_reason:
        return Why.HELD
    return None if address_is_confirmed(person) else Why.UNCONFIRMED


def _unwanted_list(person: User, now: datetime) -> Why | None:
    if person.rhythm == Rhythm.OFF:
        return Why.OFF
    if person.is_paused(now):
        return Why.PAUSED
    held = Application.objects.of(person).holding_the_rest(now).exists()
    return Why.QUIET if held else None


def _unwanted_eve(person: User, now: datetime) -> Why | None:
    if not person.eve_mail:
        return Why.OFF
    return Why.PAUSED if pauses_interviews(person, now) else None


def pauses_interviews(person: User, now: datetime) -> bool:
    return person.pause_interviews and person.is_paused(now)


# ---- what there is to say ------------------------------------------------------------
def follow_ups(
    person: User, kind: str, day: date, *, now: datetime, but_for: Reminder | None = None
) -> list[FollowUp]:
    """What a list of that day may name, most helpful first. `but_for`: the mail in hand, whose own
    mentions (of an earlier try) do not count."""
    through = week_end(day) if kind == MailKind.WEEK else None
    due = FollowUp.objects.mentionable(person, now, through=through).with_case().most_helpful_first()
    due = due.exclude(application__is_sample=True)
    due = [_of(person, row) for row in due if row.kind != Aim.DEBRIEF or person.debrief_mail]
    told: dict[object, list[date]] = {}
    mentions = Mention.objects.told().filter(follow_up__in=due).exclude(reminder=but_for)
    for follow_up_id, on in mentions.values_list("follow_up", "reminder__day"):
        told.setdefault(follow_up_id, []).append(on)
    return [row for row in due if may_be_named(told.get(row.pk, []), day)]


def _of(person: User, row: FollowUp) -> FollowUp:
    """Theirs, as both it and its application know without asking."""
    row.owner = person
    if row.application:
        row.application.owner = person
    return row


def may_be_named(told_on: list[date], day: date) -> bool:
    """At most twice, and the second time on the third day after the first."""
    if not told_on:
        return True
    return len(told_on) < MOST_MENTIONS and day - min(told_on) >= SECOND_MENTION_AFTER


def week_end(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def days_of_interviews(person: User, *, now: datetime) -> dict[date, list[InterviewStage]]:
    """Interviews ahead, today's and tomorrow's, by the person's own calendar day."""
    rows = (
        InterviewStage.objects.of(person)
        .ahead(now)
        .filter(application__outcome="", application__is_sample=False)
    )
    soon = person.today(now) + timedelta(days=1)
    rows = rows.filter(day__lte=soon + timedelta(days=1)).with_people().soonest_first()
    days: dict[date, list[InterviewStage]] = {}
    for row in rows:
        day = person.today(row.starts_at) if row.starts_at else row.day
        if day <= soon and row.last_moment() > now:
            days.setdefault(day, []).append(row)
    return days


def kind_of_eve(person: User, day: date, interviews: list[InterviewStage]) -> MailKind:
    """A talk that is set or moved once the mail about its day is out gets one more, and that day no third."""
    out = Reminder.objects.of(person).filter(
        kind=MailKind.EVE, day=day, state__in=[State.SENT, State.UNKNOWN]
    )
    new = not all(talk.is_announced for talk in interviews)
    return MailKind.ADDED if new and out.exists() else MailKind.EVE


def _to_announce(reminder: Reminder, interviews: list[InterviewStage]) -> list[InterviewStage]:
    """Of an addition the new ones; at a second try all, as nobody knows what the first one told."""
    if reminder.kind == MailKind.EVE or reminder.attempts:
        return interviews
    return [talk for talk in interviews if not talk.is_announced]


def day_before(day: date) -> date:
    return day - timedelta(days=1)
