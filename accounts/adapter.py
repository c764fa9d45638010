"""Where allauth asks us: our words, our mails, our stages."""

import logging
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import sealing, sessions
from accounts.addresses import let_mails_flow
from accounts.models import User

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account is switched off."),
        "duplicate_email": gettext_lazy("That is your address already."),
        "email_password_mismatch": gettext_lazy("The address or the password is not right."),
        "email_taken": gettext_lazy("This address belongs to another account."),
        "enter_current_password": gettext_lazy("That is not your password now."),
        "incorrect_code": gettext_lazy("That is not the code of the latest mail."),
        "incorrect_password": gettext_lazy("That is not your password."),
        "rate_limited": gettext_lazy("That was too fast. Wait a minute, then try again."),
        "too_many_login_attempts": gettext_lazy("Too many tries. Wait a few minutes, then try again."),
    }

    # ---- signing up and in -----------------------------------------------------------
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.SIGNUP != "closed"

    def save_user(self, request: HttpRequest, user: User, form: forms.Form, commit: bool = True) -> User:
        super().save_user(request, user, form, commit=False)
        user.zone = form.cleaned_data["zone"]
        user.plan_mails(now=timezone.now())
        user.save()
        return user

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.account.stages.EmailVerificationStage": "accounts.stages.ConfirmAddressStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def generate_email_verification_code(self) -> str:
        return get_random_string(6, "0123456789")

    def login(self, request: HttpRequest, user: User) -> None:
        shared = sessions.is_shared(request.session)
        super().login(request, user)  # which empties a session that somebody was in before
        sessions.mark_shared(request.session, shared)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            raise ImmediateHttpResponse(respond_429(request)) from None

    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        user.revoke_links()

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("settings")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        return reverse("settings")

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        confirmed = super().confirm_email(request, email_address)
        if confirmed:
            let_mails_flow(email_address.user, now=timezone.now())
        return confirmed

    # ---- mail ------------------------------------------------------------------------
    def get_from_email(self) -> str:
        return f"Rebound <{settings.DEFAULT_FROM_EMAIL}>"

    def get_reset_password_from_key_url(self, key: str) -> str:
        return settings.SITE_URL + urlsplit(super().get_reset_password_from_key_url(key)).path

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        return super().render_mail(
            template_prefix, email, context, {"Auto-Submitted": "auto-generated", **(headers or {})}
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is away must not take the page with it."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:  # smtplib's own errors are among these; their text names the address
            log.error("account mail %s not sent: %s", template_prefix, type(error).__name__)
            messages.error(self.request, _("The mail could not be sent just now. Try again later."))


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("The second factor cannot be switched off here."),
        "cannot_generate_recovery_codes": gettext_lazy("Set up the authenticator app first."),
        "incorrect_code": gettext_lazy("That is not the code of this moment. Wait for the next one."),
        "unverified_email": gettext_lazy("Confirm your address first."),
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)
