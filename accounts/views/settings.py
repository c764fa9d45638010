from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import UNTIL_I_RETURN
from accounts.preferences import MailsForm, PauseForm, ResumeForm, YouForm

FORMS = {form.section: form for form in (MailsForm, PauseForm, ResumeForm, YouForm)}


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """Small forms on one page; the one that was sent comes back with its words when something is wrong."""
    section = request.POST.get("section")
    forms: dict[str, Any] = {
        name: form(request.POST if name == section else None, user=request.user)
        for name, form in FORMS.items()
    }
    sent = forms.get(section)
    if sent and sent.is_valid():
        sent.keep(now=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("settings")
    return render(
        request,
        "accounts/settings.html",
        {"forms": forms, "sent": sent, "paused_for_good": request.user.paused_until == UNTIL_I_RETURN},
        status=422 if sent else 200,
    )
