"""What the mails are about."""

from datetime import date, datetime, timedelta
from typing import Any

from accounts.models import User
from applications import delivery
from applications.models import Aim, Application, FollowUp, MailKind, Reminder, State
from tests.builders import NOW, TODAY, application, person

__all__ = [
    "due",
    "follow_up",
    "nobody_rings",
    "reminder",
    "send",
    "someone",
    "someone_with_a_list",
    "states",
    "tick",
]


def follow_up(
    about: Application, *, kind: str = Aim.STATUS_CHECK, due_on: date = TODAY, **fields: Any
) -> FollowUp:
    return FollowUp.objects.create(owner=about.owner, application=about, kind=kind, due_on=due_on, **fields)


def someone(email: str = "alice@example.org", *, now: datetime = NOW, **fields: Any) -> User:
    """A person who signed up the day before, so that today's morning was still to come."""
    return person(email, now=now - timedelta(days=1), **fields)


def someone_with_a_list(
    email: str = "alice@example.org", *, things: int = 1, now: datetime = NOW, **fields: Any
) -> User:
    """A person with that many things due, at one application each."""
    owner = someone(email, now=now, **fields)
    for number in range(things):
        about = application(owner, title=f"Role {number}", company=f"Company {number}", now=now)
        follow_up(about, due_on=owner.today(now))
    return owner


def reminder(
    owner: User, *, kind: str = MailKind.DAY, day: date = TODAY, now: datetime = NOW, **fields: Any
) -> Reminder:
    """A row that is due now."""
    expires_at = fields.pop("expires_at", now + timedelta(hours=10))
    Reminder.objects.expect(owner, kind=kind, day=day, due_at=now, expires_at=expires_at)
    row = Reminder.objects.get(owner=owner, kind=kind, day=day)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


def due(count: int = 1, *, now: datetime = NOW) -> list[Reminder]:
    """That many people, each with a mail that is due."""
    people = [someone_with_a_list(f"person{number}@example.org", now=now) for number in range(count)]
    return [reminder(one, now=now) for one in people]


def nobody_rings() -> None:
    pass


def tick(now: datetime = NOW) -> None:
    delivery.tick(now=now, ring=nobody_rings)


def send(now: datetime = NOW) -> None:
    delivery.send_due(clock=lambda: now)


def states() -> list[State]:
    return [State(row.state) for row in Reminder.objects.order_by("due_at", "pk")]
