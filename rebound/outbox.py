"""Mails of an installation without a mail server: files that are read at /outbox/ for a week."""

import email
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage as Parsed
from email.policy import SMTP, default
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

KEEP = timedelta(days=7)
STAMP = "%Y%m%dT%H%M%S%f"
NAME = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}")


class Backend(BaseEmailBackend):
    """Each mail is one file that appears whole or not at all."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        settings.OUTBOX.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            write(message.message(policy=SMTP).as_bytes(), now=timezone.now())
        forget_old(now=timezone.now())
        return len(email_messages)


def write(content: bytes, *, now: datetime) -> None:
    file = settings.OUTBOX / f"{now.astimezone(UTC):{STAMP}}-{secrets.token_hex(4)}.eml"
    unfinished = file.with_suffix(".unfinished")
    with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    unfinished.rename(file)


@dataclass(frozen=True)
class Mail:
    name: str
    at: datetime
    content: Parsed

    @property
    def subject(self) -> str:
        return str(self.content["Subject"] or "")

    @property
    def to(self) -> str:
        return str(self.content["To"] or "")

    @property
    def text(self) -> str:
        return self.part("plain")

    @property
    def html(self) -> str:
        return self.part("html")

    def part(self, kind: str) -> str:
        body = self.content.get_body((kind,))
        return body.get_content() if body is not None else ""


def mails() -> list[Mail]:
    """All that are kept, newest first."""
    return [read(file) for file in reversed(files())]


def find(name: str) -> Mail | None:
    file = settings.OUTBOX / f"{name}.eml"
    return read(file) if NAME.fullmatch(name) and file.exists() else None


def forget_old(*, now: datetime) -> None:
    for file in files():
        if written_at(file) < now - KEEP:
            file.unlink(missing_ok=True)


def files() -> list[Path]:
    return sorted(file for file in settings.OUTBOX.glob("*.eml") if NAME.fullmatch(file.stem))


def read(file: Path) -> Mail:
    content = email.message_from_bytes(file.read_bytes(), policy=default)
    return Mail(name=file.stem, at=written_at(file), content=content)


def written_at(file: Path) -> datetime:
    return datetime.strptime(file.stem.split("-")[0], STAMP).replace(tzinfo=UTC)
