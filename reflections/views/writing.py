"""Write it out, and all that was written, to read, change and delete."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.erasing import erase, goes_at_once
from accounts.notices import say
from applications import days
from applications.access import mine
from reflections import keeping, program, telling
from reflections.models import RecoveryPlan, ReflectionEntry
from reflections.writing import answer, first_words, title, typed
from reflections.writing import write as put

PAGE = 50


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, pk: str) -> HttpResponse:
    """An empty sheet beside a plan, one a plan."""
    plan = mine(request, RecoveryPlan.objects.with_words(), pk)
    entry = ReflectionEntry.objects.beside(plan, "", now=timezone.now())
    return _sheet(request, entry, closes_to="plan", pk=plan.pk, page="reflections/write.html", plan=plan)


@require_http_methods(["GET", "POST"])
def writing(request: HttpRequest) -> HttpResponse:
    """All of it by date. POST takes a new page."""
    if request.method == "POST":
        return redirect("entry", pk=_blank_page(request).pk)
    rows = ReflectionEntry.objects.of(request.user).written().newest_first()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    today = request.user.today(timezone.now())
    lines = [
        (
            row,
            days.in_words(request.user.today(row.written_at), today=today),
            title(row),
            first_words(row) if row.prompt else "",
        )
        for row in page
    ]
    return render(request, "reflections/writing.html", {"page": page, "lines": lines})


def _blank_page(request: HttpRequest) -> ReflectionEntry:
    now, pages = timezone.now(), ReflectionEntry.objects.of(request.user)
    blank = pages.filter(plan=None, prompt="", body="").first()
    return blank or pages.create(owner=request.user, begun_at=now, written_at=now)


@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, ReflectionEntry.objects.select_related("plan__event"), pk)
    return _sheet(request, row, closes_to="writing", page="reflections/writing_entry.html")


def _sheet(
    request: HttpRequest, entry: ReflectionEntry, *, page: str, closes_to: str, **where: object
) -> HttpResponse:
    """A page to write on: saved as typed, or by one of its buttons."""
    plan = where.pop("plan", None)
    context = {"entry": entry, "plan": plan, "question": program.QUESTIONS.get(entry.prompt)}
    if request.method == "GET":
        return render(request, page, {**context, "body": entry.body, **keeping.list_of(entry)})
    body, version = typed(request, "body")
    act, _sep, which = request.POST.get("act", "").partition(" ")
    if act == "keep":
        keeping.keep(entry, which, now=timezone.now())
    kept = put(entry, body, version=version, now=timezone.now())
    if not act:
        return answer(entry, "body", kept=kept)
    if not kept:
        return render(request, page, {**context, "body": body, "other": entry.body}, status=409)
    if act == "delete" and entry.is_begun:
        return redirect("entry_delete", pk=entry.pk)
    return redirect(request.path) if act in {"keep", "stay"} else redirect(closes_to, **where)


@require_http_methods(["GET", "POST"])
def entry_sentences(request: HttpRequest, pk: str) -> HttpResponse:
    """The sentences of a page, each of which can be kept as a tool. A part of the page, for htmx."""
    row = mine(request, ReflectionEntry.objects.select_related("plan__event__after_interview"), pk)
    if request.method == "POST":
        keeping.keep(row, request.POST.get("act", "").removeprefix("keep "), now=timezone.now())
        if not request.htmx:
            return redirect("entry", pk=row.pk)
    return render(request, "reflections/writing_sentences.html", {"entry": row, **keeping.list_of(row)})


@require_http_methods(["GET", "POST"])
def entry_delete(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, ReflectionEntry, pk)
    if request.method == "POST":
        erase(row)
        say(request, _("Deleted."))
        return redirect("writing")
    context = {
        "entry": row,
        "title": title(row),
        "tools": row.tools.count(),
        "goes_at_once": goes_at_once(),
    }
    return render(request, "reflections/writing_delete.html", context)


@require_GET
def tell(request: HttpRequest, pk: str) -> HttpResponse:
    plan = mine(request, RecoveryPlan.objects.with_words(), pk)
    return render(request, "reflections/tell.html", {"plan": plan, "lines": telling.lines(plan.event)})
