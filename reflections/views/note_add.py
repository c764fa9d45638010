"""A note begun by hand, from the page of an application."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications.access import mine
from applications.models import Application
from applications.views.answers import form_page, go
from reflections.note_add_form import NoteAddForm


@require_http_methods(["GET", "HEAD", "POST"])
def note_add(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Application.objects.select_related("company", "owner"), pk)
    data = request.POST if request.method == "POST" else None
    form = NoteAddForm(data, application=row, now=timezone.now())
    if not form.is_valid():
        return form_page(request, "reflections/note_add.html", form, application=row)
    with transaction.atomic():
        contact = form.contact()
        follow_up = form.begin(contact)
    return go(request, reverse("note", args=[follow_up.pk, contact.pk]))
