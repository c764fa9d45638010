"""Drafts of notes: made of facts, edited and sent by the person. The texts are templates/notes/*.txt, in
English whatever language the page has."""

from datetime import datetime
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation

from applications.models import Aim, Application, Contact, FollowUp, Note, Outcome, RejectionEvent
from reflections import linkedin, people
from reflections.draft_facts import LANGUAGE, Words, facts_of
from reflections.wording import sentence, tidy
from reflections.writing import sentences


def body(
    kind: str,
    application: Application,
    contact: Contact | None,
    *,
    event: RejectionEvent | None = None,
    words: Words | None = None,
    talk: UUID | None = None,
    now: datetime,
) -> str:
    """The text of a draft; `talk`: the one that it is about."""
    facts = facts_of(application, contact, event, words or Words(), talk=talk, now=now)
    facts["door"] = line("door", role=facts["role"])
    template = kind
    if event and facts["vouched"] and kind == Aim.HIGH_ROAD_NOTE:
        template = "vouched"
    elif kind == Aim.THANK_YOU and application.outcome == Outcome.ACCEPTED:
        template = "accepted"
        facts["referred"] = bool(contact) and people.has_only_referred(contact)
    with translation.override(LANGUAGE):
        if kind == Aim.CONNECTION_REQUEST:
            return _that_fits(facts, linkedin.limit(application.owner))
        return tidy(render_to_string(f"notes/{template}.txt", facts))


def _that_fits(facts: dict[str, object], limit: int) -> str:
    """As many details as the limit takes, whole ones: nothing is cut off."""
    text = ""
    for details in ("greeted title company name", "greeted company name", "greeted name", "greeted", ""):
        given = details.split()
        chosen = {"greeted": "greeted" in given}
        chosen |= {f"with_{part}": part in given for part in ("title", "company", "name")}
        text = tidy(render_to_string("notes/connection_request.txt", facts | chosen))
        if linkedin.length(text) <= limit:
            break
    return text


def note_for(
    follow_up: FollowUp, contact: Contact | None, *, event: RejectionEvent | None, now: datetime
) -> Note:
    """The note of that follow-up and person: the saved one, else a fresh draft that is not saved yet."""
    saved = follow_up.notes.filter(contact=contact).first()
    if saved:
        return saved
    application, kind = follow_up.application, follow_up.kind
    words = noted(application, contact, kind, now=now)
    args = {"event": event, "words": words, "talk": follow_up.interview_id, "now": now}
    language = LANGUAGE if kind == Aim.CONNECTION_REQUEST else language_for(application)
    drafted = is_english(language)
    return Note(
        owner=follow_up.owner,
        application=application,
        contact=contact,
        follow_up=follow_up,
        kind=kind,
        subject=subject(kind, application),
        language=language,
        made_at=now,
        body=body(kind, application, contact, **args) if drafted else start(application, contact, words.own),
    )


def is_english(language: str) -> bool:
    """Drafts and lists of words are there in English alone."""
    return language.split("-")[0] == LANGUAGE


def start(application: Application, contact: Contact | None, *own: str) -> str:
    """In another language the note is the person's to write: whom it is to, her own words, her name."""
    to = (contact.greeting or contact.first_name) if contact else ""
    return "\n\n".join(filter(None, [to and f"{to},", *map(sentence, own), application.owner.name]))


def noted(application: Application, contact: Contact | None, kind: str, *, now: datetime) -> Words:
    """What is on record to put in: what was noted after a talk with them, and the person's own sentences
    of a thank-you that the answer overtook."""
    stayed = thanked_for(application, contact)
    if kind != Aim.HIGH_ROAD_NOTE:
        return Words(stayed=stayed)
    return Words(stayed=stayed, own=_overtaken(application, contact, stayed, now=now))


def _overtaken(application: Application, contact: Contact | None, stayed: str, *, now: datetime) -> str:
    rows = application.notes.filter(kind=Aim.THANK_YOU, contact=contact, edited=True, sent_at__isnull=True)
    row = rows.order_by("-made_at").first()
    if row is None:
        return ""
    args = {"words": Words(stayed=stayed), "talk": row.follow_up and row.follow_up.interview_id, "now": now}
    drafted = is_english(row.language)
    draft = body(Aim.THANK_YOU, application, contact, **args) if drafted else start(application, contact)
    plain = sentences(draft)
    return " ".join(own for own in sentences(row.body) if own not in plain)


def thanked_for(application: Application, contact: Contact | None) -> str:
    """What was noted after a talk with them, to thank for."""
    with_them = (
        talk
        for talk in people.talks(application)
        if talk.thank_for and (contact is None or contact in talk.interviewers.all())
    )
    return next((talk.thank_for for talk in with_them), "")


def language_for(application: Application) -> str:
    """The application's own, else the one last used there."""
    if application.note_language:
        return application.note_language
    there = Note.objects.filter(application__company=application.company_id).order_by("-made_at")
    return there.values_list("language", flat=True).first() or LANGUAGE


def stayed_with_me(words: str) -> str:
    return f"What you said about {words.strip().rstrip('.')} has stayed with me."


def subject(kind: str, application: Application) -> str:
    """For a new thread: what it is about, and for which role."""
    lead = {Aim.HIGH_ROAD_NOTE: "Thank you", Aim.THANK_YOU: "Thank you"}.get(Aim(kind), "")
    return ", ".join(filter(None, [lead, application.title]))[:120]


def line(name: str, *, role: str = "", contact: Contact | None = None) -> str:
    """One optional sentence of a note: `door`, `connect`, or `pass_on` for another person's thanks."""
    facts = {"role": role, "name": contact.name if contact else ""}
    return tidy(render_to_string(f"notes/_{name}.txt", facts))
