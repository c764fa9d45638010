"""What is open, and what is closed: searched, filtered, in an order, page by page."""

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from applications.finding import found
from applications.forms import FindForm
from applications.listing import COLUMNS, rows
from applications.models import Application, Stage
from applications.models.application_queries import ApplicationQuerySet

PER_PAGE = 30


@require_GET
def applications(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET, closed=False)
    page = _page(request, form)
    words = form.cleaned_data.get("q", "")
    context = {
        "stages": Stage.choices,
        "among_closed": _among_closed(request, words) if words and not page.object_list else 0,
    }
    return render(request, "applications/list.html", _shared(request, page, form) | context)


@require_GET
def applications_closed(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET, closed=True)
    page = _page(request, form)
    context = _shared(request, page, form) | {"closed": True}
    return render(request, "applications/closed.html", context)


@require_GET
def applications_filter(request: HttpRequest) -> HttpResponse:
    """The filters and orders there are; laid into the list, or a page of its own."""
    form = FindForm(request.GET, closed="closed" in request.GET)
    form.offer(request.user)
    template = "applications/filter.html" + ("#form" if request.htmx else "")
    response = render(request, template, {"find": form})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _page(request: HttpRequest, form: FindForm) -> Page:
    today, number = request.user.today(timezone.now()), request.GET.get("page", "1")
    wished = found(request.user, form.wish(), closed=form.closed, today=today)
    paginator = Paginator(wished.values_list(*COLUMNS), PER_PAGE)
    if form.cleaned_data.get("q") and (page := _hits(wished, number, paginator)) is not None:
        return page
    paginator.count = wished.count()  # without the companies' names
    return paginator.get_page(number)


def _hits(wished: ApplicationQuerySet, number: str, paginator: Paginator) -> Page | None:
    """Found and counted at once, because a search looks through everything that is there. None where the
    address asks for a page that there is not."""
    at = int(number) if number.isdecimal() and len(number) < 7 else 0
    rows = wished.values_list(*COLUMNS, Window(Count("*")))
    read = list(rows[(at - 1) * PER_PAGE : at * PER_PAGE]) if at else []
    if not read and at != 1:
        return None
    paginator.count = read[0][-1] if read else 0
    return Page([row[:-1] for row in read], at, paginator)


def _shared(request: HttpRequest, page: Page, form: FindForm) -> dict[str, object]:
    listed = rows(page, person=request.user, now=timezone.now())
    return {
        "page": page,
        "rows": listed,
        "has_sample": any(row["is_sample"] for row in listed),
        "find": form,
        "words": form.cleaned_data.get("q", ""),
        "chips": list(form.chips()),
    }


def _among_closed(request: HttpRequest, words: str) -> int:
    """Searching the open ones does not show what is closed; it says that something is there."""
    return Application.objects.holding(words, owner=request.user).closed().count()
