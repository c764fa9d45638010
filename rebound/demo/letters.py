"""A note of the made-up search: the draft as it stands, sent and kept."""

from datetime import datetime

from applications.models import Contact, FollowUp, RejectionEvent
from reflections import drafts, recovery


def send(follow_up: FollowUp, contact: Contact | None, *, now: datetime, via: str = "reply") -> None:
    event = RejectionEvent.objects.standing().filter(application=follow_up.application_id).first()
    note = drafts.note_for(follow_up, contact, event=event if follow_up.is_of_plan else None, now=now)
    note.save()
    note.send(now=now, via=via)
    recovery.settle(follow_up, verb="complete", now=now, via="page")
