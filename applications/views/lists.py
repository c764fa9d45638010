"""The list of what is open, stage by stage, and the list of what is closed."""

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from applications.forms import SearchForm
from applications.lately import last_things
from applications.models import Application, Stage
from applications.models.applications import ApplicationQuerySet

PER_PAGE = 50


@require_GET
def applications(request: HttpRequest) -> HttpResponse:
    rows = Application.objects.of(request.user).active()
    search = SearchForm(request.GET)
    stage = request.GET.get("stage", "")
    stage = stage if stage in Stage.values else ""
    found = rows.named_like(search.words)
    page = _page(request, found.filter(stage=stage) if stage else found)
    context = {
        "stage": stage,
        "among_closed": _among_closed(request, search.words) if search.words and not page else 0,
    }
    return render(request, "applications/list.html", _shared(request, page, search) | context)


@require_GET
def applications_closed(request: HttpRequest) -> HttpResponse:
    search = SearchForm(request.GET)
    rows = Application.objects.of(request.user).closed().named_like(search.words)
    page = _page(request, rows.order_by("-closed_on", "-touched_at"))
    return render(request, "applications/closed.html", _shared(request, page, search))


def _page(request: HttpRequest, rows: ApplicationQuerySet) -> Page:
    ordered = rows if rows.query.order_by else rows.newest_first()
    return Paginator(ordered.with_company().defer("posting"), PER_PAGE).get_page(request.GET.get("page"))


def _shared(request: HttpRequest, page: Page, search: SearchForm) -> dict[str, object]:
    open_ones = Application.objects.of(request.user).active()
    counts = dict(open_ones.order_by().values_list("stage").annotate(Count("pk")))
    last = last_things(page.object_list, person=request.user, now=timezone.now())
    return {
        "tabs": [(value, label, counts.get(value, 0)) for value, label in Stage.choices],
        "total": sum(counts.values()),
        "page": page,
        "rows": [(row, last.get(row.pk)) for row in page],
        "search": search,
        "words": search.words,
    }


def _among_closed(request: HttpRequest, words: str) -> int:
    """Searching the open ones does not show what is closed; it says that something is there."""
    return Application.objects.of(request.user).closed().named_like(words).count()
