"""What the mails on record told the person, as far as that is kept: which things, and which talks."""

from collections import defaultdict
from datetime import date, time, timedelta

from accounts import clock
from accounts.models import User
from applications.models import InterviewStage, Reminder
from applications.models.reminders import EVES, TOLD

SIDE = timedelta(days=1)  # a day elsewhere lies at most that far beside


def with_talks(rows: list[Reminder], person: User) -> list[Reminder]:
    """Each with its `talks`: those of its day that a mail announced, if it was a mail about talks."""
    eves = {row.day for row in rows if row.kind in EVES and row.state in TOLD}
    talks = _announced(person, eves) if eves else {}
    for row in rows:
        row.talks = talks.get(row.day, []) if row.kind in EVES and row.state in TOLD else []
    return rows


def _announced(person: User, days: set[date]) -> dict[date, list[InterviewStage]]:
    """By the day of the person's calendar that was told: a talk may have been moved since."""
    near = clock.at(min(days), time.min, person.tz) - SIDE, clock.at(max(days), time.max, person.tz) + SIDE
    talks: dict[date, list[InterviewStage]] = defaultdict(list)
    rows = InterviewStage.objects.of(person).filter(announced_for__range=near)
    for talk in rows.select_related("application__company").order_by("announced_for", "id"):
        talks[_told_day(talk, person)].append(talk)
    return talks


def _told_day(talk: InterviewStage, person: User) -> date:
    """One without an hour is told for its noon there, which may be another day here."""
    return talk.announced_for.astimezone(person.tz if talk.starts_at else clock.zone(talk.zone)).date()
