"""Django's SMTP backend, which also knows whether the words of a mail were under way when it broke off."""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class Watched:
    """Before DATA nothing can have been accepted: such a mail is not in doubt."""

    words_begun = False

    def mail(self, *args: Any, **options: Any) -> Any:
        self.words_begun = False
        return super().mail(*args, **options)

    def data(self, msg: Any) -> Any:
        self.words_begun = True
        return super().data(msg)


class Wire(Watched, smtplib.SMTP):
    pass


class SecureWire(Watched, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return SecureWire if self.use_ssl else Wire
