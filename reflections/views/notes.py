"""A note to one person: drafted, edited in place, copied or opened in a mail program, noted as sent."""

from urllib.parse import quote

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.notices import say
from applications.access import mine
from applications.models import Contact, FollowUp, Note, RejectionEvent
from applications.models.notes import SentVia
from reflections import drafts, people, recovery, remarks
from reflections.models import Key, RecoveryPlan, RecoveryStep
from reflections.person_form import PersonForm

LONGEST = 20_000


def _event(follow_up: FollowUp) -> RejectionEvent | None:
    if not follow_up.is_of_plan:
        return None
    return RejectionEvent.objects.filter(application=follow_up.application_id).standing().first()


def _person(request: HttpRequest, contact: str | None) -> Contact | None:
    return mine(request, Contact, contact) if contact else None


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, pk: str, contact: str | None = None) -> HttpResponse:
    now = timezone.now()
    follow_up = mine(request, FollowUp.objects.with_words().filter(application__isnull=False), pk)
    to, event = _person(request, contact), _event(follow_up)
    row = drafts.note_for(follow_up, to, event=event, now=now)
    if request.method == "GET":
        return _page(request, follow_up, row, event)
    act = request.POST.get("act", "save")
    if act == "name":
        request.user.name = request.POST.get("name", "").strip().replace("\0", "")[:120]
        request.user.save(update_fields=["name"])
        return redirect(request.path)
    if row.is_sent:
        return redirect("note_sent", pk=follow_up.pk)
    return _change(request, follow_up, row, event, act)


def _change(
    request: HttpRequest, follow_up: FollowUp, row: Note, event: RejectionEvent | None, act: str
) -> HttpResponse:
    now, autosave = timezone.now(), "act" not in request.POST
    body = request.POST.get("body", row.body).replace("\r\n", "\n").replace("\0", "")
    if len(body) > LONGEST:
        return _page(
            request, follow_up, row, event, typed=body, error=_("That is longer than a note can be.")
        )
    if act == "stayed":
        stayed = request.POST.get("stayed", "")[:300].replace("\0", "")
        args = {"event": event, "stayed": stayed, "now": now}
        body = drafts.body(row.kind, row.application, row.contact, **args)
    if act in {"door", "connect"}:
        body = drafts.toggle(body, drafts.line(act, row.application))
    if not _keep(row, body, request.POST.get("version", "")):
        if autosave:
            return JsonResponse({"version": row.version, "body": row.body}, status=409)
        return _page(
            request, follow_up, row, event, typed=body, error=_("This note was changed in another tab.")
        )
    if act == "sent":
        row.send(now=now, via=request.POST["via"] if request.POST.get("via") in SentVia.values else "")
        recovery.settle(follow_up, verb="complete", now=now, via="page")
        return redirect("note_sent", pk=follow_up.pk)
    if autosave:
        return JsonResponse({"version": row.version})
    return redirect(f"{request.path}?look" if act == "save" else request.path)


@require_POST
def note_remarks(request: HttpRequest, pk: str, contact: str | None = None) -> HttpResponse:
    """What a second pair of eyes might say of the text as it stands; asked for on Copy."""
    follow_up = mine(request, FollowUp.objects.with_words().filter(application__isnull=False), pk)
    to = _person(request, contact)
    row = drafts.note_for(follow_up, to, event=_event(follow_up), now=timezone.now())
    found = remarks.about(row, request.POST.get("body", "")[:LONGEST])
    return render(request, "reflections/_remarks.html", {"remarks": found})


def _keep(row: Note, body: str, version: str) -> bool:
    """Save the text; False where another tab was quicker. `row` then holds what is saved."""
    if row._state.adding:
        row.edited = body != row.body
        row.body = body
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:  # another tab made it a moment ago
            kept = Note.objects.get(follow_up=row.follow_up_id, contact=row.contact_id)
            row.pk, row.version, row.body, row._state.adding = kept.pk, kept.version, kept.body, False
            return False
        return True
    if body == row.body:
        return True
    return row.save_over(int(version) if version.isdigit() else row.version, body=body, edited=True)


def _page(
    request: HttpRequest,
    follow_up: FollowUp,
    row: Note,
    event: RejectionEvent | None,
    *,
    typed: str | None = None,
    error: str = "",
) -> HttpResponse:
    body = row.body if typed is None else typed
    context = {
        "follow_up": follow_up,
        "event": event,
        "note": row,
        "body": body,
        "saved_body": row.body if typed is not None else "",
        "error": error,
        "step": RecoveryStep.objects.filter(follow_up=follow_up).first(),
        "asks_name": not request.user.name,
        "mailto": mailto(row, body),
        "remarks": remarks.about(row, body) if "look" in request.GET else [],
        **_addressees(row, event),
        **_optional_lines(row, body),
    }
    return render(request, "reflections/note.html", context, status=422 if error else 200)


def _addressees(row: Note, event: RejectionEvent | None) -> dict[str, object]:
    everybody = people.to_write_to(event) if event else people.met(row.application)
    return {
        "to": row.contact,
        "person": next((p for p in everybody if row.contact and p.contact.pk == row.contact.pk), None),
        "others": [p for p in everybody if p.contact.pk != row.contact_id],
    }


def _optional_lines(row: Note, body: str) -> dict[str, object]:
    application = row.application
    return {
        "application": application,
        "asks_what_stayed": row._state.adding and not drafts.thanked_for(application, row.contact),
        "has_door": drafts.line("door", application) in body,
        "has_connect": drafts.line("connect", application) in body,
    }


def mailto(row: Note, body: str) -> str:
    """The address that opens a mail program with subject and text filled in."""
    to = quote(row.contact.email) if row.contact and row.contact.email else ""
    text = quote(body.replace("\r\n", "\n").replace("\n", "\r\n"), safe="")
    return f"mailto:{to}?subject={quote(row.subject, safe='')}&body={text}"


@require_GET
def note_sent(request: HttpRequest, pk: str) -> HttpResponse:
    """After "I sent it": what could come next, on the same page; nothing of it has to."""
    follow_up = mine(request, FollowUp.objects.with_words(), pk)
    event = _event(follow_up)
    plan = RecoveryPlan.objects.with_words().filter(event=event).first() if event else None
    steps = {step.key: step for step in plan.ordered_steps()} if plan else {}
    sent = {row.contact_id: row for row in follow_up.notes.filter(sent_at__isnull=False)}
    everybody = people.to_write_to(event) if event else people.met(follow_up.application)
    return render(
        request,
        "reflections/note_sent.html",
        {
            "follow_up": follow_up,
            "application": follow_up.application,
            "plan": plan,
            "connect": steps.get(Key.CONNECT),
            "door": steps.get(Key.DOOR),
            "now": timezone.now(),
            "first": next((p for p in everybody if p.contact.pk in sent), None),
            "others": [p for p in everybody if p.contact.pk not in sent],
        },
    )


@require_http_methods(["GET", "POST"])
def note_person(request: HttpRequest, pk: str) -> HttpResponse:
    """Who was it you spoke with? One name is enough."""
    follow_up = mine(request, FollowUp.objects.with_words().filter(application__isnull=False), pk)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contact = form.save(follow_up.application)
        if request.POST.get("another"):
            say(request, _("%(name)s is noted.") % {"name": contact.name})
            return redirect("note_person", pk=follow_up.pk)
        return redirect("note", pk=follow_up.pk, contact=contact.pk)
    return render(
        request,
        "reflections/note_person.html",
        {"follow_up": follow_up, "application": follow_up.application, "form": form},
        status=422 if form.errors else 200,
    )
