from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.erasing import words_are_gone
from accounts.notices import say, say_with_link, say_with_undo
from applications.access import mine
from applications.earlier import earlier_time
from applications.forms import ApplicationAddForm, ApplicationForm
from applications.models import Application, Outcome, Stage
from applications.story import Story
from applications.views.answers import form_page

STAGES = [(stage.value, stage.label) for stage in Stage]


@require_http_methods(["GET", "HEAD", "POST"])
def application_add(request: HttpRequest) -> HttpResponse:
    now, data = timezone.now(), request.POST if request.method == "POST" else None
    form = ApplicationAddForm(data, person=request.user, now=now)
    if form.is_valid():
        application = form.insert()
        return redirect("application", pk=application.pk)
    return form_page(request, "applications/add.html", form)


@require_GET
def application(request: HttpRequest, pk: str) -> HttpResponse:
    """One page with everything about it."""
    row = mine(request, Application.objects.with_company(), pk)
    now = timezone.now()
    context = {
        "application": row,
        "story": Story(row, person=request.user, now=now),
        "earlier": earlier_time(row, now=now),
        "moves": [(value, label) for value, label in STAGES if value != row.stage],
    }
    return render(request, "applications/application.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def application_edit(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Application.objects.with_company(), pk)
    now, data = timezone.now(), request.POST if request.method == "POST" else None
    form = ApplicationForm(data, instance=row, person=request.user, now=now)
    if form.is_valid() and form.overwrite():
        say(request, _("Saved."))
        return redirect("application", pk=row.pk)
    return form_page(request, "applications/edit.html", form, application=row)


@require_http_methods(["GET", "HEAD", "POST"])
def application_remove(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Application.objects.with_company(), pk)
    if request.method == "POST":
        row.remove()
        words_are_gone()
        say(request, _("Removed."))
        return redirect("applications")
    return render(request, "applications/remove.html", {"application": row})


@require_POST
@transaction.atomic
def application_stage(request: HttpRequest, pk: str) -> HttpResponse:
    """Where it stands now, under today; what ended elsewhere stays ended."""
    row = _locked(request, pk)
    stage = request.POST.get("stage", "")
    change = row.advance(stage, now=timezone.now()) if stage in Stage.values and row.is_active else None
    if not row.is_active:
        say(request, _("It was closed elsewhere meanwhile. Nothing was changed."))
    if change:
        words = _("%(stage)s, as of today.") % {"stage": change.word}
        say_with_undo(request, words, reverse("change_undo", args=[change.pk]))
        if stage == Stage.INTERVIEWING and not row.interviews.ahead(timezone.now()).exists():
            add = reverse("interview_add", args=[row.pk])
            say_with_link(request, _("When is the talk?"), add, _("Add it"))
    to = request.POST.get("next", "")
    on_board = to.partition("?")[0] == reverse("board")
    return redirect(to if on_board else reverse("application", args=[row.pk]))


@require_GET
def application_move(request: HttpRequest, pk: str) -> HttpResponse:
    """The menu of a card, as a page of its own."""
    row = mine(request, Application.objects.with_company(), pk)
    if not row.is_active:
        return redirect("application", pk=row.pk)
    moves = [(value, label) for value, label in STAGES if value != row.stage]
    return render(request, "applications/move.html", {"application": row, "moves": moves})


@require_GET
def application_ending(request: HttpRequest, pk: str) -> HttpResponse:
    """Moved to Closed: how did it end?"""
    row = mine(request, Application.objects.with_company(), pk)
    if not row.is_active:
        return redirect("application", pk=row.pk)
    return render(request, "applications/ending.html", {"application": row})


@require_POST
@transaction.atomic
def application_close(request: HttpRequest, pk: str) -> HttpResponse:
    """The three endings that are the person's own."""
    row = _locked(request, pk)
    outcome = request.POST.get("outcome", "")
    if row.is_active and outcome in {Outcome.ACCEPTED, Outcome.DECLINED, Outcome.WITHDRAWN}:
        change = row.close(outcome, now=timezone.now())
        words = _("%(ending)s, as of today. It is kept under Closed.") % {"ending": change.word}
        say_with_undo(request, words, reverse("change_undo", args=[change.pk]))
    return redirect("application", pk=row.pk)


def _locked(request: HttpRequest, pk: str) -> Application:
    """So that a second press waits, and finds done what it came for."""
    return mine(request, Application.objects.select_for_update(of=("self",)).select_related("owner"), pk)
