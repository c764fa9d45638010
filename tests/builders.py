"""Small builders for a small cast: Alice who owns, Bob who is a stranger."""

from datetime import UTC, date, datetime, time
from typing import Any

from accounts.models import User
from applications.models import Application, Company, Contact, InterviewStage, Involvement, Kind, Role, Stage

# A Tuesday, ten in the morning in Berlin.
NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 10)


def person(email: str = "alice@example.org", *, now: datetime = NOW, **fields: Any) -> User:
    """A signed-up person with a confirmed address, in Berlin unless told otherwise."""
    user = User.objects.create_user(email, **{"zone": "Europe/Berlin", "name": "Alice Adler", **fields})
    user.plan_mails(now=now)
    user.save()
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


def stranger() -> User:
    return person("bob@example.org", name="Bob Braun")


def application(
    owner: User,
    *,
    title: str = "Data analyst",
    company: str = "Acme",
    stage: str = Stage.APPLIED,
    now: datetime = NOW,
    on: date | None = None,
    **fields: Any,
) -> Application:
    return Application.objects.start(
        owner, title=title, company=company, stage=stage, now=now, on=on, **fields
    )


def contact(
    owner: User,
    *,
    name: str = "Maria Ortiz",
    company: Company | None = None,
    for_: Application | None = None,
    role: str = Role.HIRING_MANAGER,
    **fields: Any,
) -> Contact:
    company = company or (for_.company if for_ else None)
    row = Contact.objects.create(owner=owner, name=name, company=company, **fields)
    if for_:
        Involvement.objects.create(owner=owner, application=for_, contact=row, role=role)
    return row


def interview(
    for_: Application,
    *,
    day: date = TODAY,
    at: time | None = time(10, 30),
    zone: str = "Europe/Berlin",
    kind: str = Kind.HIRING_MANAGER,
    with_: list[Contact] | None = None,
    **fields: Any,
) -> InterviewStage:
    row = InterviewStage(owner=for_.owner, application=for_, kind=kind, **fields)
    row.set_time(day, at, zone)
    row.save(force_insert=True)
    row.interviewers.set(with_ or [])
    return row
