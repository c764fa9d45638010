"""Who is part of an application, and when to say hello to them again."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.notices import say, say_with_undo
from applications import days
from applications.access import mine
from applications.forms import HelloForm, InvolvementForm
from applications.forms.people import OFFERED
from applications.models import Aim, Application, Contact, FollowUp, Involvement, Role
from applications.views.answers import form_page, go


@require_http_methods(["GET", "HEAD", "POST"])
def involvement_add(request: HttpRequest, pk: str) -> HttpResponse:
    application = mine(request, Application.objects.with_company(), pk)
    known = Contact.objects.of(request.user).by_name().values_list("name", flat=True)
    names = list(dict.fromkeys(known[:OFFERED]))
    form = InvolvementForm(request.POST if request.method == "POST" else None, names=names)
    if not form.is_valid():
        return form_page(request, "applications/involvement_add.html", form, application=application)
    with transaction.atomic():
        contact = Contact.objects.meet(request.user, form.cleaned_data["name"], application.company)
        contact.complete(job_title=form.cleaned_data["job_title"], email=form.cleaned_data["email"])
        Involvement.objects.update_or_create(
            application=application,
            contact=contact,
            defaults={"owner": request.user, "role": form.cleaned_data["role"]},
        )
        Application.objects.filter(pk=application.pk).refresh_search()
    say(request, _("%(name)s is part of this application.") % {"name": contact.name})
    return go(request, reverse("application", args=[application.pk]))


@require_POST
def involvement_remove(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Involvement.objects.select_related("contact"), pk)
    row.delete()
    Application.objects.filter(pk=row.application_id).refresh_search()
    words = _("%(name)s is no longer part of this application, and still among your people.")
    undo = reverse("involvement_restore", args=[row.application_id, row.contact_id, row.role])
    say_with_undo(request, words % {"name": row.contact.name}, undo)
    return redirect("application", pk=row.application_id)


@require_POST
def involvement_restore(request: HttpRequest, pk: str, contact: str, role: str) -> HttpResponse:
    if role not in Role.values:
        raise Http404
    application, who = mine(request, Application, pk), mine(request, Contact, contact)
    Involvement.objects.get_or_create(
        application=application, contact=who, defaults={"owner": request.user, "role": role}
    )
    Application.objects.filter(pk=application.pk).refresh_search()
    say(request, _("As it was before."))
    return redirect("application", pk=application.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def hello_add(request: HttpRequest, pk: str) -> HttpResponse:
    """A day to say hello again; another day for one that is set."""
    contact, now = mine(request, Contact, pk), timezone.now()
    form = HelloForm(request.POST if request.method == "POST" else None, today=request.user.today(now))
    if not form.is_valid():
        return form_page(request, "applications/hello_add.html", form, contact=contact)
    on = request.user.fitting_day(form.cleaned_data["on"])
    standing = (
        FollowUp.objects.of(request.user).open().filter(kind=Aim.KEEP_IN_TOUCH, contact=contact).first()
    )
    if standing:
        standing.snooze(on, now=now, via="page")
    else:
        FollowUp.objects.create(owner=request.user, contact=contact, kind=Aim.KEEP_IN_TOUCH, due_on=on)
    say(request, _("It comes back on %(day)s.") % {"day": days.with_weekday(on)})
    return go(request, reverse("person", args=[contact.pk]))
