from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.notices import say, say_with_undo
from applications import days, talks
from applications.access import mine
from applications.forms import InterviewForm
from applications.models import Application, InterviewStage
from applications.views.answers import form_page, go

WITH_ALL = InterviewStage.objects.select_related("application__company", "application__owner", "owner")


@require_http_methods(["GET", "HEAD", "POST"])
def interview_add(request: HttpRequest, pk: str) -> HttpResponse:
    application = mine(request, Application.objects.select_related("company", "owner"), pk)
    now, data = timezone.now(), request.POST if request.method == "POST" else None
    form = InterviewForm(data, person=request.user, application=application, now=now)
    if not form.is_valid():
        return form_page(request, "applications/interview_add.html", form, application=application)
    with transaction.atomic():
        interview = form.insert()
        talks.noted(interview, now=now)
        in_talks = form.cleaned_data.get("in_talks")
        change = talks.bring_into_talks(interview, now=now) if in_talks else None
    _say_what_overlaps(request, interview)
    words = _("Noted for %(day)s.") % {"day": days.with_weekday(interview.day)}
    if change:
        words += " " + _("The application is in talks now.")
        say_with_undo(request, words, reverse("change_undo", args=[change.pk]))
    else:
        say(request, words)
    return go(request, reverse("application", args=[application.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
def interview_edit(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, WITH_ALL, pk)
    now, data = timezone.now(), request.POST if request.method == "POST" else None
    form = InterviewForm(data, instance=row, person=request.user, application=row.application, now=now)
    if form.is_valid() and form.overwrite():
        talks.noted(row, now=now, moved=bool({"day", "time", "zone"} & set(form.changed_data)))
        say(request, _("Saved."))
        _say_what_overlaps(request, row)
        return redirect("application", pk=row.application_id)
    return form_page(
        request, "applications/interview_edit.html", form, interview=row, application=row.application
    )


@require_POST
def interview_cancel(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, WITH_ALL, pk)
    if talks.call_off(row, now=timezone.now()):
        say_with_undo(request, _("Called off."), reverse("interview_restore", args=[row.pk]))
    return redirect("application", pk=row.application_id)


@require_POST
def interview_restore(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, WITH_ALL, pk)
    if talks.put_back(row, now=timezone.now()):
        say(request, _("It takes place after all."))
    return redirect("application", pk=row.application_id)


@require_http_methods(["GET", "HEAD", "POST"])
def interview_remove(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, WITH_ALL, pk)
    if request.method == "POST":
        talks.remove(row)
        say(request, _("Removed."))
        return redirect("application", pk=row.application_id)
    return render(
        request, "applications/interview_remove.html", {"interview": row, "application": row.application}
    )


def _say_what_overlaps(request: HttpRequest, interview: InterviewStage) -> None:
    for other in talks.at_the_same_time(interview):
        begins = days.clock(other.starts_at.astimezone(request.user.tz).time())
        words = _("It overlaps with the %(time)s talk at %(company)s.")
        say(request, words % {"company": other.application.company.name, "time": begins})
