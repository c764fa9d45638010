"""Reads settings from the environment, and says at once what is wrong with them.

Every reader raises ImproperlyConfigured naming the variable: a typo must stop the
start, not surface as a mail that never went out.
"""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    value = text(name, str(default)).lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no.")


def number(name: str, default: int, *, at_least: int = 0) -> int:
    value = text(name, str(default))
    if not value.isdigit() or int(value) < at_least:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number from {at_least} up.")
    return int(value)


def choice(name: str, default: str, *, among: Sequence[str]) -> str:
    value = text(name, default).lower()
    if value not in among:
        raise ImproperlyConfigured(f"{name}={value!r} is none of {', '.join(among)}.")
    return value


def public_url(name: str, default: str) -> str:
    """An http or https address without path, query or trailing slash."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"{name}={value!r} is not of the form https://host[:port].")
    return value


def secret(name: str, file: Path) -> str:
    """The variable's value, else the file's, which is made once with mode 600."""
    if value := text(name):
        return value
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            pass  # another process of the same start was quicker
        else:
            with os.fdopen(handle, "w") as out:
                out.write(secrets.token_urlsafe(64))
    return file.read_text().strip()


def database(name: str, default: Path) -> dict[str, object]:
    """`postgresql://user:password@host:port/name` or `sqlite:///path`, as Django's DATABASES entry."""
    parts = urlsplit(text(name, f"sqlite:///{default}"))
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/") if parts.path.startswith("//") else parts.path))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    raise ImproperlyConfigured(f"{name} begins with {parts.scheme!r}; use postgresql:// or sqlite:///.")


def _sqlite(path: str) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # IMMEDIATE: a writer waits for its turn instead of failing half way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: a mail noted as handed over stays noted after a power cut.
            # secure_delete: deleted words do not linger in free pages.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                "PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def _postgresql(parts: SplitResult) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        # Away for longer than three seconds it is tried anew whenever somebody asks; by itself the pool would
        # try ever more seldom, and a restart of the database would be felt for minutes after it.
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10, "reconnect_timeout": 3}},
    }


def mailer(name: str, *, timeout: int) -> dict[str, object] | None:
    """`smtp://user:password@host:port`, `smtps://` (TLS from the first byte) or `smtp+tls://`
    (STARTTLS), as Django's MAILERS entry; None when the variable is empty."""
    url = text(name)
    if not url:
        return None
    parts = urlsplit(url)
    ports = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured(f"{name} must look like smtp+tls://user:password@host:587.")
    if unknown := set(parse_qs(parts.query)):
        raise ImproperlyConfigured(f"{name} has unknown options: {', '.join(sorted(unknown))}.")
    return {
        "BACKEND": "applications.delivery.wire.Backend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or ports[parts.scheme],
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": parts.scheme == "smtp+tls",
            "use_ssl": parts.scheme == "smtps",
            "timeout": timeout,
        },
    }
