"""I have heard nothing: ask once, wait longer, or count it as no answer."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.notices import say
from applications.access import mine
from applications.models import Application
from applications.silence import ask_once, facts_of, may_ask
from reflections.unanswered import since


class WaitForm(forms.Form):
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))


@require_http_methods(["GET", "POST"])
def silence(request: HttpRequest, pk: str) -> HttpResponse:
    """All three ways, from the first day. POST keeps waiting until a day."""
    application = mine(request, Application.objects.with_company(), pk)
    if not application.is_active:
        return redirect("application", pk=application.pk)
    today = request.user.today(timezone.now())
    facts, form = facts_of(application, today), WaitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["day"]
        if day > today:
            application.wait_until(day)
            say(request, _("Waiting until %(day)s.") % {"day": date_format(day, "l, j F")})
            return redirect("application", pk=application.pk)
        form.add_error("day", _("A day after today is needed."))
    context = {
        "application": application,
        "form": form,
        "since": since(application, today),
        "may_ask": facts.has_open_check or may_ask(facts),
    }
    return render(request, "reflections/silence.html", context, status=422 if form.errors else 200)


@require_POST
def status_check(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask once: the draft opens. A second press finds the same one."""
    application = mine(request, Application.objects.active(), pk)
    row = ask_once(application, today=request.user.today(timezone.now()))
    return redirect("follow_up", pk=row.pk) if row else redirect("silence", pk=application.pk)
