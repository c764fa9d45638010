"""Many people with a mail each, all of it due now."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress

from accounts.models import User
from applications.models import Aim, Application, Company, FollowUp, MailKind, Reminder
from applications.models.reminders import message_id


def zone_where_it_is_noon(now: datetime) -> str:
    """These tests run by the real clock, and nobody is written to at night."""
    east = 12 - now.hour
    return f"Etc/GMT{-east:+d}" if east else "UTC"


def crowd(count: int, *, now: datetime, first: int = 0) -> list[str]:
    """Answers the Message-IDs of the mails. `first`: the number of the first of them."""
    zone, day = zone_where_it_is_noon(now), now.date()
    people = User.objects.bulk_create(
        User(email=f"person{n}@example.org", zone=zone, password="!") for n in range(first, first + count)
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in people
    )
    companies = Company.objects.bulk_create(
        Company(owner=one, name="Acme", name_key="acme") for one in people
    )
    applications = Application.objects.bulk_create(
        Application(owner=company.owner, company=company, title="Analyst", touched_at=now)
        for company in companies
    )
    FollowUp.objects.bulk_create(
        FollowUp(owner=row.owner, application=row, kind=Aim.STATUS_CHECK, due_on=day) for row in applications
    )
    return [row.message_id for row in Reminder.objects.bulk_create(_due(one, now) for one in people)]


def _due(person: User, now: datetime) -> Reminder:
    day = person.today(now)
    return Reminder(
        owner=person,
        kind=MailKind.DAY,
        day=day,
        due_at=now,
        next_attempt_at=now,
        expires_at=now + timedelta(hours=6),
        message_id=message_id(person, MailKind.DAY, day),
    )
