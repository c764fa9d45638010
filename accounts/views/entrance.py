"""What a stranger may see, and the way in."""

from urllib.parse import quote

from allauth.account.views import ConfirmEmailVerificationCodeView
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import help_lines, sessions, zones
from accounts.signing_up import give_up


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("today")
    return render(request, "front.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html")


@login_not_required
@require_safe
def talk(request: HttpRequest) -> HttpResponse:
    """Lines to call. Nothing is kept of the visit: not that it happened, nor the country chosen."""
    country = request.GET.get("country", _country_of(request))
    shown = {country: help_lines.COUNTRIES[country]} if country in help_lines.COUNTRIES else {}
    if not country:
        shown = help_lines.COUNTRIES
    return render(
        request,
        "accounts/talk.html",
        {
            "country": country,
            "countries": help_lines.COUNTRIES,
            "groups": [(name, help_lines.IN_COUNTRY[code]) for code, name in shown.items()],
            "everywhere": help_lines.EVERYWHERE,
            "stale": help_lines.stale(timezone.localdate()),
        },
    )


def _country_of(request: HttpRequest) -> str:
    if not request.user.is_authenticated:
        return ""
    return request.user.help_country or zones.country_of(request.user.zone)


class ConfirmAddressView(ConfirmEmailVerificationCodeView):
    def _resend_form_valid(self, form: object) -> HttpResponse:
        """A known address gets its mail again too: the same work, so that the clock tells nothing."""
        process, code_sent = self._process, self._process.code
        process.generate_code()
        try:
            process.send()
        except ImmediateHttpResponse:  # too soon after the last one, whose code stays the right one
            process.state["code"] = code_sent
            messages.info(self.request, _("That was too fast. Wait a moment, then ask again."))
        else:
            process.record_resend()
        process.persist()
        return redirect("account_email_verification_sent")


@login_not_required
@never_cache
def confirm_address(request: HttpRequest) -> HttpResponseBase:
    return ConfirmAddressView.as_view()(request)


@login_not_required
@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Another address, or rather sign in: the waiting sign-up is dropped first."""
    if request.user.is_authenticated:
        return redirect("today")
    give_up(request)
    back = request.session.get(sessions.CARRIED, {}).get("back", "")
    if "sign_in" in request.POST:
        return redirect(reverse("account_login") + (f"?next={quote(back)}" if back else ""))
    return redirect(back or "account_signup")
