"""The forms that ask for a code of the authenticator app, or for a recovery code."""

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _

from accounts.forms import plain


class CodeField:
    code_label = _("Code from your authenticator app, or a recovery code")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, code=self.code_label)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}


class AuthenticateForm(CodeField, base.AuthenticateForm):
    pass


class ReauthenticateForm(CodeField, base.ReauthenticateForm):
    pass


class ActivateForm(CodeField, totp.ActivateTOTPForm):
    code_label = _("Code that the app shows")
