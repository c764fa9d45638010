"""Is there still something to say, and may it be said now? Asked at planning and again at the last moment."""

from dataclasses import dataclass, field
from datetime import datetime

from accounts.addresses import confirmed
from accounts.models import Rhythm, User
from applications import agenda
from applications.agenda import Wanted
from applications.models import Application, FollowUp, InterviewStage, MailKind, Reminder, Why
from applications.models.reminders import EVES

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
    return ask_all([(reminder, person)], now=now)[0]


def ask_all(mails: list[tuple[Reminder, User]], *, now: datetime) -> list[Answer]:
    """An answer to each. How many questions that takes does not depend on how many they are."""
    people = [person for _, person in mails]
    known = confirmed(people)
    quiet = Application.objects.filter(owner__in=people).holding_the_rest(now)
    held = set(quiet.values_list("owner", flat=True))

    def against(mail: tuple[Reminder, User]) -> Skip | Wait | None:
        reminder, person = mail
        why = _unwanted(person, is_confirmed=person.pk in known)
        if reminder.kind != MailKind.SAMPLE:  # asked for by a press, whatever the hour
            why = why or _unwanted_now(reminder, person, now, is_held=person.pk in held)
        if why:
            return Skip(why)
        night = reminder.kind != MailKind.SAMPLE and person.is_night(now)
        return Wait(person.awake_from(now)) if night else None

    answers = [against(mail) for mail in mails]
    said = iter(_say_all([mail for mail, no in zip(mails, answers, strict=True) if no is None], now))
    return [no or next(said) for no in answers]


def _unwanted(person: User, *, is_confirmed: bool) -> Why | None:
    if not person.is_active:
        return Why.INACTIVE
    if person.mail_hold_reason:
        return Why.HELD
    return None if is_confirmed else Why.UNCONFIRMED


def _unwanted_now(reminder: Reminder, person: User, now: datetime, *, is_held: bool) -> Why | None:
    if reminder.kind in EVES:
        if not person.eve_mail:
            return Why.OFF
        return Why.PAUSED if pauses_interviews(person, now) else None
    if person.rhythm == Rhythm.OFF:
        return Why.OFF
    if person.is_paused(now):
        return Why.PAUSED
    return Why.QUIET if is_held else None


def pauses_interviews(person: User, now: datetime) -> bool:
    return person.pause_interviews and person.is_paused(now)


# ---- what there is to say ------------------------------------------------------------
def _say_all(mails: list[tuple[Reminder, User]], now: datetime) -> list[Say | Skip]:
    eves = [person for reminder, person in mails if reminder.kind in EVES]
    wanted = [_wanted(*mail, now) for mail in mails if mail[0].kind not in EVES]
    talks = agenda.days_of_all(eves, now=now)
    lists = iter(agenda.lists(wanted, now=now))
    answers = [
        _announcing(reminder, talks[person.pk].get(reminder.day, []))
        if reminder.kind in EVES
        else _naming(reminder, next(lists))
        for reminder, person in mails
    ]
    said = [answer for answer in answers if isinstance(answer, Say)]
    agenda.with_what_drafts_need([row for say in said for row in say.follow_ups])
    return answers


def _wanted(reminder: Reminder, person: User, now: datetime) -> Wanted:
    if reminder.kind == MailKind.SAMPLE:
        return Wanted(person, MailKind.DAY, person.today(now))
    return Wanted(person, reminder.kind, reminder.day, but_for=reminder)


def _naming(reminder: Reminder, due: list[FollowUp]) -> Say | Skip:
    """A sample is sent also where nothing is due."""
    if not due and reminder.kind != MailKind.SAMPLE:
        return Skip(Why.NOTHING)
    return Say(follow_ups=due[:MOST_ITEMS], more=len(due[MOST_ITEMS:]))


def _announcing(reminder: Reminder, interviews: list[InterviewStage]) -> Say | Skip:
    """Of an addition the new ones; at a second try all, as nobody knows what the first one told."""
    if reminder.kind != MailKind.EVE and not reminder.attempts:
        interviews = [talk for talk in interviews if not talk.is_announced]
    return Say(interviews=interviews) if interviews else Skip(Why.NO_TALK)
