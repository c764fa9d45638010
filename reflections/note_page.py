"""What the page of a note shows around its text."""

from urllib.parse import quote

from applications.models import Aim, Contact, Ending, Note
from reflections import drafts, remarks
from reflections.desk import Desk
from reflections.models import Key, RecoveryStep
from reflections.note_form import NoteForm
from reflections.wording import SIGN_OFF

QUESTIONS = ("name", "stayed", "occasion", "changed")  # above the text; the rest is folded beneath it

Context = dict[str, object]


def page(desk: Desk, form: NoteForm, *, body: str | None = None, look: bool = False) -> Context:
    """`body`: what was typed, where it is not saved; `look`: with remarks, as on Copy."""
    note, text = desk.note, desk.note.body if body is None else body
    step = RecoveryStep.objects.filter(follow_up=desk.follow_up).first()
    return {
        "follow_up": desk.follow_up,
        "application": note.application,
        "event": desk.event,
        "note": note,
        "to": note.contact,
        "person": desk.person,
        "others": desk.others if desk.event or note.kind == Aim.THANK_YOU else [],
        "is_short": desk.is_short,
        "is_reply": desk.is_reply,
        "step": step,
        "form": form,
        "questions": [form[name] for name in QUESTIONS if name in form.fields],
        "body": text,
        "other_body": "" if body is None or form.errors else note.body,
        "ticks": _ticks(desk, text) if step and step.key == Key.THANK and not desk.is_short else [],
        "sign_off": SIGN_OFF,
        "asks_their_words": bool(desk.event and desk.event.by_call and not desk.event.their_words),
        "mail_first": bool(note.contact and note.contact.email and not desk.is_reply),
        "mailto": mailto(note, text),
        "remarks": remarks.about(note, text) if look else [],
        **_closing(desk, step),
        **_without_address(desk),
    }


def _closing(desk: Desk, step: RecoveryStep | None) -> Context:
    """After silence the note is one of two ways, and connecting the other."""
    closing = bool(desk.event and desk.event.outcome == Ending.NO_ANSWER)
    steps = step.plan.steps.filter(key=Key.CONNECT) if step and step.key == Key.THANK else None
    return {"closing": closing, "may_connect_instead": bool(closing and steps and steps.exists())}


def _ticks(desk: Desk, text: str) -> list[Context]:
    if not drafts.is_english(desk.note.language):
        return []
    names = ["door", "connect"] if desk.note.owner.uses_linkedin else ["door"]
    return [{"name": name, "line": desk.line(name), "on": desk.line(name) in text} for name in names]


def _without_address(desk: Desk) -> Context:
    """What can be done where no address of theirs is known."""
    note, event = desk.note, desk.event
    if note.contact is None or note.contact.email:
        return {"no_address": False}
    in_plan = event is not None and note.kind == Aim.HIGH_ROAD_NOTE and not desk.is_short
    return {
        "no_address": True,
        "messenger": messenger(desk) if in_plan else None,
        "may_connect": in_plan and note.owner.uses_linkedin,
    }


def messenger(desk: Desk) -> Contact | None:
    """Somebody at the company who can be written to, and has not been yet."""
    sent = set(desk.follow_up.notes.filter(sent_at__isnull=False).values_list("contact_id", flat=True))
    told = desk.event.told_by_id if desk.event else None
    able = [
        p.contact
        for p in desk.others
        if not p.vouched and p.contact.pk not in sent and (p.contact.email or p.contact.pk == told)
    ]
    return able[0] if able else None


def mailto(note: Note, body: str) -> str:
    """The address that opens a mail program with subject and text filled in."""
    to = quote(note.contact.email, safe="@") if note.contact and note.contact.email else ""
    text = quote(body.replace("\r\n", "\n").replace("\n", "\r\n"), safe="")
    return f"mailto:{to}?subject={quote(note.subject, safe='')}&body={text}"
