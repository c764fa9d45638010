"""An offer was accepted: what is still open is closed in a line or two, and those who vouched are thanked."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from applications.models import (
    Aim,
    Application,
    Contact,
    FollowUp,
    FollowUpAct,
    Involvement,
    Outcome,
    Role,
    Stage,
)
from applications.models.application_queries import ApplicationQuerySet

VOUCHED = (Role.REFERENCE, Role.REFERRER)


@dataclass(frozen=True)
class Thanks:
    contact: Contact
    follow_up: FollowUp | None


def in_talks(person: User) -> list[Application]:
    """Where somebody has given time to it, the furthest first."""
    rows = _open(person).exclude(stage__in=[Stage.SAVED, Stage.APPLIED])
    return sorted(rows.newest_first(), key=lambda row: -Stage.values.index(row.stage))


def unheard(person: User) -> list[Application]:
    """Where nobody has answered; jobs that were only saved need no word at all."""
    return list(_open(person).filter(stage=Stage.APPLIED).newest_first())


def _open(person: User) -> ApplicationQuerySet:
    return Application.objects.of(person).active().with_company()


def to_thank(accepted: Application) -> list[Thanks]:
    """Everybody who vouched in this search, each once."""
    rows = Involvement.objects.of(accepted.owner).filter(role__in=VOUCHED).select_related("contact__company")
    people = {row.contact_id: row.contact for row in rows.order_by("contact__order_key")}
    keys = {_thanks_key(accepted, pk): pk for pk in people}
    made = {keys[row.rule_key]: row for row in FollowUp.objects.filter(rule_key__in=keys)}
    return [Thanks(contact, made.get(pk)) for pk, contact in people.items()]


def thank(accepted: Application, contact: Contact, *, now: datetime) -> FollowUp:
    return _once(accepted, _thanks_key(accepted, contact.pk), now=now, kind=Aim.THANK_YOU, contact=contact)


def _thanks_key(accepted: Application, contact_id: object) -> str:
    return f"thanks:{accepted.pk}:{contact_id}"


# ---- withdrawing with a line ---------------------------------------------------------
def withdraw(application: Application, *, now: datetime) -> FollowUp:
    """The note to write; the application closes when it is said to be sent."""
    return _once(application, f"withdrawal:{application.pk}", now=now, kind=Aim.WITHDRAWAL)


def _once(application: Application, key: str, *, now: datetime, **fields: object) -> FollowUp:
    """One that was let go comes back when it is asked for again."""
    person = application.owner
    row, made = FollowUp.objects.get_or_create(
        owner=person,
        rule_key=key,
        defaults={"application": application, "due_on": person.today(now), **fields},
    )
    if not made and row.let_go_at:
        row.reopen(now=now, via="page")
    return row


def said(follow_up: FollowUp, *, now: datetime) -> None:
    """The line was sent: the application is withdrawn from."""
    follow_up.application.close(Outcome.WITHDRAWN, now=now)


@transaction.atomic
def unsaid(act: FollowUpAct, *, now: datetime) -> bool:
    """It was not sent after all: open again, and the line still to write."""
    if not act.can_be_undone(now):
        return False
    application = act.follow_up.application
    change = application.changes.newest()
    if change and change.to_outcome == Outcome.WITHDRAWN and not application.undo(change, now=now):
        return False
    return act.undo(now=now)
