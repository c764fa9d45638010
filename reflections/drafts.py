"""Drafts of notes: made of facts, edited and sent by the person. The texts are templates/notes/*.txt."""

import re
from datetime import datetime

from django.template.loader import render_to_string

from applications.models import Aim, Application, Contact, FollowUp, Note, RejectionEvent
from reflections.people import Person, met

SIGN_OFF = "With kind regards,"


def body(
    kind: str,
    application: Application,
    contact: Contact | None,
    *,
    event: RejectionEvent | None = None,
    stayed: str = "",
    now: datetime,
) -> str:
    """The text of a draft. `stayed`: what stayed with the person from the talk, in their words."""
    people = met(application)
    person = next((p for p in people if contact and p.contact.pk == contact.pk), None)
    template = "vouched" if person and person.vouched and event else kind
    text = render_to_string(
        f"notes/{template}.txt",
        {
            "application": application,
            "contact": contact,
            "person": person,
            "others": _names_of_others(people, person),
            "event": event,
            "told_by_them": bool(event and contact and event.told_by_id == contact.pk),
            "stayed": stayed.strip().rstrip("."),
            "me": application.owner,
            "sign_off": SIGN_OFF,
        },
    )
    return tidy(text)


def tidy(text: str) -> str:
    """Paragraphs one blank line apart, no blanks at the ends of lines."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _names_of_others(people: list[Person], person: Person | None) -> str:
    if person is None or not person.talks:
        return ""
    names = [p.contact.first_name for p in people if p.talks and p.contact.pk != person.contact.pk]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def thanked_for(application: Application, contact: Contact | None) -> str:
    """What was noted after a talk with them, to thank for."""
    talks = application.interviews.standing().exclude(thank_for="")
    if contact:
        talks = talks.filter(interviewers=contact)
    return talks.order_by("-day").values_list("thank_for", flat=True).first() or ""


def note_for(
    follow_up: FollowUp, contact: Contact | None, *, event: RejectionEvent | None, now: datetime
) -> Note:
    """The note of that follow-up and person: the saved one, else a fresh draft that is not saved yet."""
    saved = follow_up.notes.filter(contact=contact).first()
    if saved:
        return saved
    application = follow_up.application
    return Note(
        owner=follow_up.owner,
        application=application,
        contact=contact,
        follow_up=follow_up,
        kind=follow_up.kind,
        subject=subject(follow_up.kind, application),
        language=application.note_language or "en",
        made_at=now,
        body=body(
            follow_up.kind,
            application,
            contact,
            event=event,
            stayed=thanked_for(application, contact),
            now=now,
        ),
    )


def subject(kind: str, application: Application) -> str:
    """For a new thread: what it is about, and for which role."""
    lead = {Aim.HIGH_ROAD_NOTE: "Thank you", Aim.THANK_YOU: "Thank you"}.get(Aim(kind), "")
    return ", ".join(filter(None, [lead, application.title]))[:120]


def toggle(text: str, sentence: str) -> str:
    """Take the sentence out of the text, or put it in before the sign-off."""
    if sentence in text:
        return tidy(text.replace(sentence, ""))
    before, found, after = text.rpartition(SIGN_OFF)
    if not found:
        return f"{text.rstrip()}\n\n{sentence}"
    return f"{before.rstrip()}\n\n{sentence}\n\n{found}{after}"


def line(name: str, application: Application) -> str:
    """One optional sentence of a note: `door` or `connect`."""
    return tidy(render_to_string(f"notes/_{name}.txt", {"application": application}))
