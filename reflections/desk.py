"""A note on the desk: its text, whom it is to, and what is known around it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils import translation

from applications.models import Aim, Channel, Contact, Ending, FollowUp, Note, RejectionEvent, Variant
from reflections import drafts, facts, people, wording
from reflections.draft_facts import LANGUAGE, Words
from reflections.note_form import NoteForm
from reflections.people import Person

ANSWER = ("channel", "told_by", "their_words", "filled_from_inside")
LINES = ("door", "connect")


@dataclass
class Desk:
    follow_up: FollowUp
    note: Note
    event: RejectionEvent | None  # the "no", for a note of a plan
    everybody: list[Person] = field(default_factory=list)

    @classmethod
    def lay(cls, follow_up: FollowUp, contact: Contact | None, *, now: datetime) -> "Desk":
        event = event_of(follow_up)
        note = drafts.note_for(follow_up, contact, event=event, now=now)
        everybody = people.to_write_to(event) if event else people.met(follow_up.application, now=now)
        return cls(follow_up, note, event, everybody)

    # ---- reading ---------------------------------------------------------------------
    @property
    def person(self) -> Person | None:
        return next((p for p in self.everybody if p.contact.pk == self.note.contact_id), None)

    @property
    def others(self) -> list[Person]:
        return [p for p in self.everybody if p.contact.pk != self.note.contact_id]

    @property
    def is_short(self) -> bool:
        """Two lines to somebody who vouched."""
        return bool(self.event and self.person and self.person.vouched)

    @property
    def is_reply(self) -> bool:
        """It fits as a reply to a message of theirs; by phone or silence there is none."""
        event = self.event
        if event is None or event.outcome == Ending.NO_ANSWER or event.from_no_reply or self.is_short:
            return False
        if event.channel == Channel.UNKNOWN and event.told_by_id is None:
            return not self.everybody or self.everybody[0] == self.person
        return event.channel in {Channel.EMAIL, Channel.UNKNOWN} and event.told_by_id == self.note.contact_id

    @property
    def waits(self) -> bool:
        """An offer was taken back: no draft on that day."""
        return bool(self.event and self.event.variant == Variant.OFFER_WITHDRAWN)

    def line(self, name: str) -> str:
        return drafts.line(name, role=self.person.role if self.person else "")

    @property
    def greeting(self) -> str:
        with translation.override(LANGUAGE):
            return self.note.contact.salutation if self.note.contact else ""

    def form(self, data: QueryDict | None = None) -> NoteForm:
        teller = next((p.contact for p in self.everybody if not p.vouched), None)
        known = {"note": self.note, "event": self.event, "greeting": self.greeting, "teller": teller}
        return NoteForm(data, asks=self._asks(), **known)

    def _asks(self) -> set[str]:
        note, is_new = self.note, self.note._state.adding
        asks = set() if note.owner.name else {"name"}
        is_new = is_new and drafts.is_english(
            note.language
        )  # what is asked then goes into an English sentence
        if self.event and not self.is_short:
            asks.add("answer")
        talked = note.kind in {Aim.HIGH_ROAD_NOTE, Aim.THANK_YOU} and note.contact and not self.is_short
        if note.kind == Aim.THANK_YOU and not note.application.is_active:  # to somebody who vouched
            talked = False
        if is_new and talked and not drafts.thanked_for(note.application, note.contact):
            asks.add("stayed")
        if is_new:
            asks.add("changed")
        return asks

    # ---- writing ---------------------------------------------------------------------
    def take_in(self, form: NoteForm, body: str, *, now: datetime) -> str:
        """What was filled in goes on record and into the text, which it answers: a draft that nobody has
        touched is drafted anew, one in the person's own words keeps them."""
        untouched = not self.note.edited and body == self.note.body
        greeting = self.greeting
        data = form.cleaned_data
        self._put_on_record(form, now=now)
        put_in = [data.get(name, "") for name in ("stayed", "occasion", "changed")]
        self.note.edited = not untouched or any(put_in)
        if untouched:
            return self._draft(*put_in, now=now)
        return self._into_the_text(wording.greet(body, greeting, self.greeting), *put_in)

    def _draft(self, stayed: str, occasion: str, changed: str, *, now: datetime) -> str:
        note = self.note
        noted = drafts.noted(note.application, note.contact, note.kind, now=now)
        if not drafts.is_english(note.language):
            return drafts.start(note.application, note.contact, noted.own, stayed, occasion, changed)
        words = Words(stayed or noted.stayed, occasion, changed, noted.own)
        args = {"event": self.event, "words": words, "talk": self.follow_up.interview_id, "now": now}
        return drafts.body(note.kind, note.application, note.contact, **args)

    def _into_the_text(self, body: str, stayed: str, occasion: str, changed: str) -> str:
        if stayed.strip():
            body = wording.put_in(body, drafts.stayed_with_me(stayed))
        for words in filter(str.strip, (changed, occasion)):
            body = wording.put_in(body, wording.sentence(words))
        return wording.sign(body, self.note.application.owner.name)

    def _put_on_record(self, form: NoteForm, *, now: datetime) -> None:
        data, note = form.cleaned_data, self.note
        if data.get("name"):
            note.application.owner.name = data["name"]
            note.application.owner.save(update_fields=["name"])
        if note.contact and {"email", "greeting"} & set(form.changed_data):
            note.contact.email = data.get("email") or note.contact.email
            note.contact.greeting = data["greeting"].rstrip(", ")
            note.contact.write("email", "greeting")
        if "language" in form.changed_data and data["language"]:
            note.language = note.application.note_language = data["language"]
            note.application.save(update_fields=["note_language"])
        if self.event and set(ANSWER) & set(form.changed_data):
            for name in ANSWER:
                setattr(self.event, name, data[name])
            self.event.save(update_fields=list(ANSWER))
            facts.learn(self.event, now=now)

    def hold_lines(self, ticks: QueryDict, body: str) -> str:
        """The optional sentences as ticked; a tick left as it was leaves the text as it is."""
        for name in LINES:
            wanted = name in ticks
            if f"had_{name}" in ticks and wanted != (ticks[f"had_{name}"] == "1"):
                body = wording.hold(body, self.line(name), wanted=wanted)
        return body

    def save(self, body: str, version: str) -> bool:
        """Save the text; False where another tab was quicker. The note then holds what is saved."""
        note = self.note
        if note._state.adding:
            return self._begin(body)
        if body == note.body:
            note.save(update_fields=["language"])
            return True
        number = int(version) if version.isdecimal() and len(version) < 10 else note.version
        kept = note.save_over(number, body=body, edited=note.edited, language=note.language)
        return kept or note.body == body  # the same words by another way are no conflict

    def _begin(self, body: str) -> bool:
        note = self.note
        note.body = body
        try:
            with transaction.atomic():
                note.save(force_insert=True)
        except IntegrityError:  # another tab made it a moment ago
            self.note = Note.objects.get(follow_up=note.follow_up_id, contact=note.contact_id)
            return self.note.body == body
        return True


def event_of(follow_up: FollowUp) -> RejectionEvent | None:
    """The standing "no" that a note of a plan is about."""
    if not follow_up.is_of_plan:
        return None
    rows = RejectionEvent.objects.select_related("application__owner")
    return rows.filter(application=follow_up.application_id).standing().first()
