"""The doors left open, by the day they come back: who, what was said last, when to say hello."""

from datetime import date, datetime

from django.db.models import Max, OuterRef, Q, Subquery

from accounts.models import User
from applications.models import Aim, FollowUp, Note
from applications.models.follow_ups import FollowUpQuerySet
from reflections.wording import last_line


def left_open(person: User, *, now: datetime) -> FollowUpQuerySet:
    """Days to say hello again. What is quiet is not shown. `last_note` is the last text to that person,
    `last_talk_on` the day they last spoke."""
    notes = Note.objects.filter(contact=OuterRef("contact"), sent_at__isnull=False).exclude(body="")
    notes = notes.exclude(kind=Aim.CONNECTION_REQUEST).order_by("-sent_at")
    held = Q(contact__interviews__cancelled_at__isnull=True, contact__interviews__day__lte=person.today(now))
    rows = FollowUp.objects.of(person).open().filter(kind=Aim.KEEP_IN_TOUCH).not_quiet(now)
    return (
        rows.select_related("contact__company", "application__company")
        .annotate(last_note=Subquery(notes.values("body")[:1]))
        .annotate(last_talk_on=Max("contact__interviews__day", filter=held))
        .order_by("due_on", "id")
    )


def to_apply_again(person: User, *, now: datetime) -> FollowUpQuerySet:
    rows = FollowUp.objects.of(person).open().filter(kind=Aim.RE_APPLY).not_quiet(now)
    return rows.select_related("application__company").order_by("due_on", "id")


def said_last(row: FollowUp) -> str:
    return last_line(row.last_note or "")


def spoken_on(row: FollowUp) -> date | None:
    """Where nothing was written, the day of the last talk says where it was left."""
    return None if row.last_note else row.last_talk_on
