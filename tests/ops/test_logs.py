"""A log can be shown to somebody: it holds no tokens and no words."""

import logging
import sys
from smtplib import SMTPRecipientsRefused

import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError

from rebound.logs import Formatter, without_tokens

TOKEN = "eyJpZCI6MX0:1vNtQc:8Xk2b-0d3kq4dJtq7Zb1Yw"


def line(message: str, *args: object, error: BaseException | None = None) -> str:
    exc_info = None
    if error is not None:
        try:
            raise error
        except type(error):
            exc_info = sys.exc_info()
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, args, exc_info)
    return Formatter("{levelname} {message}", style="{").format(record)


@pytest.mark.parametrize("end", ["", "/", "/?next=/settings/"])
def test_a_token_in_a_path_is_left_out(end):
    assert TOKEN not in line("Internal Server Error: %s", f"/mail/done/{TOKEN}{end}")
    assert "/mail/done/…" in line("Internal Server Error: %s", f"/mail/done/{TOKEN}{end}")


def test_a_query_is_left_out():
    assert without_tokens("Not Found: /applications/?q=acme") == "Not Found: /applications/"


def test_the_address_of_a_row_stays():
    path = "/applications/01234567-89ab-cdef-0123-456789abcdef/rejection/"
    assert without_tokens(path) == path


def test_what_an_error_quotes_is_left_out_but_not_where_it_happened():
    said = line("Task %s raised: %r", "tick", IntegrityError("x"), error=IntegrityError("Key (name)=(Acme)"))
    assert "Acme" not in said
    assert "test_logs.py" in said
    assert said.endswith("IntegrityError")


def test_an_error_repeated_in_the_message_is_left_out_there_too():
    error = ValueError("I was turned down")
    assert "turned down" not in line("raised unexpected: %s", repr(error), error=error)
    assert "turned down" not in line("raised unexpected: %s", error, error=error)


def test_causes_are_named_without_their_words():
    error = RuntimeError("outer words")
    error.__cause__ = ValueError("inner words")
    said = line("Internal Server Error", error=error)
    assert "builtins.ValueError" in said
    assert "words" not in said


def test_what_machines_say_stays():
    assert "connection refused" in line("Down", error=OperationalError("connection refused"))


def test_who_a_mail_server_refused_is_left_out():
    refused = SMTPRecipientsRefused({"ana@example.org": (550, b"no such person")})
    assert "ana@example.org" not in line("Not sent: %s", refused, error=refused)


def test_the_real_settings_use_it():
    assert settings.LOGGING["formatters"]["line"]["class"] == "rebound.logs.Formatter"
