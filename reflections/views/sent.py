"""After a note: what could come next on the same page, and the way back where it was not sent after all."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.notices import say
from applications.access import mine
from applications.acquaintance import Acquaintance
from applications.models import Aim, FollowUp, Note
from reflections import hello, recovery
from reflections.desk import Desk
from reflections.models import Key, RecoveryPlan


@require_GET
def note_sent(request: HttpRequest, pk: str) -> HttpResponse:
    """Nothing of it has to be done."""
    now = timezone.now()
    note = mine(request, Note.objects.filter(sent_at__isnull=False, follow_up__isnull=False), pk)
    follow_up = FollowUp.objects.with_words().get(pk=note.follow_up_id)
    desk = Desk.lay(follow_up, note.contact, now=now)
    plan = RecoveryPlan.objects.with_words().filter(event=desk.event).first() if desk.event else None
    return render(request, "reflections/note_sent.html", _page(desk, plan, now=now))


def _page(desk: Desk, plan: RecoveryPlan | None, *, now: datetime) -> dict[str, object]:
    steps = {step.key: step for step in plan.ordered_steps()} if plan else {}
    follow_up = desk.follow_up
    sent = _written_to(desk)
    return {
        "note": desk.note,
        "follow_up": follow_up,
        "application": follow_up.application,
        "plan": plan,
        "connect": _open(steps.get(Key.CONNECT), now) if not desk.is_short else None,
        "door": _open(steps.get(Key.DOOR), now) if not desk.is_short else None,
        "days": hello.choices(plan.event) if plan else [],
        "hello_days": _hello_days(desk.note, now=now),
        "first_name": desk.note.contact.first_name if desk.note.contact else "",
        "others": [p for p in desk.others if p.contact.pk not in sent],
        "fresh": now - desk.note.sent_at < Note.UNDO_FOR,
    }


def _written_to(desk: Desk) -> set[object]:
    """Since the answer, here or on LinkedIn; where there was none, about this one thing."""
    notes = desk.follow_up.notes.filter(sent_at__isnull=False)
    if desk.event:
        notes = desk.follow_up.application.notes.filter(sent_at__gte=desk.event.recorded_at)
    return set(notes.values_list("contact_id", flat=True))


def _hello_days(note: Note, *, now: datetime) -> list[tuple[int, str]]:
    """After a hello, when to say the next."""
    if note.kind != Aim.KEEP_IN_TOUCH or note.contact is None:
        return []
    known = Acquaintance(note.contact, person=note.owner, now=now)
    return [] if known.hello else known.hello_days


def _open(step: object, now: datetime) -> object:
    return step if step and not step.is_settled(now) else None


@require_POST
def note_take_back(request: HttpRequest, pk: str) -> HttpResponse:
    """It was not sent after all: the text can be changed again, and its step is open again."""
    now, note = (
        timezone.now(),
        mine(request, Note.objects.select_related("follow_up").filter(follow_up__isnull=False), pk),
    )
    if not note.take_back(now=now):
        say(request, _("That is too long ago. Nothing was changed."))
    elif not note.follow_up.notes.filter(sent_at__isnull=False).exists():
        act = note.follow_up.last_act
        if act and act.verb == "complete":
            recovery.undo(act, now=now)
    if note.kind == Aim.CONNECTION_REQUEST:
        to = f"?to={note.contact_id}" if note.contact_id else ""
        return redirect(f"{reverse('connect', args=[note.follow_up_id])}{to}")
    where = {"contact": note.contact_id} if note.contact_id else {}
    return redirect("note", pk=note.follow_up_id, **where)
