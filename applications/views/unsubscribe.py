"""No more of these mails. The link never expires and asks for nobody to be signed in; mail programs post to
it by themselves (RFC 8058), without cookies, and want a plain answer."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import Rhythm
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
    is_eve = kind in EVES
    if request.method == "POST" and person:
        turned_off = {"eve_mail": False} if is_eve else {"rhythm": Rhythm.OFF}
        person.adjust(now=timezone.now(), **turned_off)
    nothing_is_left = person and person.rhythm == Rhythm.OFF and not person.eve_mail
    response = render(
        request,
        "applications/unsubscribe.html",
        {"is_eve": is_eve, "stopped": request.method == "POST", "nothing_is_left": nothing_is_left},
    )
    response["Referrer-Policy"] = "no-referrer"
    return response
