"""After the note: a connection request, and a day to say hello again."""

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
from reflections import drafts, hello, people, program, recovery
from reflections.models import Key, RecoveryPlan, RecoveryStep

# LinkedIn publishes no official figure; third parties agree on these (2025).
NOTE_LIMIT, NOTE_LIMIT_PREMIUM = 200, 300


@require_http_methods(["GET", "POST"])
def connect(request: HttpRequest, pk: str) -> HttpResponse:
    """A request to connect, with a short note or without one. Rebound sends nothing."""
    now = timezone.now()
    row = mine(request, FollowUp.objects.with_words().filter(application__isnull=False), pk)
    event = RejectionEvent.objects.filter(application=row.application_id).standing().first()
    everybody = people.to_write_to(event) if event else people.met(row.application)
    everybody = [p for p in everybody if not p.vouched]
    chosen = str(request.POST.get("to") or request.GET.get("to") or "")
    person = next((p for p in everybody if str(p.contact.pk) == chosen), everybody[0] if everybody else None)
    note = drafts.note_for(row, person.contact if person else None, event=event, now=now)
    limit = NOTE_LIMIT_PREMIUM if request.user.premium_linkedin else NOTE_LIMIT
    body, error = note.body, ""
    if request.method == "POST":
        body = request.POST.get("body", "").replace("\r\n", "\n").replace("\0", "").strip()
        with_note = request.POST.get("act") == "asked"
        if with_note and len(body) > limit:
            over = len(body) - limit
            error = _("%(over)d characters more than LinkedIn takes. Shorten it, or connect without a note.")
            error %= {"over": over}
        else:
            return _asked(request, row, note, body if with_note else "", now=now)
    context = {
        "follow_up": row,
        "application": row.application,
        "note": note,
        "body": body,
        "error": error,
        "limit": limit,
        "person": person,
        "others": [p for p in everybody if p is not person],
        "profile": _profile(person, row),
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


@require_http_methods(["GET", "POST"])
def door(request: HttpRequest, pk: str) -> HttpResponse:
    """When to say hello again; no date is an answer too."""
    now, plan = timezone.now(), mine(request, RecoveryPlan.objects.with_words(), pk)
    application = plan.event.application
    step = next((s for s in plan.ordered_steps() if s.key == Key.DOOR), None)
    known = [p for p in people.to_write_to(plan.event) if not p.vouched]
    if request.method == "GET":
        return render(
            request,
            "reflections/steps/door.html",
            {
                "plan": plan,
                "application": application,
                "step": step,
                "person": known[0] if known else None,
                "days": program.SAY_HELLO_DAYS,
                "usual": program.SAY_HELLO_DEFAULT,
            },
        )
    days = request.POST.get("days", "")
    if plan.event.reversed_at is None and days.isdigit() and int(days) in program.SAY_HELLO_DAYS:
        contact_id = known[0].contact.pk if known else None
        hello.say_hello_in(application, int(days), contact_id=contact_id, now=now)
    if step:
        recovery.finish(step, now=now)
    return redirect("plan_steps", pk=plan.pk)
