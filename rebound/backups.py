"""Backups: one private file that holds the database, the documents and the secret key.

Made while people work, put back only when nothing runs. The secret key belongs in it: links
in mails and second factors are worth nothing without it.
"""

import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from rebound import dumps

KEEP = 14
SECRET = "secret_key"  # noqa: S105 - a file's name


class BackupUnusable(Exception):
    pass


@dataclass(frozen=True)
class Unpacked:
    database: Path
    files: Path
    secret_key: Path


def folder() -> Path:
    place = settings.VAR / "backups"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def make(*, now: datetime) -> Path:
    """Writes a backup under var/backups."""
    target = free_name(now)
    with tempfile.TemporaryDirectory(dir=folder(), prefix=".making-") as work:
        database = dumps.dump(Path(work))
        about = {"vendor": connection.vendor, "made_at": now.isoformat(), "migrations": sorted(applied())}
        (Path(work) / "about.json").write_text(json.dumps(about))
        unfinished = Path(work) / "unfinished"
        with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as out:
            with tarfile.open(fileobj=out, mode="w:gz") as archive:
                for part in [Path(work) / "about.json", database, settings.VAR / SECRET]:
                    if part.exists():
                        archive.add(part, arcname=part.name)
                if settings.MEDIA_ROOT.exists():
                    archive.add(settings.MEDIA_ROOT, arcname="files")
            out.flush()
            os.fsync(out.fileno())
        unfinished.rename(target)
    return target


def forget_old() -> None:
    for old in sorted(folder().glob("rebound-*.tar.gz"))[:-KEEP]:
        old.unlink()


def free_name(now: datetime) -> Path:
    while (file := folder() / f"rebound-{now.astimezone(UTC):%Y%m%d-%H%M%S}.tar.gz").exists():
        now += timedelta(seconds=1)
    return file


@contextmanager
def unpacked(file: Path) -> Iterator[Unpacked]:
    """The parts of a backup that fits this installation, in a folder that goes away again."""
    with tempfile.TemporaryDirectory(dir=folder(), prefix=".reading-") as work:
        try:
            with tarfile.open(file, mode="r:gz") as archive:
                archive.extractall(work, filter="data")
            about = json.loads((Path(work) / "about.json").read_text())
        except (OSError, tarfile.TarError, EOFError, ValueError) as problem:
            raise BackupUnusable(
                f"{file} is not a backup of Rebound, or is damaged ({problem})."
            ) from problem
        check(about)
        database = next(Path(work).glob("database.*"))
        yield Unpacked(database=database, files=Path(work) / "files", secret_key=Path(work) / SECRET)


def check(about: dict[str, object]) -> None:
    if about["vendor"] != connection.vendor:
        raise BackupUnusable(
            f"This backup is of {about['vendor']}, the database here is {connection.vendor}."
        )
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if newer := set(about["migrations"]) - known:
        raise BackupUnusable(
            f"This backup was made by a newer Rebound (it knows {min(newer)}): upgrade first."
        )


def put_back(parts: Unpacked) -> None:
    """Database first: it is all or nothing. Then the documents and the key."""
    dumps.load(parts.database)
    if settings.MEDIA_ROOT.exists():
        shutil.rmtree(settings.MEDIA_ROOT)
    if parts.files.exists():
        shutil.move(parts.files, settings.MEDIA_ROOT)
    if parts.secret_key.exists():
        parts.secret_key.chmod(0o600)
        parts.secret_key.replace(settings.VAR / SECRET)


def applied() -> set[str]:
    return {".".join(key) for key in MigrationLoader(connection).applied_migrations}
