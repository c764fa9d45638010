"""None of allauth's own templates is ever shown."""

from pathlib import Path

import allauth
import pytest
from django.conf import settings
from django.template.loader import get_template

THEIRS = Path(allauth.__file__).parent / "templates"
# What these settings cannot reach: verification by link, sign-in by code, telephones, keys, passkeys,
# several addresses, and trusted browsers.
UNREACHABLE = {
    "account/confirm_login_code.html", "account/confirm_password_reset_code.html",
    "account/confirm_phone_verification_code.html", "account/email.html", "account/email_confirm.html",
    "account/phone_change.html", "account/request_login_code.html", "account/signup_by_passkey.html",
    "account/verification_sent.html", "account/verified_email_required.html", "mfa/trust.html",
    "account/email/email_confirm_message.txt", "account/email/email_confirm_subject.txt",
    "account/email/login_code_message.txt", "account/email/login_code_subject.txt",
    "account/email/password_reset_code_message.txt", "account/email/password_reset_code_subject.txt",
}  # fmt: skip


# Frames and parts that only their own pages use.
PARTS = ("/base", "snippets", "webauthn")


def shown() -> list[str]:
    files = [path for app in ("account", "mfa", "usersessions") for path in (THEIRS / app).rglob("*.*")]
    names = {str(path.relative_to(THEIRS)) for path in files} - UNREACHABLE
    return sorted(name for name in names if not any(part in name for part in PARTS))


@pytest.mark.parametrize("name", shown())
def test_the_template_is_ours(name):
    origin = Path(get_template(name).origin.name)
    assert origin.is_relative_to(settings.BASE_DIR / "templates")
