import smtplib
import socket
import ssl
from email.utils import formatdate, make_msgid

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.mail import sender_address

# What the server's answers mean, and what helps. By their first digits: the longest that fits counts.
MEANINGS = {
    "4": "The server is busy or careful with strangers; the same mail may be taken in a few minutes. "
    "Reminders are tried again by themselves.",
    "421": "The server closes the connection: too many at once, or a restart. Try again in a minute.",
    "450": "The mailbox is busy or the server makes strangers wait (greylisting). Try again in five minutes.",
    "454": "The server cannot check the password or the encryption just now. Try again in a few minutes.",
    "5": "The server refuses for good: the same mail will be refused again until something is changed.",
    "530": "The server wants a sign-in or encryption first: put user and password into EMAIL_URL, or use "
    "smtps:// or smtp+tls://.",
    "535": "User or password in EMAIL_URL is not right. Some providers want a password made for programs. "
    "Characters such as @ or / in it are written in percent form.",
    "550": "The address does not exist, or the server does not know the sender. Compare REBOUND_FROM with "
    "what this server may send, and the SPF record of its domain.",
    "551": "The server does not carry mail for that address: sign in, or take the provider's own server.",
    "553": "The server does not accept the sender's address. REBOUND_FROM has to be one that it knows.",
    "554": "The server refuses the mail or this machine: often a missing DKIM or SPF record, or an "
    "address of a home connection on a block list. A provider's server as relay helps.",
}


class Command(BaseCommand):
    help = "Sends one mail to EMAIL and explains what the mail server answered."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: object, email: str, **options: object) -> None:
        if settings.MAIL_SERVER is None:
            self.stdout.write("EMAIL_URL names no mail server: the mail is kept and shown at /outbox/.")
        else:
            where = settings.MAIL_SERVER["OPTIONS"]
            self.stdout.write(f"To {where['host']}:{where['port']} as {sender_address()} ...")
        try:
            mailers.default.send_messages([_letter(email)])
        except Exception as error:
            raise CommandError(explain(error)) from error
        self.stdout.write(
            f"The server took the mail for {email}. Whether it lands in the inbox is decided where it "
            "arrives: look there, also under spam. DKIM and SPF are the relay's work, see the README."
        )


def _letter(to: str) -> EmailMessage:
    headers = {
        "Auto-Submitted": "auto-generated",
        "Date": formatdate(localtime=False),
        "Message-ID": make_msgid(domain=settings.MAIL_DOMAIN),
    }
    body = "This mail was sent to see whether mail from Rebound arrives. It does.\n"
    return EmailMessage("A test", body, f"Rebound <{sender_address()}>", [to], headers=headers)


def explain(error: Exception) -> str:
    """What happened, in the server's words and in plain ones."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        [(code, reply)] = error.recipients.values()
        return _of_code(code, reply, "the address")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _of_code(error.smtp_code, error.smtp_error, "the sign-in")
    if isinstance(error, smtplib.SMTPSenderRefused):
        return _of_code(error.smtp_code, error.smtp_error, "the sender")
    if isinstance(error, smtplib.SMTPResponseException):
        return _of_code(error.smtp_code, error.smtp_error, "the mail")
    for kinds, words in _NO_ANSWER:
        if isinstance(error, kinds):
            return f"{words} ({type(error).__name__}: {error})"
    return f"It failed before the server was asked: {type(error).__name__}: {error}"


def _of_code(code: int, reply: bytes | str, what: str) -> str:
    text = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    fitting = [digits for digits in MEANINGS if str(code).startswith(digits)]
    meaning = MEANINGS[max(fitting, key=len)] if fitting else "An answer outside the standard."
    return f"The server refused {what}: {code} {' '.join(text.split())}\n{meaning}"


_NO_ANSWER = (
    (
        smtplib.SMTPNotSupportedError,
        "The server does not offer what EMAIL_URL asks for: encryption or a sign-in.",
    ),
    (
        smtplib.SMTPServerDisconnected,
        "The server hung up. On port 465 it wants smtps://, on 587 smtp+tls://.",
    ),
    (ssl.SSLCertVerificationError, "The server's certificate is not valid for its name."),
    (ssl.SSLError, "Encryption failed: the port may speak plain SMTP first. On 587 it is smtp+tls://."),
    (socket.gaierror, "No machine has the name in EMAIL_URL."),
    (ConnectionRefusedError, "Nothing listens there: the host or the port in EMAIL_URL is not right."),
    (TimeoutError, "No answer in time: a firewall may close the port; many home providers close 25."),
    (OSError, "The server could not be reached."),
)
