"""What a person can know of their mails: tomorrow's, one to try, and what became of the earlier ones."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_POST

from accounts.addresses import address_is_confirmed, let_mails_flow
from accounts.notices import say
from applications import preview, told
from applications.models import Installation, Reminder

ON_A_PAGE = 30
MOST_SAMPLES = 3  # an hour
# As a mail program shows it, shut away from the site: it may run and fetch nothing.
MAIL_CSP = {
    "sandbox": "allow-popups",
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
}


@require_GET
def mails(request: HttpRequest) -> HttpResponse:
    rows = Reminder.objects.of(request.user).with_what_they_told().order_by("-due_at", "-id")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": told.with_talks(list(page), request.user),
        "confirmed": address_is_confirmed(request.user),
        "site_is_held": Installation.objects.exclude(hold_reason="").exists(),
    }
    return render(request, "applications/mails.html", context)


@require_GET
def mails_tomorrow(request: HttpRequest) -> HttpResponse:
    previews = preview.of_tomorrow(request.user, now=timezone.now())
    return render(request, "applications/mails_tomorrow.html", {"previews": previews})


@csp_override(MAIL_CSP)
@require_GET
def mail_tomorrow(request: HttpRequest, kind: str) -> HttpResponse:
    """The HTML of it, alone."""
    for one in preview.of_tomorrow(request.user, now=timezone.now()):
        if one.kind == kind and one.letter:
            return HttpResponse(one.html)
    raise Http404


@require_POST
def mail_sample(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    if Reminder.objects.samples_of(request.user, now=now).count() >= MOST_SAMPLES:
        say(request, _("Three were sent within the hour. Later there can be more."))
    else:
        Reminder.objects.ask_for_sample(request.user, now=now)
        say(request, _("One is on its way. What becomes of it stands here."))
    return redirect("mails")


@require_POST
def mails_release(request: HttpRequest) -> HttpResponse:
    let_mails_flow(request.user, now=timezone.now())
    say(request, _("Mails go to this address again."))
    return redirect("mails")
