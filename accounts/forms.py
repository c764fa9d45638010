"""The forms of the entrance: allauth's, with our fields, our words, and one password field each."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.fields import PasswordField
from allauth.core import context
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import invitations, sessions
from accounts.clock import is_zone
from accounts.models import User

PASSWORD_HINT = _("Ten characters or more. A few words in a row are easy to keep in mind.")


def plain(form: forms.Form, **labels: str) -> None:
    """Labels above the fields instead of greyed words inside them; hints only where we wrote them."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = labels.get(name, field.label)
        if isinstance(field, PasswordField):
            field.help_text = PASSWORD_HINT if name == "password1" else ""


def limit_address(field: forms.Field) -> None:
    """A form field takes 320 characters by itself, the table 254."""
    field.validators = [rule for rule in field.validators if not isinstance(rule, MaxLengthValidator)]
    field.validators.append(MaxLengthValidator(User._meta.get_field("email").max_length))


def shared_computer_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("This is a shared computer"),
        help_text=_("Signs you out after 20 minutes without use and keeps no copy of your pages here."),
        required=False,
    )


class SignupForm(allauth.SignupForm):
    # A plain Field: whatever a browser sends here must not stop anybody, see clean_zone.
    zone = forms.Field(required=False, widget=forms.HiddenInput)
    shared_computer = shared_computer_field()
    field_order = ("invitation", "email", "password1", "shared_computer", "zone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, email=_("E-mail address"))
        limit_address(self.fields["email"])
        if settings.SIGNUP == "invite":
            self.fields["invitation"] = forms.CharField(
                label=_("Invitation code"),
                max_length=200,
                initial=context.request.GET.get("code", "")[:200],
                widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            )
        self.order_fields(self.field_order)

    def clean_zone(self) -> str:
        """The browser's word for it; UTC where there is none or it is unknown."""
        name = str(self.cleaned_data["zone"] or "")
        return name if is_zone(name) else "UTC"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if code := data.get("invitation"):
            address = data.get("email", "")
            if address and not invitations.usable(code, email=address, now=timezone.now()).exists():
                self.refuse_invitation()
        return data

    def refuse_invitation(self) -> None:
        self.add_error("invitation", _("This code opens no account for this address, or not any more."))

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        sessions.mark_shared(request.session, self.cleaned_data["shared_computer"])
        if settings.SIGNUP == "invite" and not self.claim_invitation(request):
            self.refuse_invitation()
            return None, render(request, "account/signup.html", {"form": self})
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # takes the time that a new account takes
            return super().try_save(request)
        try:
            return self.save(request), None
        except IntegrityError:  # another sign-up with this address was quicker
            self.account_already_exists = True
            return super().try_save(request)

    def claim_invitation(self, request: HttpRequest) -> bool:
        """A code is used up also by a known address: else trying it twice would tell."""
        data = self.cleaned_data
        self.invitation = invitations.claim(data["invitation"], email=data["email"], now=timezone.now())
        if self.invitation:
            request.session[sessions.INVITATION] = self.invitation.pk
        return self.invitation is not None

    def save(self, request: HttpRequest) -> User:
        with transaction.atomic():
            user = super().save(request)
            if settings.SIGNUP == "invite":
                self.invitation.used_by = user
                self.invitation.save(update_fields=["used_by"])
        return user


class LoginForm(allauth.LoginForm):
    shared_computer = shared_computer_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, login=_("E-mail address"))

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        response = super().login(request, redirect_url=redirect_url)
        sessions.mark_shared(request.session, self.cleaned_data["shared_computer"])
        return response


class ConfirmCodeForm(allauth.ConfirmEmailVerificationCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, code=_("Code from the mail"))
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}


class NewAddressForm(allauth.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, email=_("New address"))
        limit_address(self.fields["email"])


class ForgottenPasswordForm(allauth.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, email=_("E-mail address"))


class OnePasswordField:
    """A field that can be shown needs no second one to compare it with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        plain(self, oldpassword=_("Password now"), password1=_("New password"))


class ChangePasswordForm(OnePasswordField, allauth.ChangePasswordForm):
    pass


class SetPasswordForm(OnePasswordField, allauth.SetPasswordForm):
    pass


class ResetPasswordForm(OnePasswordField, allauth.ResetPasswordKeyForm):
    shared_computer = shared_computer_field()  # it signs in

    def save(self) -> None:
        super().save()
        sessions.mark_shared(context.request.session, self.cleaned_data["shared_computer"])


class ReauthenticateForm(allauth.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
