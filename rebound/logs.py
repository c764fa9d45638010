"""Log lines without people's words: no tokens of paths, no values that an error repeats.

A database error quotes the row that failed, a validation error the text that was typed. What
remains is where it happened, and the message itself where it can only speak of machines.
"""

import logging
import re
import traceback
from smtplib import SMTPException
from types import TracebackType

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

TOKEN = re.compile(r"(?<=/)[\w:.=~-]{24,}(?=[/?\s]|$)")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
QUERY = re.compile(r"(?<=/)\?\S+")
OF_MACHINES = (OSError, ImportError, AttributeError, NameError, OperationalError, ImproperlyConfigured)
type ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def configuration(*, level: str) -> dict[str, object]:
    """Django's LOGGING: everything on the standard error stream, for whoever started it."""
    line = {
        "class": "rebound.logs.Formatter",
        "format": "{asctime} {levelname} {name} {message}",
        "style": "{",
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "allauth": {"level": "INFO"},
        },
    }


class Formatter(logging.Formatter):
    def formatMessage(self, record: logging.LogRecord) -> str:
        line = super().formatMessage(record)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and not of_machines(error) and str(error):
            line = line.replace(repr(error), named(error)).replace(str(error), "…")
        return without_tokens(line)

    def formatException(self, ei: ExcInfo) -> str:
        return "\n".join(parts(ei[1])) if ei[1] else ""


def without_tokens(line: str) -> str:
    return TOKEN.sub(lambda found: found[0] if UUID.fullmatch(found[0]) else "…", QUERY.sub("", line))


def parts(error: BaseException) -> list[str]:
    """The traceback with its causes, as Python prints it but for the words of errors."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = [*parts(earlier), "Then:"] if earlier else []
    return [*before, "".join(traceback.format_tb(error.__traceback__)).rstrip("\n"), named(error)]


def named(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{name}: {error}" if of_machines(error) else name


def of_machines(error: BaseException) -> bool:
    # A mail server's refusal is an OSError too, and names the person it refused.
    return isinstance(error, OF_MACHINES) and not isinstance(error, SMTPException)
