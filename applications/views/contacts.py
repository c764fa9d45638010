"""The directory of people, and a page for each."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.erasing import words_are_gone
from accounts.notices import say
from applications.access import mine
from applications.acquaintance import Acquaintance
from applications.forms import ContactForm, SearchForm
from applications.models import Application, Contact
from applications.views.answers import form_page, go

PER_PAGE = 50


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    search = SearchForm(request.GET)
    rows = Contact.objects.of(request.user).named_like(search.words).by_company().defer("about")
    rows = rows.with_last_contact(request.user.today(timezone.now()))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.seen_on = row.last_contact_on(request.user)
    context = {"page": page, "search": search, "words": search.words}
    return render(request, "applications/people.html", context)


@require_GET
def references(request: HttpRequest) -> HttpResponse:
    """Who vouches, and with whom they are promised to. What has ended is not told here."""
    rows = Contact.objects.of(request.user).references().by_name().defer("about")
    rows = rows.with_last_contact(request.user.today(timezone.now()))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.seen_on = row.last_contact_on(request.user)
    return render(request, "applications/references.html", {"page": page})


@require_GET
def person(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Contact.objects.select_related("company"), pk)
    known = Acquaintance(row, person=request.user, now=timezone.now())
    return render(request, "applications/person.html", {"contact": row, "known": known})


@require_http_methods(["GET", "HEAD", "POST"])
def contact_add(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST if request.method == "POST" else None, person=request.user)
    if form.is_valid():
        row = form.insert()
        return go(request, reverse("person", args=[row.pk]))
    return form_page(request, "applications/contact_add.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def contact_edit(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Contact.objects.select_related("company"), pk)
    data = request.POST if request.method == "POST" else None
    form = ContactForm(data, instance=row, person=request.user)
    if form.is_valid() and form.overwrite():
        Application.objects.filter(involvements__contact=row).refresh_search()
        say(request, _("Saved."))
        return redirect("person", pk=row.pk)
    return form_page(request, "applications/contact_edit.html", form, contact=row)


@require_http_methods(["GET", "HEAD", "POST"])
def contact_remove(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Contact.objects.select_related("company"), pk)
    if request.method == "POST":
        known_by = list(row.involvements.values_list("application_id", flat=True))
        row.remove()
        Application.objects.filter(pk__in=known_by).refresh_search()
        words_are_gone()
        say(request, _("Removed."))
        return redirect("people")
    return render(request, "applications/contact_remove.html", {"contact": row})
