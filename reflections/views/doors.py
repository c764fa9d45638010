"""The door that is left open: a day to say hello again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications.access import mine
from reflections import hello, people, program, recovery
from reflections.models import Key, RecoveryPlan


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
