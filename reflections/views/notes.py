"""A note to one person: drafted, edited in place, copied or opened in a mail program, noted as sent."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import mine
from applications.models import Contact, FollowUp
from applications.models.notes import SentVia
from reflections import note_page, passing_on, recovery, remarks
from reflections.desk import Desk

LONGEST = 20_000


def open_desk(request: HttpRequest, pk: str, contact: str | None, *, now: datetime) -> Desk:
    rows = FollowUp.objects.with_words().filter(application__isnull=False)
    return Desk.lay(mine(request, rows, pk), mine(request, Contact, contact) if contact else None, now=now)


def clean(text: str) -> str:
    """One kind of line end, and no NUL, which PostgreSQL refuses."""
    return text.replace("\r\n", "\n").replace("\0", "")


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, pk: str, contact: str | None = None) -> HttpResponse:
    now = timezone.now()
    desk = open_desk(request, pk, contact, now=now)
    if desk.waits and desk.event.happened_on == request.user.today(now):
        context = {"application": desk.note.application, "event": desk.event}
        return render(request, "reflections/note_tomorrow.html", context)
    if request.method == "GET":
        return _page(request, desk)
    body = clean(request.POST.get("body", desk.note.body))
    if "act" not in request.POST:
        return _autosave(desk, body, request.POST.get("version", ""))
    if desk.note.is_sent:
        return _to_sent(desk)
    return _act(request, desk, body, now=now)


def _page(request: HttpRequest, desk: Desk, *, error: str = "", **typed: object) -> HttpResponse:
    form = typed.pop("form", None) or desk.form()
    context = note_page.page(desk, form, look="look" in request.GET, **typed) | {"error": error}
    return render(request, "reflections/note.html", context, status=422 if error or form.errors else 200)


def _autosave(desk: Desk, body: str, version: str) -> JsonResponse:
    row = desk.note
    row.edited = row.edited or body != row.body
    if row.is_sent or len(body) > LONGEST or not desk.save(body, version):
        return JsonResponse({"version": desk.note.version, "body": desk.note.body}, status=409)
    return JsonResponse({"version": row.version})


def _act(request: HttpRequest, desk: Desk, body: str, *, now: datetime) -> HttpResponse:
    """What was filled in and ticked goes into the text, the text is saved, and then the button's own act."""
    form, act = desk.form(request.POST), request.POST["act"]
    if len(body) > LONGEST:
        return _page(request, desk, form=form, body=body, error=_("That is longer than a note can be."))
    if not form.is_valid():
        return _page(request, desk, form=form, body=body)
    text = desk.hold_lines(request.POST, desk.take_in(form, body, now=now))
    if not desk.save(text, request.POST.get("version", "")):
        return _page(request, desk, body=text, error=_("This note was changed in another tab."))
    if act == "sent":
        return _sent(request, desk, now=now)
    if act == "later":
        return redirect("snooze", pk=desk.follow_up.pk)
    if act == "pass_on" and (messenger := note_page.messenger(desk)):
        passing_on.ask(desk, messenger, now=now)
        return redirect("note", pk=desk.follow_up.pk, contact=messenger.pk)
    if act == "linkedin":
        return redirect(passing_on.by_linkedin(desk, now=now))
    return redirect(f"{request.path}?look" if act == "save" else f"{request.path}#text")


def _sent(request: HttpRequest, desk: Desk, *, now: datetime) -> HttpResponse:
    via = request.POST.get("via", "")
    desk.note.send(now=now, via=via if via in SentVia.values else "")
    recovery.settle(desk.follow_up, verb="complete", now=now, via="page")
    return _to_sent(desk)


def _to_sent(desk: Desk) -> HttpResponse:
    return redirect("note_sent", pk=desk.note.pk)


@require_POST
def note_remarks(request: HttpRequest, pk: str, contact: str | None = None) -> HttpResponse:
    """What a second pair of eyes might say of the text as it stands; asked for on Copy."""
    desk = open_desk(request, pk, contact, now=timezone.now())
    found = remarks.about(desk.note, request.POST.get("body", "")[:LONGEST])
    return render(request, "reflections/_remarks.html", {"remarks": found})
