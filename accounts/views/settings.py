from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.addresses import address_is_confirmed
from accounts.models import UNTIL_I_RETURN, User
from accounts.notices import say
from accounts.preferences import MailsForm, PauseForm, ResumeForm, YouForm

FORMS = {form.section: form for form in (MailsForm, PauseForm, ResumeForm, YouForm)}


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """Small forms on one page; the one that was sent comes back with its words when something is wrong."""
    now = timezone.now()
    section = request.POST.get("section")
    forms: dict[str, Any] = {
        name: form(request.POST if name == section else None, user=request.user)
        for name, form in FORMS.items()
    }
    sent = forms.get(section)
    if sent and sent.is_valid():
        sent.keep(now=now)
        say(request, _("Saved."))
        return redirect("settings")
    return render(
        request,
        "accounts/settings.html",
        {"forms": forms, "sent": sent, **state_of_mail(request.user, now=now)},
        status=422 if sent else 200,
    )


def state_of_mail(user: User, *, now: datetime) -> dict[str, object]:
    return {
        "confirmed": address_is_confirmed(user),
        "paused_until": user.paused_until if user.is_paused(now) else None,
        "paused_for_good": user.paused_until == UNTIL_I_RETURN,
    }
