"""Who was it you spoke with? One name is enough."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.notices import say
from applications.access import mine
from applications.models import Application, Contact, FollowUp
from reflections import facts
from reflections.models import RecoveryPlan
from reflections.person_form import PersonForm


@require_http_methods(["GET", "POST"])
def note_person(request: HttpRequest, pk: str) -> HttpResponse:
    """For a note."""
    follow_up = mine(request, FollowUp.objects.with_words().filter(application__isnull=False), pk)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contact = _keep(form, follow_up.application)
        if request.POST.get("another"):
            say(request, _("%(name)s is noted.") % {"name": contact.name})
            return redirect("note_person", pk=follow_up.pk)
        return redirect("note", pk=follow_up.pk, contact=contact.pk)
    context = {"follow_up": follow_up, "application": follow_up.application, "form": form}
    return render(request, "reflections/note_person.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def plan_person(request: HttpRequest, pk: str) -> HttpResponse:
    """For a plan that knows of nobody: the steps then fit."""
    plan = mine(request, RecoveryPlan.objects.with_words(), pk)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contact = _keep(form, plan.event.application)
        say(request, _("%(name)s is noted.") % {"name": contact.name})
        return redirect("plan_person" if request.POST.get("another") else "plan", pk=plan.pk)
    context = {"plan": plan, "application": plan.event.application, "form": form}
    return render(request, "reflections/note_person.html", context, status=422 if form.errors else 200)


def _keep(form: PersonForm, application: Application) -> Contact:
    contact = form.save(application)
    for event in application.rejections.standing():
        facts.learn(event, now=timezone.now())
    return contact
