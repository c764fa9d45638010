"""A talk as a calendar entry. Its title tells nothing to whoever else sees the calendar."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from applications.models import InterviewStage

NAME, TYPE = "appointment.ics", "text/calendar"


def entry(interview: InterviewStage, *, now: datetime) -> bytes:
    event = Event()
    event.add("uid", f"{interview.pk}@{settings.MAIL_DOMAIN}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", interview.version)
    event.add("summary", _("Appointment"))
    if interview.starts_at:
        event.add("dtstart", interview.starts_at.astimezone(UTC))
        event.add("dtend", interview.ends_at.astimezone(UTC))
    else:
        event.add("dtstart", interview.day)
        event.add("dtend", interview.day + timedelta(days=1))
    if where := interview.place or interview.link:
        event.add("location", where)
    if interview.link:
        event.add("url", interview.link)
    calendar = Calendar()
    calendar.add("prodid", "-//Rebound//Rebound//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()
