"""Every mail about an account: a subject that says nothing, plain text, and where it comes from."""

import re
from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.conf import settings as django_settings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import RequestFactory

from accounts.models import User
from tests import builders as make
from tests.accounts import story

TEMPLATES = Path(django_settings.BASE_DIR) / "templates"
PREFIXES = sorted(
    f"{app}/email/{path.name.removesuffix('_subject.txt')}"
    for app in ("account", "mfa")
    for path in (TEMPLATES / app / "email").glob("*_subject.txt")
)
SUBJECTS = {
    "Confirm your address",
    "Set a new password",
    "Your password was changed",
    "Your address was changed",
    "Your sign-in was changed",
}


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_mail_is_plain_neutral_and_whole(prefix, settings):
    request = RequestFactory().get("/", HTTP_USER_AGENT="Firefox <&> 140")
    request.user, request.session = make.person(), {}
    with context.request_context(request):
        get_adapter().send_notification_mail(
            prefix,
            request.user,
            {"code": "123456", "password_reset_url": "https://x.example/reset", "from_email": "a@example.org",
             "to_email": "b@example.org", "deleted_email": "c@example.org"},
        )  # fmt: skip
    (message,) = mail.outbox
    assert message.subject in SUBJECTS
    assert message.from_email == f"Rebound <{settings.DEFAULT_FROM_EMAIL}>"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.alternatives == []
    assert settings.SITE_URL in message.body
    assert not re.search(r"!|&[a-z]+;|\{|please|\bwe\b|example\.com", message.body, re.IGNORECASE)


def test_the_list_is_whole():
    assert len(PREFIXES) == 13


class Away(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("no server for ana@example.org")


@pytest.mark.django_db
@pytest.mark.usefixtures("served")
def test_a_mail_server_that_is_away_is_said_on_the_page_and_logged_without_the_address(
    client, settings, caplog
):
    settings.MAILERS = {"default": {"BACKEND": "tests.accounts.test_account_mails.Away"}}
    page = story.sign_up(client)
    assert page.heading == "Confirm your address"
    assert "could not be sent" in page.main
    assert "ConnectionRefusedError" in caplog.text
    assert "ana@example.org" not in caplog.text
    assert User.objects.count() == 1
