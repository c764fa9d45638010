"""What the mails on record told the person, as far as that is kept: which things, and which talks."""

from collections import defaultdict
from datetime import date, timedelta

from accounts.models import User
from applications.models import InterviewStage, Reminder
from applications.models.reminders import EVES, TOLD


def with_talks(rows: list[Reminder], person: User) -> list[Reminder]:
    """Each with its `talks`: those of its day that a mail announced, if it was a mail about talks."""
    eves = {row.day for row in rows if row.kind in EVES and row.state in TOLD}
    talks = _announced(person, eves) if eves else {}
    for row in rows:
        row.talks = talks.get(row.day, []) if row.kind in EVES and row.state in TOLD else []
    return rows


def _announced(person: User, days: set[date]) -> dict[date, list[InterviewStage]]:
    """By the person's own calendar day, which a talk's own may lie beside."""
    near = {day + timedelta(days=by) for day in days for by in (-1, 0, 1)}
    talks: dict[date, list[InterviewStage]] = defaultdict(list)
    rows = InterviewStage.objects.of(person).filter(day__in=near, announced_for__isnull=False)
    for talk in rows.select_related("application__company").soonest_first():
        talks[talk.day_of(person)].append(talk)
    return talks
