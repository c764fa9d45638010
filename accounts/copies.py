"""Copies of a few pages that a browser may keep, to be read where there is no network (static/js/worker.js).

A page is kept only where its view says so, only for somebody signed in at a computer of their own, and under
the mark of that session. A page with another mark, or with nobody's, makes the browser drop them all: so a
session that was ended elsewhere leaves nothing behind after the next contact.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

from accounts import sessions

MARK, COPY = "Session-Mark", "Offline-Copy"
NOBODY = "none"
SALT = "copies_salt"  # in the session


def readable_offline(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The page as it stands at its plain address; neither a part of it nor a search in it."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "GET" and not request.GET and not request.htmx:
            response[COPY] = "allowed"
        return response

    return wrapped


def mark(request: HttpRequest) -> str:
    """Tells one session from the next and gives nothing of it away."""
    session = request.session
    if not request.user.is_authenticated or sessions.is_shared(session):
        return NOBODY
    secret = f"{session.session_key}{session.get(SALT, '')}"
    return salted_hmac("accounts.copies", secret, algorithm="sha256").hexdigest()[:24]


def start_anew(session: SessionBase) -> None:
    """What was kept so far no longer says what it should: it goes with the next page."""
    session[SALT] = get_random_string(8)
