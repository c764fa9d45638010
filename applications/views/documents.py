"""Files sent along: kept privately, given to nobody but their owner, never opened inside the browser."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.erasing import words_are_gone
from accounts.notices import say, say_with_undo
from applications.access import mine
from applications.forms import DocumentForm, DocumentNameForm
from applications.models import Application, Document
from applications.papers import paper_named
from applications.views.answers import form_page, go

PER_PAGE = 50


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    rows = Document.objects.of(request.user).with_how_far().newest_first()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "applications/documents.html", {"page": page})


@require_GET
def document(request: HttpRequest, pk: str) -> HttpResponse:
    """With whom it went out, and how far that came."""
    row = mine(request, Document.objects.with_how_far(), pk)
    sent = row.applications.with_company().defer("posting", "search_key").newest_first()
    page = Paginator(sent, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "applications/document.html", {"document": row, "page": page})


@require_GET
def document_file(request: HttpRequest, pk: str) -> HttpResponse:
    """To keep, never to run: an attachment of the type it was found to be."""
    row = mine(request, Document, pk)
    try:
        file = row.file.open()
    except FileNotFoundError:
        raise Http404 from None
    paper = paper_named(row.name)
    mime = paper.mime if paper else "application/octet-stream"
    response = FileResponse(file, as_attachment=True, filename=row.name, content_type=mime)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def document_add(request: HttpRequest, pk: str) -> HttpResponse:
    application = mine(request, Application.objects.with_company(), pk)
    kept = Document.objects.of(request.user).exclude(applications=application).newest_first()
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DocumentForm(*data, kept=kept)
    if not form.is_valid():
        return form_page(request, "applications/document_add.html", form, application=application)
    row = form.document(request.user, now=timezone.now())
    row.applications.add(application)
    say(request, _("%(name)s is kept with this application.") % {"name": row.name})
    return go(request, reverse("application", args=[application.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
def document_edit(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Document, pk)
    form = DocumentNameForm(
        request.POST if request.method == "POST" else None, instance=row, person=request.user
    )
    if form.is_valid():
        Document.objects.filter(pk=row.pk).update(**form.changes())
        say(request, _("Saved."))
        return redirect("document", pk=row.pk)
    return form_page(request, "applications/document_edit.html", form, document=row)


@require_http_methods(["GET", "HEAD", "POST"])
def document_remove(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Document.objects.with_how_far(), pk)
    if request.method == "POST":
        row.drop()
        words_are_gone()
        say(request, _("Removed, and its file with it."))
        return redirect("documents")
    return render(request, "applications/document_remove.html", {"document": row})


@require_POST
def document_take_off(request: HttpRequest, pk: str, application: str) -> HttpResponse:
    row, beside = mine(request, Document, pk), mine(request, Application, application)
    row.applications.remove(beside)
    words = _("%(name)s is no longer with this application, and still among your documents.")
    undo = reverse("document_put_back", args=[row.pk, beside.pk])
    say_with_undo(request, words % {"name": row.name}, undo)
    return redirect("application", pk=beside.pk)


@require_POST
def document_put_back(request: HttpRequest, pk: str, application: str) -> HttpResponse:
    row, beside = mine(request, Document, pk), mine(request, Application, application)
    row.applications.add(beside)
    say(request, _("As it was before."))
    return redirect("application", pk=beside.pk)
