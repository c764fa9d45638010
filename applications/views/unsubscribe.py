"""No more of these mails. The link never expires and asks for nobody to be signed in; mail programs post to
it by themselves (RFC 8058), without cookies, and want a plain answer. What a press stopped can be taken back
for a day, from the page that answered it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import Rhythm, User
from accounts.notices import TOO_LATE
from applications import tokens
from applications.models.reminders import EVES


@login_not_required
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    try:
        person, kind = tokens.read_unsubscribing(token)
    except tokens.DeadLink:
        return render(request, "applications/unsubscribe.html", {"unknown": True}, status=404)
    is_eve, is_pressed = kind in EVES, request.method == "POST"
    shown, status = {"is_eve": is_eve, "stopped": is_pressed}, 200
    if person and "undo" in request.POST:
        undone = _undo(person, token, request.POST["undo"], is_eve=is_eve)
        shown, status = {"heading": _("As it was before.") if undone else TOO_LATE}, 200 if undone else 410
    elif person:
        shown |= _stop(person, token, is_eve=is_eve) if is_pressed else {}
        shown["stopped"] = _has_stopped(person, is_eve=is_eve)
        shown["nothing_is_left"] = all(_has_stopped(person, is_eve=eve) for eve in (True, False))
    response = render(request, "applications/unsubscribe.html", shown, status=status)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _has_stopped(person: User, *, is_eve: bool) -> bool:
    return not person.eve_mail if is_eve else person.rhythm == Rhythm.OFF


def _stop(person: User, token: str, *, is_eve: bool) -> dict[str, str]:
    if _has_stopped(person, is_eve=is_eve):
        return {}
    undo = tokens.for_coming_again(token, person)
    person.adjust(now=timezone.now(), **({"eve_mail": False} if is_eve else {"rhythm": Rhythm.OFF}))
    return {"undo": undo}


def _undo(person: User, token: str, undo: str, *, is_eve: bool) -> bool:
    try:
        rhythm = tokens.read_coming_again(undo, token, person)
    except tokens.DeadLink:
        return False
    if _has_stopped(person, is_eve=is_eve):
        person.adjust(now=timezone.now(), **({"eve_mail": True} if is_eve else {"rhythm": rhythm}))
    return True
