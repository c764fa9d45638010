"""Those that may be silent, read many at a time, and of each the columns alone that its facts are made of."""

from datetime import date, time, timedelta

from django.db.models import F, Q

from accounts import clock
from accounts.models import User
from applications.models import Aim, Application, FollowUp, InterviewStage, StageChange
from applications.models.application_queries import ApplicationQuerySet
from applications.silence import ASK_AFTER_CONTACT, LONG_QUIET, MOVED, WITHOUT

MOST_LOOKED_AT = 100
COLUMNS = ("owner", "stage", "applied_on", "expected_by", "day_is_own", "last_contact_on")


def worth_a_check(owner: User, today: date) -> list[Application]:
    """What may be silent and was not for too long: active, asked for, with anything owed, asked or heard
    in the last weeks, and no check that is open."""
    since = today - timedelta(days=LONG_QUIET)
    asked = FollowUp.objects.of(owner).filter(kind=Aim.STATUS_CHECK, application__isnull=False)
    asked_at = clock.at(since, time.min, owner.tz)
    lately = [
        StageChange.objects.filter(MOVED, owner=owner, happened_on__gte=since),
        InterviewStage.objects.of(owner).standing().filter(day__gte=since - timedelta(days=1)),
        asked.filter(Q(completed_at__gte=asked_at) | Q(let_go_at__gte=asked_at)),
    ]
    signs = Q(last_contact_on__gte=since) | Q(expected_by__gte=since) | Q(applied_on__gte=since)
    for rows in lately:
        signs |= Q(pk__in=rows.values("application"))
    found = _waiting(owner).filter(signs).exclude(pk__in=asked.open().values("application"))
    return _of(owner, found.order_by("touched_at", "id"))


def longest_waiting(owner: User, today: date) -> list[Application]:
    """Of those that may be silent the first that were applied for, without those that gave a sign in the
    last weeks. A page asks about one of them: a hundred are looked at, however long the list."""
    since = today - timedelta(days=ASK_AFTER_CONTACT)
    moved = StageChange.objects.filter(MOVED, owner=owner, happened_on__gt=since)
    spoke = InterviewStage.objects.of(owner).standing().filter(day__gt=since + timedelta(days=1))
    rows = _waiting(owner).exclude(last_contact_on__gt=since).exclude(pk__in=moved.values("application"))
    rows = rows.exclude(pk__in=spoke.values("application"))
    first = rows.order_by(F("applied_on").asc(nulls_last=True), "id")
    return _of(owner, first[:MOST_LOOKED_AT])


def _waiting(owner: User) -> ApplicationQuerySet:
    return Application.objects.of(owner).active().exclude(stage__in=WITHOUT).only(*COLUMNS)


def _of(owner: User, found: ApplicationQuerySet) -> list[Application]:
    rows = list(found)
    for row in rows:
        row.owner = owner
    return rows
