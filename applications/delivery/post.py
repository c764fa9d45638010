"""One connection to the mail server, opened when needed and anew after trouble; its answers in our words."""

import re
import smtplib
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from django.core.mail import EmailMessage, mailers

NOT_PRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f]")
SERVICE_ENDS = 421  # the server closes the connection with it


class NoServer(Exception):
    """Nobody to speak to; nothing was accepted."""


class Refused(Exception):
    """The server's no, about this mail."""

    def __init__(
        self, code: int, reply: bytes | str, *, for_good: bool, at_the_address: bool = False
    ) -> None:
        text = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
        self.code, self.for_good, self.at_the_address = code, for_good, at_the_address
        self.reply = " ".join(NOT_PRINTED.sub(" ", f"{code} {text}").split())[:200]
        super().__init__(self.reply)


class InDoubt(Exception):
    """It broke off while the words were under way: accepted or not, nobody knows."""


class Unsendable(Exception):
    """Something in the mail itself; no word of it left."""


class Dropped(Exception):
    """The connection was gone before the words began."""


class Post:
    def __init__(self) -> None:
        self.connection: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.connection is not None:
            with suppress(OSError):
                self.connection.close()

    def ready(self) -> None:
        if self.connection is not None:
            return
        connection = mailers.default
        try:
            connection.open()
        except OSError as error:
            raise NoServer from error
        self.connection = connection

    def send(self, mail: EmailMessage) -> None:
        try:
            self._send(mail)
        except Dropped:  # a server may end a connection between two mails
            self.ready()
            try:
                self._send(mail)
            except Dropped as error:
                raise NoServer from error

    def _send(self, mail: EmailMessage) -> None:
        try:
            self.connection.send_messages([mail])
        except smtplib.SMTPRecipientsRefused as error:
            [(code, reply)] = error.recipients.values()
            self._refused(code, reply, for_good=code >= 500, at_the_address=True)
        except smtplib.SMTPDataError as error:
            self._refused(error.smtp_code, error.smtp_error, for_good=error.smtp_code >= 500)
        except smtplib.SMTPResponseException as error:  # about the sender: not this person's fault
            self._refused(error.smtp_code, error.smtp_error, for_good=False)
        except Exception as error:
            begun = self._words_begun()
            self._drop()
            if begun:
                raise InDoubt from error
            raise (Dropped if isinstance(error, OSError) else Unsendable) from error

    def _refused(
        self, code: int, reply: bytes | str, *, for_good: bool, at_the_address: bool = False
    ) -> None:
        if code == SERVICE_ENDS:
            self._drop()
        raise Refused(code, reply, for_good=for_good, at_the_address=at_the_address)

    def _words_begun(self) -> bool:
        """A backend that cannot say counts as begun: rather in doubt than twice."""
        return getattr(getattr(self.connection, "connection", None), "words_begun", True)

    def _drop(self) -> None:
        """Without a farewell, which would wait for an answer."""
        wire = getattr(self.connection, "connection", None)
        self.connection = None
        if wire is not None:
            wire.close()
