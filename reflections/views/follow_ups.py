"""Open, complete, put off or let go what was meant to be done by a day."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.notices import TOO_LATE, say, say_with_undo
from accounts.patterns import date_format
from applications.access import mine
from applications.models import Aim, FollowUp, FollowUpAct
from reflections import people, recovery
from reflections.day_form import DayForm
from reflections.models import RecoveryStep

WRITTEN = {
    Aim.HIGH_ROAD_NOTE,
    Aim.THANK_YOU,
    Aim.STATUS_CHECK,
    Aim.KEEP_IN_TOUCH,
    Aim.WITHDRAWAL,
    Aim.NOTE,
}


def back(request: HttpRequest, default: str) -> HttpResponse:
    """To the page named in the form, if it is one of ours."""
    to = request.POST.get("next", "")
    return redirect(to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else default)


@require_GET
def follow_up(request: HttpRequest, pk: str) -> HttpResponse:
    """The page on which this one is done."""
    row = mine(request, FollowUp.objects.with_words(), pk)
    if row.kind in WRITTEN and row.application:
        whom = _first_person(row)
        if row.is_of_plan and not whom and not row.notes.exists():
            return redirect("note_person", pk=row.pk)
        return redirect("note", pk=row.pk, **whom)
    step = RecoveryStep.objects.filter(follow_up=row).first()
    if row.kind == Aim.CONNECTION_REQUEST:
        return redirect("connect", pk=row.pk)
    if row.kind == Aim.DOOR and step:
        return redirect("door", pk=step.plan_id)
    if row.kind == Aim.INVENTORY and step:
        return redirect("inventory_start", pk=step.plan_id)
    if row.kind == Aim.MOVE_FORWARD and step:
        return redirect("forward", pk=step.plan_id)
    if row.kind in {Aim.PREPARE, Aim.DEBRIEF} and row.interview_id:
        return redirect("debrief" if row.kind == Aim.DEBRIEF else "preparation", pk=row.interview_id)
    if row.application_id:
        return redirect("application", pk=row.application_id)
    return redirect("person", pk=row.contact_id)


def _first_person(row: FollowUp) -> dict[str, object]:
    """The first whose note is not sent yet; nobody where nobody is known."""
    if row.contact_id and not row.is_of_plan:
        return {"contact": row.contact_id}
    event = row.application.rejections.standing().first()
    known = people.to_write_to(event) if event else people.met(row.application)
    sent = set(row.notes.filter(sent_at__isnull=False).values_list("contact_id", flat=True))
    left = [p.contact.pk for p in known if p.contact.pk not in sent] or [p.contact.pk for p in known]
    return {"contact": left[0]} if left else {}


@require_POST
def completion(request: HttpRequest, pk: str) -> HttpResponse:
    return _settle(request, pk, "complete", _("Done."))


@require_POST
def letting_go(request: HttpRequest, pk: str) -> HttpResponse:
    return _settle(request, pk, "let_go", _("Let go."))


def _settle(request: HttpRequest, pk: str, verb: str, words: str) -> HttpResponse:
    row = mine(request, FollowUp, pk)
    if verb == "let_go" and row.kind == Aim.KEEP_IN_TOUCH:
        words = _("That door is closed.")
    act = recovery.settle(row, verb=verb, now=timezone.now(), via="page")
    if act:
        say_with_undo(request, words, reverse("act_undo", args=[act.pk]))
    return back(request, "today")


def later_days(today: date) -> list[tuple[date, str]]:
    """The days that Later offers, each once, with what to call them."""
    monday = today + timedelta(days=7 - today.weekday())
    offered = {
        monday: _("Next week"),
        today + timedelta(days=3): _("In three days"),
        today + timedelta(days=1): _("Tomorrow"),
    }
    return sorted(offered.items())


@require_http_methods(["GET", "POST"])
def snooze(request: HttpRequest, pk: str) -> HttpResponse:
    """Later: tomorrow, in three days, next week, or a day of one's own."""
    row, now = mine(request, FollowUp.objects.with_words(), pk), timezone.now()
    today = request.user.today(now)
    form = DayForm(request.POST if request.method == "POST" else None, today=today)
    if form.is_valid():
        day = form.cleaned_data["day"]
        act = row.snooze(day, now=now, via="page")
        words = _("Back on %(day)s.") % {"day": date_format(day, "l, j F")}
        if act:
            say_with_undo(request, words, reverse("act_undo", args=[act.pk]))
        return back(request, "today")
    return render(
        request,
        "reflections/snooze.html",
        {"follow_up": row, "form": form, "days": later_days(today)},
        status=422 if form.errors else 200,
    )


@require_POST
def act_undo(request: HttpRequest, pk: str) -> HttpResponse:
    act = mine(request, FollowUpAct.objects.select_related("follow_up"), pk)
    if recovery.undo(act, now=timezone.now()):
        say(request, _("As it was before."))
    else:
        say(request, TOO_LATE)
    return back(request, "today")
