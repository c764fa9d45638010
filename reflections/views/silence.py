"""I have heard nothing: ask once, wait longer, or count it as no answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.notices import say
from accounts.patterns import date_format
from applications.access import mine
from applications.models import Application
from applications.silence import ask_once, facts_of, may_ask
from reflections.day_form import DayForm
from reflections.unanswered import since


@require_http_methods(["GET", "POST"])
def silence(request: HttpRequest, pk: str) -> HttpResponse:
    """All three ways, from the first day. POST keeps waiting until a day."""
    application = mine(request, Application.objects.with_company(), pk)
    if not application.is_active:
        return redirect("application", pk=application.pk)
    today = request.user.today(timezone.now())
    facts = facts_of(application, today)
    form = DayForm(request.POST if request.method == "POST" else None, today=today)
    if form.is_valid():
        day = form.cleaned_data["day"]
        application.wait_until(day)
        say(request, _("Waiting until %(day)s.") % {"day": date_format(day, "l, j F")})
        return redirect("application", pk=application.pk)
    context = {
        "application": application,
        "form": form,
        "since": since(application, today),
        "may_ask": facts.has_open_check or may_ask(facts),
        "asked": bool(facts.unanswered),
    }
    return render(request, "reflections/silence.html", context, status=422 if form.errors else 200)


@require_POST
def status_check(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask once: the draft opens. A second press finds the same one."""
    application = mine(request, Application.objects.active(), pk)
    row = ask_once(application, today=request.user.today(timezone.now()))
    return redirect("follow_up", pk=row.pk) if row else redirect("silence", pk=application.pk)
