"""/outbox/: what would have been mailed, for whoever sits at this machine.

It shows links that sign in, so it exists only without a mail server, and only for a request
made on the machine itself: a proxy in front makes every visitor look like that.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.csp import CSP
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET

from rebound import outbox

FORWARDED = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip"]
MAIL_CSP = {"sandbox": True, "default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE]}
View = Callable[..., HttpResponse]


def at_this_machine(request: HttpRequest) -> bool:
    return request.META.get("REMOTE_ADDR") in settings.LOOPBACK and not any(
        header in request.headers for header in FORWARDED
    )


def local_only(view: View) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if settings.MAIL_SERVER or not at_this_machine(request):
            raise Http404
        return view(request, *args, **kwargs)

    return login_not_required(never_cache(require_GET(wrapped)))


@local_only
def index(request: HttpRequest) -> HttpResponse:
    outbox.forget_old(now=timezone.now())
    return render(request, "outbox/index.html", {"mails": outbox.mails()})


@local_only
def show(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "outbox/show.html", {"mail": found(name)})


@local_only
@csp_override(MAIL_CSP)
def html(request: HttpRequest, name: str) -> HttpResponse:
    """The mail as a mail program draws it, shut away from the site: it may run and fetch nothing."""
    mail = found(name)
    if not mail.html:
        raise Http404
    return HttpResponse(mail.html)


def found(name: str) -> outbox.Mail:
    mail = outbox.find(name)
    if mail is None:
        raise Http404
    return mail


urlpatterns = [
    path("", index, name="outbox"),
    path("<slug:name>/", show, name="outbox_mail"),
    path("<slug:name>/html/", html, name="outbox_mail_html"),
]
