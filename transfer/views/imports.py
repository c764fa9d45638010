"""Bringing a list: the file, what its columns hold, what its words mean, a look at what will be, and then all
of it as one piece. Nothing is written to the search before the last press."""

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.notices import say
from applications.access import mine
from transfer import bringing, importing, looking, sheets, undoing
from transfer.columns import APPLICATIONS
from transfer.forms import ColumnsForm, StatusesForm, UploadForm
from transfer.models import Fate, Import
from transfer.trouble import SheetError

DRAFTS = Import.objects.filter(wanted_at__isnull=True, finished_at__isnull=True)


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    form = (
        UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    )
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = bringing.begin_all(request.user, name=file.name, data=file.read(), now=timezone.now())
            return _go_to(request, found)
        except SheetError as wrong:
            form.add_error("file", wrong.words)
    context = {"form": form, "brought": Import.objects.of(request.user).newest_first().defer("packed")[:30]}
    return render(request, "transfer/imports.html", context, status=422 if form.errors else 200)


def _go_to(request: HttpRequest, found: list[Import]) -> HttpResponse:
    if len(found) == 1:
        return redirect("import_columns", pk=found[0].pk)
    words = _("%(count)d lists are in it. Open them one after another, below.")
    say(request, words % {"count": len(found)})
    return redirect("imports")


@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request: HttpRequest, pk: str) -> HttpResponse:
    brought = mine(request, Import, pk)
    if brought.wanted_at or brought.is_finished:
        return redirect("import", pk=brought.pk)
    sheet = bringing.sheet_of(brought)
    rows = list(islice(sheet.rows, sheets.MOST_ROWS))
    order = bringing.order_of(brought, rows, sheet.header)
    form = ColumnsForm(
        request.POST if request.method == "POST" else None,
        brought=brought,
        sheet=sheet,
        order=order,
    )
    if form.is_bound and form.is_valid():
        if not form.reads_anew:
            return _keep_columns(request, brought, form, rows)
        if _read_anew(request, brought, form):
            return redirect("import_columns", pk=brought.pk)
    context = {"import": brought, "form": form, "left_out": sheet.left_out, **_columns(form, sheet)}
    return render(request, "transfer/import_columns.html", context, status=422 if form.is_bound else 200)


def _columns(form: ColumnsForm, sheet: sheets.Sheet) -> dict[str, object]:
    """Each column with a few of its cells; those that nothing is taken from stand apart."""
    cells = [[row[n] for row in sheet.first if row[n]] for n in range(len(sheet.header))]
    pairs = list(zip(form.of_columns, cells, strict=True))
    return {"held": [p for p in pairs if p[0].value()], "unused": [p for p in pairs if not p[0].value()]}


def _keep_columns(
    request: HttpRequest, brought: Import, form: ColumnsForm, rows: list[list[str]]
) -> HttpResponse:
    brought.columns = form.chosen()
    found = bringing.order_of(brought, rows, form.header)
    brought.order = form.cleaned_data.get("order") or ("" if found.asks else found.order)
    brought.save(update_fields=["columns", "order"])
    if found.asks and not brought.order:  # a column chosen just now has days that read both ways
        return redirect("import_columns", pk=brought.pk)
    if bringing.words_of(brought, rows, form.header):
        return redirect("import_statuses", pk=brought.pk)
    return redirect("import_check", pk=brought.pk)


def _read_anew(request: HttpRequest, brought: Import, form: ColumnsForm) -> bool:
    try:
        bringing.read_anew(brought, encoding=form.cleaned_data["encoding"])
    except SheetError:
        form.add_error("encoding", _("Read that way, it is no list any more. It stays as it was."))
        return False
    say(request, _("Read again. Look whether the letters are right now."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def import_statuses(request: HttpRequest, pk: str) -> HttpResponse:
    brought = mine(request, Import, pk)
    if brought.wanted_at or brought.is_finished:
        return redirect("import", pk=brought.pk)
    sheet = bringing.sheet_of(brought)
    words = bringing.words_of(brought, list(sheet.rows), sheet.header)
    if not words:
        return redirect("import_check", pk=brought.pk)
    form = StatusesForm(
        request.POST if request.method == "POST" else None, words=words, said=brought.statuses
    )
    if form.is_bound and form.is_valid():
        brought.statuses = form.meanings()
        brought.save(update_fields=["statuses"])
        return redirect("import_check", pk=brought.pk)
    context = {"import": brought, "form": form}
    return render(request, "transfer/import_statuses.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def import_check(request: HttpRequest, pk: str) -> HttpResponse:
    brought = mine(request, Import.objects.select_related("owner"), pk)
    if brought.is_finished or brought.wanted_at:
        return redirect("import", pk=brought.pk)
    now = timezone.now()
    if request.method == "POST":
        return _bring(request, brought)
    context = {"import": brought, "look": looking.look(brought, now=now)}
    return render(request, "transfer/import_check.html", context)


def _bring(request: HttpRequest, brought: Import) -> HttpResponse:
    """A short list while one waits; a long one becomes a task that one can watch or leave."""
    now = timezone.now()
    if brought.row_count > importing.AT_ONCE:
        DRAFTS.filter(pk=brought.pk).update(wanted_at=now)
    else:
        importing.write(brought, now=now)
    return redirect("import", pk=brought.pk)


@require_GET
def import_page(request: HttpRequest, pk: str) -> HttpResponse:
    """What became of it, or how far it is."""
    brought = mine(request, Import.objects.defer("packed"), pk)
    if not (brought.wanted_at or brought.is_finished):
        return redirect("import_columns", pk=brought.pk)
    if brought.is_running or brought.has_failed:
        template = "transfer/import_running.html#progress" if request.htmx else "transfer/import_running.html"
        return render(request, template, {"import": brought})
    if request.htmx:  # it was watched until it ended
        return HttpResponse(headers={"HX-Refresh": "true"})
    counts = brought.counts()
    context = {
        "import": brought,
        "counts": {fate: counts.get(fate, 0) for fate in Fate.values},
        "wrong": brought.rows.exclude(problems=[]).order_by("number")[:100],
        "quiet": looking.quiet_now(request.user, now=timezone.now()) if brought.kind == APPLICATIONS else 0,
    }
    return render(request, "transfer/import.html", context)


@require_POST
def import_again(request: HttpRequest, pk: str) -> HttpResponse:
    """A task that failed left nothing behind: it may be tried once more."""
    brought = mine(request, Import.objects.defer("packed"), pk)
    if brought.has_failed and not brought.is_finished:
        Import.objects.filter(pk=brought.pk).update(trouble="", tries=0, seen_at=None, checked_rows=0)
    return redirect("import", pk=brought.pk)


@require_POST
def import_undo(request: HttpRequest, pk: str) -> HttpResponse:
    brought = mine(request, Import.objects.defer("packed"), pk)
    stayed = undoing.undo(brought, now=timezone.now())
    words = _("The import was taken back.")
    if stayed:
        more = "%(count)d that you have changed since stays.", "%(count)d that you have changed since stay."
        words += " " + ngettext(*more, stayed) % {"count": stayed}
    say(request, words)
    return redirect("imports")


@require_POST
def import_remove(request: HttpRequest, pk: str) -> HttpResponse:
    """A draft goes; what an import that was finished has brought is not touched by this."""
    brought = mine(request, DRAFTS.defer("packed"), pk)
    brought.delete()
    say(request, _("The file was removed. Nothing of it was kept."))
    return redirect("imports")
