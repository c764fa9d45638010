"""Those that may be silent, read many at a time."""

from datetime import date, timedelta

from django.db.models import F, Q

from accounts.models import User
from applications.models import Application, Cause, InterviewStage, StageChange
from applications.models.application_queries import ApplicationQuerySet
from applications.silence import ASK_AFTER_CONTACT, FURTHER, WITHOUT

MOST_LOOKED_AT = 100


def waiting(owner_id: object) -> list[Application]:
    """What may be silent: active, and asked for."""
    return list(_waiting(owner_id).order_by("touched_at", "id"))


def longest_waiting(owner: User, today: date) -> list[Application]:
    """Of these the first that were applied for, without those that gave a sign in the last weeks. A page
    asks about one of them: a hundred are looked at, however long the list."""
    since = today - timedelta(days=ASK_AFTER_CONTACT)
    moved = StageChange.objects.filter(owner=owner, happened_on__gt=since).filter(
        Q(cause=Cause.REOPENED) | Q(to_stage__in=FURTHER)
    )
    spoke = InterviewStage.objects.of(owner).standing().filter(day__gt=since + timedelta(days=1))
    rows = _waiting(owner.pk).exclude(last_contact_on__gt=since).exclude(pk__in=moved.values("application"))
    rows = rows.exclude(pk__in=spoke.values("application"))
    first = rows.order_by(F("applied_on").asc(nulls_last=True), "touched_at", "id").values_list(
        "pk", flat=True
    )
    return list(_waiting(owner.pk).filter(pk__in=list(first[:MOST_LOOKED_AT])))


def _waiting(owner_id: object) -> ApplicationQuerySet:
    rows = Application.objects.filter(owner_id=owner_id).active().exclude(stage__in=WITHOUT)
    return rows.select_related("owner", "company").defer("posting", "search_key")
