"""The calendar of one person behind an address that nobody can guess. Titles tell nothing unless asked to."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts.models import User
from applications.models import FollowUp, InterviewStage
from transfer.models import Feed

BACK, AHEAD = timedelta(days=60), timedelta(days=400)


def new_address(owner: User, *, now: datetime, names_shown: bool) -> str:
    """A new token; the one before stops working. Only its hash is kept."""
    token = secrets.token_urlsafe(32)
    changes = {"token_hash": hash_of(token), "made_at": now, "names_shown": names_shown}
    Feed.objects.update_or_create(owner=owner, defaults=changes)
    return token


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def by_token(token: str) -> Feed | None:
    rows = Feed.objects.filter(token_hash=hash_of(token), owner__is_active=True)
    return rows.select_related("owner").first()


def calendar(feed: Feed, *, now: datetime) -> bytes:
    whole = Calendar()
    whole.add("prodid", "-//Rebound//Rebound//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", _("Appointments"))
    whole.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    for event in [*_talks(feed, now), *_follow_ups(feed, now)]:
        whole.add_component(event)
    return whole.to_ical()


def _event(pk: object, *, now: datetime, summary: str) -> Event:
    event = Event()
    event.add("uid", f"{pk}@{settings.MAIL_DOMAIN}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", summary)
    return event


def _talks(feed: Feed, now: datetime) -> Iterator[Event]:
    rows = InterviewStage.objects.of(feed.owner).standing().filter(day__gte=(now - BACK).date())
    rows = rows.filter(application__is_sample=False)
    for row in rows.filter(application__outcome="").with_people().soonest_first():
        named = f"{row.get_kind_display()}, {row.application.company.name}"
        event = _event(row.pk, now=now, summary=named if feed.names_shown else _("Appointment"))
        event.add("sequence", row.version)
        if row.starts_at:
            event.add("dtstart", row.starts_at.astimezone(UTC))
            event.add("dtend", row.ends_at.astimezone(UTC))
        else:
            event.add("dtstart", row.day)
            event.add("dtend", row.day + timedelta(days=1))
        if feed.names_shown and (where := row.place or row.link):
            event.add("location", where)
        yield event


def _follow_ups(feed: Feed, now: datetime) -> Iterator[Event]:
    """What Today would show on its day; a day, not an hour, and it takes nobody's time."""
    rows = FollowUp.objects.mentionable(feed.owner, now, through=(now + AHEAD).date())
    rows = rows.exclude(application__is_sample=True)
    for row in rows.filter(due_on__gte=(now - BACK).date()).with_words().order_by("due_on"):
        named = row.title or row.get_kind_display()
        if row.application:
            named += f", {row.application.company.name}"
        event = _event(row.pk, now=now, summary=named if feed.names_shown else _("On your list"))
        event.add("dtstart", row.due_on)
        event.add("dtend", row.due_on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        yield event
