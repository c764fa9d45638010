"""Views behind the links in mails."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from applications import tokens

View = Callable[..., HttpResponse]


def from_a_mail(view: View) -> View:
    """No sign-in, no cookie; the token says whose it is, and stays out of every Referer."""

    @login_not_required
    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def wrapped(request: HttpRequest, **parts: str) -> HttpResponse:
        try:
            response = view(request, now=timezone.now(), **parts)
        except tokens.DeadLink:
            response = render(request, "applications/mail_dead.html", status=410)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return wrapped


def is_pressed(request: HttpRequest, token: str) -> bool:
    return request.method == "POST" and tokens.was_pressed(token, request.POST.get("press", ""))
