from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from transfer.command import search


@require_GET
def command(request: HttpRequest) -> HttpResponse:
    """Where to go. The whole page without script; the list alone inside the dialog."""
    words = request.GET.get("q", "")[:200].replace("\0", "")
    template = "transfer/command.html#hits" if request.htmx else "transfer/command.html"
    response = render(request, template, {"words": words, "hits": search(request.user, words)})
    patch_vary_headers(response, ["HX-Request"])
    return response
