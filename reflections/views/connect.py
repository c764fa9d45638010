"""After the note: a request to connect, and what came of it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.notices import say, say_with_undo
from applications.access import mine
from applications.models import Ending, FollowUp, Note, RejectionEvent
from applications.models.notes import Answer
from reflections import drafts, hello, linkedin, passing_on, people, steps
from reflections.models import Key, RecoveryPlan, RecoveryStep
from reflections.people import Person
from reflections.views.follow_ups import back
from reflections.views.notes import clean


@require_http_methods(["GET", "POST"])
def connect(request: HttpRequest, pk: str) -> HttpResponse:
    """With a short note or without one, both as good. Rebound sends nothing."""
    now = timezone.now()
    row = mine(request, FollowUp.objects.with_words().filter(application__isnull=False), pk)
    if row.is_open and not request.user.uses_linkedin:
        return _without_linkedin(request, now=now)
    event = RejectionEvent.objects.filter(application=row.application_id).standing().first()
    everybody = people.to_connect_with(event) if event else people.met(row.application, now=now)
    person = _chosen(everybody, to := _named(request))
    ahead = passing_on.may_go_ahead(person.contact if person else None, to)
    if not ahead and (thank := _note_that_comes_first(row, now)):
        say(request, _("The note comes first. It can also be left out."))
        return redirect("follow_up", pk=thank.follow_up_id)
    note = drafts.note_for(row, person.contact if person else None, event=event, now=now)
    context = {"follow_up": row, "person": person, "everybody": everybody, "note": note}
    if request.method == "GET" or note.is_sent:
        return _page(request, context, body=note.body, now=now)
    body = clean(request.POST.get("body", "")).strip()
    with_note = request.POST.get("act") == "asked"
    over = linkedin.length(body) - linkedin.limit(request.user)
    if with_note and over > 0:
        error = _("%(over)d characters more than LinkedIn takes. Shorten it, or connect without a note.")
        return _page(request, context, body=body, error=error % {"over": over}, now=now)
    return _asked(request, row, note, body if with_note else "", now=now)


def _note_that_comes_first(row: FollowUp, now: datetime) -> RecoveryStep | None:
    """Never before the note is sent or left out; after silence there is no such order."""
    rows = RecoveryStep.objects.filter(plan__event__application=row.application_id, key=Key.THANK)
    rows = rows.exclude(plan__event__outcome=Ending.NO_ANSWER).filter(follow_up__isnull=False)
    thank = rows.filter(plan__event__reversed_at__isnull=True).select_related("follow_up").first()
    return thank if row.is_of_plan and thank and not thank.is_settled(now) else None


def _named(request: HttpRequest) -> str:
    return str(request.POST.get("to") or request.GET.get("to") or "")


def _chosen(everybody: list[Person], to: str) -> Person | None:
    """Whom the page is about: the first, unless another is named."""
    return next((p for p in everybody if str(p.contact.pk) == to), everybody[0] if everybody else None)


def _page(
    request: HttpRequest, context: dict[str, object], *, body: str, now: datetime, error: str = ""
) -> HttpResponse:
    row, person = context["follow_up"], context["person"]
    asked = set(row.notes.filter(sent_at__isnull=False).values_list("contact_id", flat=True))
    step = RecoveryStep.objects.filter(follow_up=row).first()
    plan = RecoveryPlan.objects.with_words().get(pk=step.plan_id) if step else None
    doors = [s for s in plan.ordered_steps() if s.key == Key.DOOR and not s.is_settled(now)] if plan else []
    context |= {
        "application": row.application,
        "body": body,
        "length": linkedin.length(body),
        "limit": linkedin.limit(request.user),
        "error": error,
        "profile": linkedin.profile(person.contact if person else None, row.application),
        "step": step,
        "others": [p for p in context["everybody"] if p is not person and p.contact.pk not in asked],
        "door": doors[0] if doors else None,
        "plan": plan,
        "days": hello.choices(plan.event) if plan else [],
        "answers": Answer.choices,
    }
    return render(request, "reflections/connect.html", context, status=422 if error else 200)


def _asked(request: HttpRequest, row: FollowUp, note: Note, body: str, *, now: datetime) -> HttpResponse:
    note.body = body
    note.save()
    note.send(now=now, via="linkedin")
    passing_on.asked(row, now=now)
    say_with_undo(request, _("Noted."), reverse("note_take_back", args=[note.pk]))
    where = f"?to={note.contact_id}" if note.contact_id else ""
    return redirect(f"{request.path}{where}")


@require_POST
def connection_answer(request: HttpRequest, pk: str) -> HttpResponse:
    """Accepted, not now, or nothing yet; whenever it is known."""
    note = mine(request, Note.objects.filter(kind="connection_request", sent_at__isnull=False), pk)
    answer = request.POST.get("answer", "")
    note.take_answer(answer if answer in Answer.values else "")
    return back(request, reverse("connect", args=[note.follow_up_id]) if note.follow_up_id else "today")


@require_POST
def no_linkedin(request: HttpRequest) -> HttpResponse:
    """I don't use LinkedIn: the step goes from every plan and comes in none."""
    now = timezone.now()
    request.user.uses_linkedin = False
    request.user.save(update_fields=["uses_linkedin"])
    return _without_linkedin(request, now=now)


def _without_linkedin(request: HttpRequest, *, now: datetime) -> HttpResponse:
    steps.fit_all(request.user, now=now)
    say(request, _("Connecting is not suggested any more. It can be turned on again in the settings."))
    return redirect("today")
