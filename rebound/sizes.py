"""What is sent in one piece has a limit, and is refused by its announced length, before any of it is kept."""

import time
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

MOST = 12 * 1024 * 1024  # a file of 10 MB, and what is sent around it
PIECE = 256 * 1024
READ_AWAY = 1024 * 1024 * 1024
FOR_SECONDS = 15


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Words without end, in a form without a file, are found only while they are read."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return defaults.bad_request(request, exception)


class SizeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) <= MOST:
            return self.get_response(request)
        read_away(request, int(length))
        response = render(request, "413.html", status=413)
        response["Cache-Control"] = "no-store"
        return response


def read_away(request: HttpRequest, length: int) -> None:
    """A browser listens only after it has sent all: without this it would show a broken connection."""
    left, until = min(length, READ_AWAY), time.monotonic() + FOR_SECONDS
    while left > 0 and time.monotonic() < until:
        piece = request.read(min(PIECE, left))
        if not piece:
            return
        left -= len(piece)
