"""What a mail server answers, explained to whoever set it up."""

import smtplib
import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from applications.management.commands.send_test_mail import explain


def run(settings, sink) -> str:
    settings.MAIL_SERVER = settings.MAILERS["default"]
    out = StringIO()
    call_command("send_test_mail", "ana@example.org", stdout=out)
    return out.getvalue()


def test_a_mail_that_is_taken_says_so(settings, sink):
    assert "The server took the mail for ana@example.org." in run(settings, sink)
    [mail] = sink.mails
    assert (mail["Subject"], mail["To"]) == ("A test", "ana@example.org")


@pytest.mark.parametrize(
    "answer, words",
    [
        (
            "550 5.1.1 unknown",
            "The server refused the address: 550 5.1.1 unknown\nThe address does not exist",
        ),
        ("450 greylisted", "strangers wait (greylisting)"),
        ("452 full", "are tried again by themselves"),
        ("599 odd", "refuses for good"),
    ],
)
def test_a_refusal_is_explained(settings, sink, answer, words):
    sink.on_rcpt = lambda address: answer
    with pytest.raises(CommandError) as error:
        run(settings, sink)
    assert words in str(error.value)


def test_a_refusal_of_the_mail_itself_is_explained(settings, sink):
    sink.on_data = lambda mail: "554 no DKIM"
    with pytest.raises(CommandError, match=r"The server refused the mail: 554 no DKIM\n.*DKIM"):
        run(settings, sink)


def test_nothing_listens_there(settings, sink):
    settings.MAILERS = {
        "default": {**settings.MAILERS["default"], "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 2}}
    }
    with pytest.raises(CommandError, match="Nothing listens there"):
        run(settings, sink)


@pytest.mark.parametrize(
    "error, words",
    [
        (smtplib.SMTPAuthenticationError(535, b"no"), "Some providers want a password made for programs"),
        (smtplib.SMTPSenderRefused(553, b"no", "x"), "The server refused the sender: 553"),
        (smtplib.SMTPServerDisconnected("gone"), "The server hung up."),
        (smtplib.SMTPNotSupportedError("no auth"), "does not offer what EMAIL_URL asks for"),
        (socket.gaierror(-2, "unknown"), "No machine has the name"),
        (TimeoutError("slow"), "many home providers close 25"),
        (ValueError("x"), "before the server was asked"),
    ],
)
def test_every_other_trouble_is_told_in_plain_words(error, words):
    assert words in explain(error)


def test_without_a_mail_server_it_lands_in_the_outbox(settings, tmp_path):
    settings.MAIL_SERVER, settings.OUTBOX = None, tmp_path
    settings.MAILERS = {"default": {"BACKEND": "rebound.outbox.Backend"}}
    out = StringIO()
    call_command("send_test_mail", "ana@example.org", stdout=out)
    assert "/outbox/" in out.getvalue() and len(list(tmp_path.glob("*.eml"))) == 1
