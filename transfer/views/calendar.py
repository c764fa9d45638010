from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from accounts.notices import say
from applications import calendar as one
from applications.access import mine
from applications.models import InterviewStage
from transfer import feed as feeds
from transfer.models import Feed

NEW = "calendar_address"


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """The address is shown once, after it was made: only its hash is kept."""
    now = timezone.now()
    if request.method == "POST":
        return _change(request, now)
    address = request.session.pop(NEW, "")
    context = {"feed": Feed.objects.of(request.user).first(), "address": address}
    context["subscription"] = address.replace("http", "webcal", 1).replace("webcals", "webcal", 1)
    return render(request, "transfer/calendar.html", context)


def _change(request: HttpRequest, now: datetime) -> HttpResponse:
    if request.POST.get("act") == "end":
        Feed.objects.of(request.user).delete()
        say(request, _("The calendar’s address no longer works."))
        return redirect("calendar")
    token = feeds.new_address(request.user, now=now, names_shown="names_shown" in request.POST)
    request.session[NEW] = f"{settings.SITE_URL}{reverse('feed', args=[token])}"
    return redirect("calendar")


@login_not_required
@require_safe  # some programs ask with HEAD first
@sensitive_variables("token")
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs, which cannot sign in. A wrong address is no address."""
    found = feeds.by_token(token)
    if found is None:
        raise Http404
    with timezone.override(found.owner.tz), translation.override(found.owner.language):
        body = feeds.calendar(found, now=timezone.now())
    return _ics(body, "calendar.ics")


@require_GET
def interview_ics(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, InterviewStage.objects.standing(), pk)
    return _ics(one.entry(row, now=timezone.now()), one.NAME)


def _ics(body: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
