"""The buttons in mails. Opening a link shows the button and changes nothing: scanners open links and some
post to them, so that a press carries a token which only the page holds. The pages work signed out and so
show no company, person or draft."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from applications import tokens
from reflections import by_mail

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
            response = render(request, "reflections/mail_dead.html", status=410)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return wrapped


def _is_pressed(request: HttpRequest, token: str) -> bool:
    return request.method == "POST" and tokens.was_pressed(token, request.POST.get("press", ""))


@from_a_mail
def mail_action(request: HttpRequest, *, verb: str, token: str, now: datetime) -> HttpResponse:
    row = tokens.read_action(verb, token)
    with translation.override(row.owner.language), timezone.override(row.owner.tz):
        if _is_pressed(request, token):
            shown = by_mail.press(verb, row, choice=request.POST.get("choice", ""), now=now)
        else:
            shown = by_mail.offer(verb, row, now=now)
        context = {**shown, "press": tokens.for_press(token)}
        return render(request, "reflections/mail_action.html", context)


@from_a_mail
def mail_undo(request: HttpRequest, *, token: str, now: datetime) -> HttpResponse:
    act = tokens.read_undo(token)
    owner = act.follow_up.owner
    with translation.override(owner.language), timezone.override(owner.tz):
        shown = by_mail.undo(act, now=now) if _is_pressed(request, token) else by_mail.offer_undo(act)
        return render(request, "reflections/mail_action.html", shown)
