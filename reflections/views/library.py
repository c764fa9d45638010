"""The Library: short guides with their sources."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from reflections.library import GUIDES


@require_GET
def library(request: HttpRequest) -> HttpResponse:
    return render(request, "library/library.html", {"guides": GUIDES.values()})


@require_GET
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in GUIDES:
        raise Http404
    chosen = GUIDES[slug]
    sections = [
        (
            section,
            [(passage, chosen.numbers(passage)) for passage in section.passages],
            [(point, chosen.numbers(point)) for point in section.points],
        )
        for section in chosen.sections
    ]
    context = {"guide": chosen, "sections": sections, "others": [g for g in GUIDES.values() if g != chosen]}
    return render(request, "library/guide.html", context)
