"""One reminder as a mail: text and HTML, made at the moment of sending and not kept.

What a lock screen shows is neutral: the subject, the preheader, and the first 150 characters of the text
hold no company and nobody's name but the person's own.
"""

import email.policy
import re
from datetime import datetime
from email.headerregistry import Address, HeaderRegistry
from email.message import EmailMessage
from email.utils import parseaddr
from functools import cache
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from applications import calendar, mail_content, tokens
from applications.asking import Say
from applications.models import Reminder
from applications.models.reminders import EVES

LONGEST_NAME = 75
PADDING = "\u00a0\u034f" * 60  # blanks that an inbox does not fold: nothing of the text follows the preheader
NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f"<>@:;,()\[\]\\\u2028\u2029\u202a-\u202e\u2066-\u2069]')


class Headers(HeaderRegistry):
    """Python's own makes a new class for each header of each mail, half the time of making one."""

    __getitem__ = cache(HeaderRegistry.__getitem__)


# No byte beyond ASCII travels, as not every server between here and there lets it pass.
SEVEN_BITS = email.policy.SMTP.clone(cte_type="7bit", header_factory=Headers())
# Unfolded: a long address would become an encoded word, which nobody decodes in List-Unsubscribe.
UNFOLDED = SEVEN_BITS.clone(max_line_length=998)


class Letter(EmailMultiAlternatives):
    """Put together once, before the mail server is spoken to: what is wrong with it shows in time."""

    built: EmailMessage | None = None

    def message(self, *, policy: email.policy.Policy = email.policy.SMTP) -> EmailMessage:
        if self.built is None:
            self.built = super().message(policy=SEVEN_BITS)
            self.built.policy = UNFOLDED
        return self.built


def render(reminder: Reminder, person: User, said: Say, *, now: datetime) -> Letter:
    known = person.language in dict(settings.LANGUAGES)
    with (
        translation.override(person.language if known else settings.LANGUAGE_CODE),
        timezone.override(person.tz),
    ):
        letter = _letter(reminder, person, said, now=now)
    letter.message()
    return letter


def _letter(reminder: Reminder, person: User, said: Say, *, now: datetime) -> Letter:
    unsubscribe = reverse("unsubscribe", args=[tokens.for_unsubscribing(person, reminder.kind)])
    context = {
        "site": settings.SITE_URL,
        "greeting": mail_content.greeting(person, now),
        "padding": PADDING,
        "unsubscribe": settings.SITE_URL + unsubscribe,
        "pause": settings.SITE_URL + reverse("mail_pause", args=[tokens.for_pausing(person)]),
        **_content(reminder, person, said, now=now),
    }
    letter = Letter(
        subject=_one_line(_part(reminder.kind, "subject.txt", context)),
        body=_tidy(_part(reminder.kind, "body.txt", context)),
        from_email=sender(person),
        to=[person.email],
        headers=_headers(reminder, context["unsubscribe"], now.astimezone(person.tz)),
    )
    letter.attach_alternative(_part(reminder.kind, "body.html", context), "text/html")
    for interview in said.interviews:
        letter.attach(calendar.NAME, calendar.entry(interview, now=now).decode(), calendar.TYPE)
    return letter


def _content(reminder: Reminder, person: User, said: Say, *, now: datetime) -> dict[str, Any]:
    if reminder.kind in EVES:
        return mail_content.eve(person, said.interviews, now=now)
    return mail_content.day(person, said.follow_ups, more=said.more, now=now)


def _part(kind: str, name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"emails/{kind}/{name}", context)


def _headers(reminder: Reminder, unsubscribe: str, date: datetime) -> dict[str, Any]:
    return {
        "Message-ID": reminder.message_id,
        "Date": date,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, NRN, AutoReply, RN",
        "List-Id": f"Rebound <reminders.{settings.MAIL_DOMAIN}>",
        "List-Unsubscribe": f"<{unsubscribe}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def sender(person: User) -> str:
    """The name they chose to see, over the installation's address."""
    name = NOT_IN_A_NAME.sub(" ", person.sender_name)
    name = " ".join(name.split())[:LONGEST_NAME].strip() or "Rebound"
    return str(Address(display_name=name, addr_spec=sender_address()))


def sender_address() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tidy(text: str) -> str:
    """No blanks at the ends of lines, and one empty line at most."""
    lines = [line.strip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
