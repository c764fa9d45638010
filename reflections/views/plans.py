"""The plan: how much, quiet, and one step at a time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.notices import TOO_LATE, say, say_with_undo
from applications.access import mine
from applications.models import RejectionEvent
from reflections import leaving_out, plan_page, recovery, steps
from reflections.day_form import DayForm
from reflections.models import Depth, Key, RecoveryPlan, RecoveryStep
from reflections.views.follow_ups import back

QUIET_BEGUN = "quiet_begun"  # in the session, from the press to the page that follows it


def _plan(request: HttpRequest, pk: str) -> RecoveryPlan:
    return mine(request, RecoveryPlan.objects.with_words(), pk)


@require_GET
def plan(request: HttpRequest, pk: str) -> HttpResponse:
    """Whatever the plan is at: the question, the quiet, the current step whole, or its end. A step whose
    day is still to come opens when asked for; until then all of them are shown, with their days."""
    now, row = timezone.now(), _plan(request, pk)
    if row.event.reversed_at:
        return redirect("application", pk=row.event.application_id)
    if row.wants_answer(now):
        return render(request, "reflections/news.html", plan_page.news(row, now=now))
    step = row.current_step(now)
    if step is None:
        return render(request, "reflections/plan_ended.html", plan_page.ended(row, now=now))
    if step.key == Key.QUIET:
        first = request.session.pop(QUIET_BEGUN, None) == str(row.pk)
        return render(request, "reflections/quiet.html", plan_page.quiet(row, first=first, now=now))
    if step.follow_up is None:  # the quiet ended by itself before its follow-up was made
        steps.open_next(row, now=now)
        step = _plan(request, pk).current_step(now)
    if "open" not in request.GET and plan_page.rests_until(row, now=now):
        return redirect("plan_steps", pk=row.pk)
    if step.key == Key.INVENTORY:
        return redirect("inventory_start", pk=row.pk)
    if step.key == Key.FORWARD:
        return redirect("forward", pk=row.pk)
    return redirect("follow_up", pk=step.follow_up_id)


@require_GET
def plan_steps(request: HttpRequest, pk: str) -> HttpResponse:
    return render(
        request, "reflections/plan_steps.html", plan_page.all_steps(_plan(request, pk), now=timezone.now())
    )


@require_POST
def plan_start(request: HttpRequest, pk: str) -> HttpResponse:
    """A plan for a "no" that has none yet, or none any more."""
    event = mine(request, RejectionEvent.objects.standing(), pk)
    return redirect("plan_depth", pk=recovery.offer_plan(event, now=timezone.now()).pk)


@require_http_methods(["GET", "POST"])
def plan_depth(request: HttpRequest, pk: str) -> HttpResponse:
    """The one question. GET shows it again for a change of mind."""
    now, row = timezone.now(), _plan(request, pk)
    if request.method == "GET":
        return render(request, "reflections/news.html", {**plan_page.news(row, now=now), "again": True})
    if row.event.reversed_at:
        return redirect("application", pk=row.event.application_id)
    if request.POST.get("depth") in Depth.values:
        if request.POST["depth"] == Depth.A_LOT != row.depth:
            request.session[QUIET_BEGUN] = str(row.pk)
        steps.choose_depth(row, request.POST["depth"], now=now)
    return redirect("plan", pk=row.pk)


@require_POST
def quiet(request: HttpRequest, pk: str) -> HttpResponse:
    """How long, and whether the rest is held too."""
    now, row = timezone.now(), _plan(request, pk)
    application = row.event.application
    hold = request.POST.get("hold_rest", "on" if application.hold_rest else "") == "on"
    choice = request.POST.get("until", "")
    ends = {key: until for key, _label, until in plan_page.quiet_choices(row, now=now)}
    until = ends.get(choice, application.quiet_until)
    if row.event.reversed_at is None:
        steps.be_quiet(row, until, hold_rest=hold, now=now)
    return redirect("plan", pk=row.pk)


@require_POST
def step_leaving_out(request: HttpRequest, pk: str) -> HttpResponse:
    step = mine(request, RecoveryStep.objects.select_related("plan", "follow_up"), pk)
    now = timezone.now()
    leaving_out.leave_out(step, now=now)
    say_with_undo(request, _("Left out."), reverse("step_putting_back", args=[step.pk]))
    if "next" in request.POST:
        return back(request, "today")
    opening = "?open" if request.POST.get("then") == "next" else ""
    return redirect(reverse("plan", args=[step.plan_id]) + opening)


@require_POST
def step_putting_back(request: HttpRequest, pk: str) -> HttpResponse:
    """Undo of leaving out, and of ending the plan."""
    step = mine(request, RecoveryStep.objects.select_related("plan"), pk)
    if leaving_out.put_back(step, now=timezone.now()):
        say(request, _("As it was before."))
    else:
        say(request, TOO_LATE)
    return redirect("plan", pk=step.plan_id)


@require_http_methods(["GET", "POST"])
def step_day(request: HttpRequest, pk: str) -> HttpResponse:
    """Another day for a step."""
    step = mine(request, RecoveryStep.objects.select_related("plan__owner", "follow_up"), pk)
    now, data = timezone.now(), request.POST if request.method == "POST" else None
    form = DayForm(data, initial={"day": step.opens_on}, today=request.user.today(now), today_too=True)
    if form.is_valid():
        steps.move(step, form.cleaned_data["day"], now=now)
        return redirect("plan_steps", pk=step.plan_id)
    return render(
        request,
        "reflections/step_day.html",
        {"step": step, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
def plan_end(request: HttpRequest, pk: str) -> HttpResponse:
    row = _plan(request, pk)
    left = leaving_out.end(row, now=timezone.now())
    words = _("The plan has ended. What you wrote stays.")
    if left:
        say_with_undo(request, words, reverse("step_putting_back", args=[left[0].pk]))
    return redirect("application", pk=row.event.application_id)
