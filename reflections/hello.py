"""The door that was left open: a day to say hello again, and a day to apply again."""

from datetime import date, datetime, timedelta

from django.db import models, transaction
from django.db.models import Q

from applications.models import Aim, Application, Ending, FollowUp, RejectionEvent
from reflections import program


def usual_days(event: RejectionEvent) -> int:
    """Sooner where the role went away: something else may come of it."""
    went_away = event.outcome == Ending.POSITION_CLOSED or event.filled_from_inside
    return program.SAY_HELLO_AFTER_CLOSED if went_away else program.SAY_HELLO_DEFAULT


def choices(event: RejectionEvent) -> list[tuple[int, bool]]:
    """(days, is suggested)."""
    return [(days, days == usual_days(event)) for days in program.SAY_HELLO_DAYS]


def say_hello_in(application: Application, days: int, *, contact_id: object, now: datetime) -> FollowUp:
    """A day to say hello again; one for each person and application, moved if pressed again."""
    rule = f"hello:{application.pk}:{contact_id or ''}"
    return _put_down(application, Aim.KEEP_IN_TOUCH, rule, days, contact_id=contact_id, now=now)


def apply_again_in(application: Application, months: int, *, now: datetime) -> FollowUp:
    """A day to look whether the role, or one like it, is open again."""
    rule = f"reapply:{application.pk}"
    today = application.owner.today(now)
    days = (_months_on(today, months) - today).days
    return _put_down(application, Aim.RE_APPLY, rule, days, contact_id=None, now=now)


def of(application: Application) -> models.QuerySet[FollowUp]:
    """Every day that was put down for it, hello or another try."""
    rules = Q(rule_key=f"reapply:{application.pk}") | Q(rule_key__startswith=f"hello:{application.pk}:")
    return FollowUp.objects.of(application.owner_id).filter(rules)


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or the last one that month has."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)


@transaction.atomic
def _put_down(
    application: Application, kind: str, rule: str, days: int, *, contact_id: object, now: datetime
) -> FollowUp:
    owner = application.owner
    due_on = owner.fitting_day(owner.today(now) + timedelta(days=days))
    follow_up, made = FollowUp.objects.get_or_create(
        owner=owner,
        rule_key=rule,
        defaults={
            "application": application,
            "contact_id": contact_id,
            "kind": kind,
            "due_on": due_on,
        },
    )
    if not made:
        follow_up.reopen(now=now, via="page")
        follow_up.snooze(due_on, now=now, via="page")
    return follow_up
