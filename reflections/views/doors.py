"""The door that is left open: a day to say hello again, and to apply again."""

from datetime import datetime

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.notices import say
from accounts.patterns import date_format
from applications.access import mine
from reflections import doors as open_doors
from reflections import hello, people, program, recovery
from reflections.models import Key, RecoveryPlan

PER_PAGE = 50


@require_GET
def doors(request: HttpRequest) -> HttpResponse:
    """All that are left open, and the days to apply again."""
    now = timezone.now()
    page = Paginator(open_doors.left_open(request.user, now=now), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, open_doors.said_last(row), open_doors.spoken_on(row)) for row in page]
    again = open_doors.to_apply_again(request.user, now=now)
    return render(request, "reflections/doors.html", {"page": page, "rows": rows, "again": again})


class DoorForm(forms.Form):
    days = forms.TypedChoiceField(
        choices=[(days, days) for days in program.SAY_HELLO_DAYS], coerce=int, empty_value=0, required=False
    )
    again = forms.BooleanField(required=False)
    months = forms.TypedChoiceField(
        choices=[(months, months) for months in program.APPLY_AGAIN_MONTHS], coerce=int, required=False
    )


@require_http_methods(["GET", "POST"])
def door(request: HttpRequest, pk: str) -> HttpResponse:
    """When to say hello again; no date is an answer too."""
    now, plan = timezone.now(), mine(request, RecoveryPlan.objects.with_words(), pk)
    step = next((s for s in plan.ordered_steps() if s.key == Key.DOOR), None)
    known = people.to_write_to(plan.event)
    person = next((p for p in known if not p.vouched), known[0] if known else None)
    form = DoorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if plan.event.reversed_at is None:
            _leave_open(request, plan, person, form.cleaned_data, now=now)
        if step:
            recovery.finish(step, now=now)
        return redirect("plan_steps", pk=plan.pk)
    context = {
        "plan": plan,
        "application": plan.event.application,
        "step": step,
        "person": person,
        "days": hello.choices(plan.event),
        "months": program.APPLY_AGAIN_MONTHS,
        "usual_months": program.APPLY_AGAIN_DEFAULT,
    }
    return render(request, "reflections/steps/door.html", context, status=422 if form.errors else 200)


def _leave_open(
    request: HttpRequest,
    plan: RecoveryPlan,
    person: people.Person | None,
    chosen: dict[str, object],
    *,
    now: datetime,
) -> None:
    application, said = plan.event.application, []
    if chosen["days"]:
        contact_id = person.contact.pk if person else None
        row = hello.say_hello_in(application, chosen["days"], contact_id=contact_id, now=now)
        said.append(_("Hello again on %(day)s.") % {"day": date_format(row.due_on, "j F Y")})
    if chosen["again"]:
        row = hello.apply_again_in(application, chosen["months"] or program.APPLY_AGAIN_DEFAULT, now=now)
        said.append(_("Apply again from %(day)s.") % {"day": date_format(row.due_on, "j F Y")})
    if said:
        say(request, " ".join(said))
