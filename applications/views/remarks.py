"""What is added to a timeline by hand: remarks, and things to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.erasing import erase
from accounts.notices import say
from applications import days
from applications.access import mine
from applications.forms import OwnFollowUpForm, RemarkForm
from applications.models import Aim, Application, Remark
from applications.views.answers import form_page, go


@require_http_methods(["GET", "HEAD", "POST"])
def remark_add(request: HttpRequest, pk: str) -> HttpResponse:
    application = mine(request, Application.objects.with_company(), pk)
    data = request.POST if request.method == "POST" else None
    form = RemarkForm(data, person=request.user, now=timezone.now())
    if form.is_valid():
        form.insert(application=application)
        Application.objects.filter(pk=application.pk).refresh_search()
        say(request, _("Noted."))
        return go(request, reverse("application", args=[application.pk]))
    return form_page(request, "applications/remark_add.html", form, application=application)


@require_http_methods(["GET", "HEAD", "POST"])
def remark_edit(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Remark.objects.select_related("application__company"), pk)
    data = request.POST if request.method == "POST" else None
    form = RemarkForm(data, instance=row, person=request.user, now=timezone.now())
    if form.is_valid() and form.overwrite():
        Application.objects.filter(pk=row.application_id).refresh_search()
        say(request, _("Saved."))
        return redirect("application", pk=row.application_id)
    context = {"remark": row, "application": row.application}
    return form_page(request, "applications/remark_edit.html", form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def remark_remove(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Remark.objects.select_related("application__company"), pk)
    if request.method == "POST":
        erase(row)
        Application.objects.filter(pk=row.application_id).refresh_search()
        say(request, _("Removed."))
        return redirect("application", pk=row.application_id)
    return render(request, "applications/remark_remove.html", {"remark": row, "application": row.application})


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_add(request: HttpRequest, pk: str) -> HttpResponse:
    """Something of one's own, by a day."""
    application = mine(request, Application.objects.with_company(), pk)
    data = request.POST if request.method == "POST" else None
    form = OwnFollowUpForm(data, person=request.user, now=timezone.now())
    if form.is_valid():
        row = form.insert(application=application, kind=Aim.OTHER)
        say(request, _("On Today from %(day)s.") % {"day": days.with_weekday(row.due_on)})
        return go(request, reverse("application", args=[application.pk]))
    return form_page(request, "applications/follow_up_add.html", form, application=application)
