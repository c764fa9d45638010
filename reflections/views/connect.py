"""After the note: a connection request."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.notices import say_with_undo
from applications.access import mine
from applications.models import FollowUp, RejectionEvent
from reflections import drafts, people, recovery
from reflections.models import RecoveryStep

# LinkedIn publishes no official figure; third parties agree on these (2025).
NOTE_LIMIT, NOTE_LIMIT_PREMIUM = 200, 300


@require_http_methods(["GET", "POST"])
def connect(request: HttpRequest, pk: str) -> HttpResponse:
    """A request to connect, with a short note or without one. Rebound sends nothing."""
    now = timezone.now()
    row = mine(request, FollowUp.objects.with_words().filter(application__isnull=False), pk)
    event = RejectionEvent.objects.filter(application=row.application_id).standing().first()
    everybody = people.to_write_to(event) if event else people.met(row.application)
    person, others = _chosen(request, [p for p in everybody if not p.vouched])
    note = drafts.note_for(row, person.contact if person else None, event=event, now=now)
    limit = NOTE_LIMIT_PREMIUM if request.user.premium_linkedin else NOTE_LIMIT
    context = {"follow_up": row, "person": person, "others": others, "note": note, "limit": limit}
    if request.method == "GET":
        return _page(request, context, body=note.body)
    body = request.POST.get("body", "").replace("\r\n", "\n").replace("\0", "").strip()
    with_note = request.POST.get("act") == "asked"
    over = len(body) - limit
    if with_note and over > 0:
        error = _("%(over)d characters more than LinkedIn takes. Shorten it, or connect without a note.")
        return _page(request, context, body=body, error=error % {"over": over})
    return _asked(request, row, note, body if with_note else "", now=now)


def _chosen(
    request: HttpRequest, everybody: list[people.Person]
) -> tuple[people.Person | None, list[people.Person]]:
    """Whom the page is about, the first unless another is named, and who else there is."""
    to = str(request.POST.get("to") or request.GET.get("to") or "")
    first = everybody[0] if everybody else None
    person = next((p for p in everybody if str(p.contact.pk) == to), first)
    return person, [p for p in everybody if p is not person]


def _page(request: HttpRequest, context: dict[str, object], *, body: str, error: str = "") -> HttpResponse:
    row = context["follow_up"]
    context |= {
        "application": row.application,
        "body": body,
        "error": error,
        "profile": _profile(context["person"], row),
        "step": RecoveryStep.objects.filter(follow_up=row).first(),
    }
    return render(request, "reflections/connect.html", context, status=422 if error else 200)


def _profile(person: people.Person | None, row: FollowUp) -> str:
    if person and person.contact.linkedin_url:
        return person.contact.linkedin_url
    words = f"{person.contact.name if person else ''} {row.application.company.name}".strip()
    return "https://www.linkedin.com/search/results/people/?" + urlencode({"keywords": words})


def _asked(request: HttpRequest, row: FollowUp, note: object, body: str, *, now: object) -> HttpResponse:
    note.body = body
    if not note.is_sent:
        note.save()
        note.send(now=now, via="linkedin")
    act = recovery.settle(row, verb="complete", now=now, via="page")
    if act:
        say_with_undo(request, _("Noted."), reverse("act_undo", args=[act.pk]))
    step = RecoveryStep.objects.filter(follow_up=row).first()
    return redirect("plan_steps", pk=step.plan_id) if step else redirect("application", pk=row.application_id)
