from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from accounts import copies, sessions

Handler = Callable[[HttpRequest], HttpResponse]
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SignInMiddleware(LoginRequiredMiddleware):
    """A part that is fetched into a page gets a bare 401: the whole sign-in page would take its place."""

    def handle_no_permission(self, request: HttpRequest, view_func: Handler) -> HttpResponse:
        if "HX-Request" in request.headers:
            return HttpResponse(status=401)
        return super().handle_no_permission(request, view_func)


class PersonMiddleware:
    """A page in the zone and language of the person it is for; none of it kept by the browser."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.end_what_has_run_out(request)
        if request.user.is_authenticated:
            response = self.page_for_somebody(request)
        else:
            response = self.get_response(request)
        response[copies.MARK] = copies.mark(request)
        return response

    def page_for_somebody(self, request: HttpRequest) -> HttpResponse:
        sessions.touch(request.session, now=timezone.now())
        language = self.language_of(request)
        with timezone.override(request.user.tz), translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if sessions.is_shared(request.session) or not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        if not request.user.is_authenticated:  # they have just signed out
            response["Clear-Site-Data"] = '"storage"'
        return response

    def end_what_has_run_out(self, request: HttpRequest) -> None:
        if not (request.user.is_authenticated and sessions.has_run_out(request.session, now=timezone.now())):
            return
        shared = sessions.is_shared(request.session)
        logout(request)
        if shared:
            messages.info(request, _("Signed out after 20 minutes without use: this is a shared computer."))
        else:
            messages.info(request, _("Signed out after a long time. Sign in once more."))

    def language_of(self, request: HttpRequest) -> str:
        known = request.user.language in dict(settings.LANGUAGES)
        return request.user.language if known else translation.get_language() or settings.LANGUAGE_CODE


class StaffSecondFactorMiddleware:
    """The admin of an installation that others can reach asks its staff for a second factor."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        in_admin = "admin" in request.resolver_match.namespaces
        if not in_admin or settings.ON_LOOPBACK or not request.user.is_staff:
            return None
        if is_mfa_enabled(request.user, SECOND_FACTORS):
            return None
        messages.info(request, _("The admin asks for a second factor. It is set up here."))
        return redirect("mfa_index")
