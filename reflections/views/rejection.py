"""The press, its undo, and what may be added to it later."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.notices import say, say_with_undo
from applications.access import mine
from applications.models import Application, Ending, RejectionEvent
from reflections import facts, recovery
from reflections.models import RecoveryPlan
from reflections.rejection_form import RejectionForm


class EndingForm(forms.Form):
    ending = forms.ChoiceField(choices=Ending, required=False)


@require_POST
def rejection(request: HttpRequest, pk: str) -> HttpResponse:
    """One press: recorded under today. A second press shows the same page."""
    application = mine(request, Application, pk)
    form = EndingForm(request.POST)
    if not form.is_valid():
        return redirect("application", pk=application.pk)
    ending = form.cleaned_data["ending"] or Ending.REJECTED
    event = recovery.begin(application, ending, now=timezone.now())
    if event is None:
        return redirect("application", pk=application.pk)
    return redirect("plan", pk=recovery.offer_plan(event, now=timezone.now()).pk)


@require_POST
def rejection_undo(request: HttpRequest, pk: str) -> HttpResponse:
    event = mine(request, RejectionEvent, pk)
    if recovery.undo_begin(event, now=timezone.now()):
        say(request, _("As it was before."))
    return redirect("application", pk=event.application_id)


@require_http_methods(["GET", "POST"])
def rejection_details(request: HttpRequest, pk: str) -> HttpResponse:
    """Another day, how it came, who told, their words: asked when it helps, never on the way in."""
    event = mine(request, RejectionEvent.objects.select_related("application__owner"), pk)
    form = RejectionForm(request.POST or None, instance=event, now=timezone.now())
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            facts.learn(event, now=timezone.now())
            if "happened_on" in form.changed_data:
                recovery.correct_day(event, form.cleaned_data["happened_on"], now=timezone.now())
        say(request, _("Saved."))
        return redirect("plan", pk=recovery.offer_plan(event, now=timezone.now()).pk)
    plan = RecoveryPlan.objects.filter(event=event).first()
    return render(
        request,
        "reflections/rejection_details.html",
        {"event": event, "form": form, "plan": plan},
        status=422 if form.errors else 200,
    )


@require_POST
def reopening(request: HttpRequest, pk: str) -> HttpResponse:
    application = mine(request, Application, pk)
    if recovery.reopen(application, now=timezone.now()):
        say_with_undo(request, _("Open again."), reverse("reopening_undo", args=[application.pk]))
    return redirect("application", pk=application.pk)


@require_POST
def reopening_undo(request: HttpRequest, pk: str) -> HttpResponse:
    application = mine(request, Application, pk)
    if recovery.undo_reopen(application, now=timezone.now()):
        say(request, _("As it was before."))
    else:
        say(request, _("Something came after it. Nothing was changed."))
    return redirect("application", pk=application.pk)
