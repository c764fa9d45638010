"""A backup taken while people work comes back whole, and mails nothing a second time."""

import os
import secrets
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from rebound import backups
from rebound.backups import BackupUnusable
from rebound.running import alone
from tests.ops.processes import clean_environment

pytestmark = pytest.mark.processes
DUE = """
from datetime import timedelta
from django.utils import timezone
from accounts.models import User
from applications.models import Reminder
user = User.objects.create_user("alice@example.org")
Reminder.objects.expect(user, kind="sample", day=timezone.now().date(), due_at=timezone.now(),
                        expires_at=timezone.now() + timedelta(hours=9))
"""


class Installation:
    """Somebody's own Rebound in a folder, spoken to through manage.py as they would."""

    def __init__(self, var: Path, database_url: str = "") -> None:
        self.var, self.database_url = var, database_url
        self.environment = clean_environment(REBOUND_VAR=str(var), DATABASE_URL=database_url)

    def manage(self, *words: str, fails: bool = False) -> str:
        result = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=settings.BASE_DIR,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert bool(result.returncode) is fails, result.stdout + result.stderr
        return result.stderr if fails else result.stdout

    def ask(self, code: str) -> str:
        return self.manage("shell", "--no-imports", "-c", code).strip()

    def people(self) -> str:
        emails = "User.objects.order_by('email').values_list('email', flat=True)"
        return self.ask(f"from accounts.models import User; print(*{emails})")

    def join(self, email: str) -> None:
        self.ask(f"from accounts.models import User; User.objects.create_user('{email}')")

    def newest(self) -> Path:
        return sorted((self.var / "backups").glob("*.tar.gz"))[-1]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Made once and copied: a database takes seconds to prepare."""
    with database_like(None) as url:
        installation = Installation(tmp_path_factory.mktemp("prepared") / "var", url)
        installation.manage("prepare")
        yield installation


@pytest.fixture
def here(prepared, tmp_path):
    shutil.copytree(prepared.var, tmp_path / "var")
    with database_like(prepared.database_url) as url:
        yield Installation(tmp_path / "var", url)


@contextmanager
def database_like(url: str | None) -> Iterator[str]:
    """Nothing for SQLite; on PostgreSQL a database of its own, empty or a copy of the one at `url`."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield ""
        return
    base, name = server.rsplit("/", 1)[0], f"rebound_backup_{secrets.token_hex(4)}"
    template = f"TEMPLATE {url.rsplit('/', 1)[1]}" if url else ""
    with closing(psycopg.connect(f"{base}/postgres", autocommit=True)) as connection:
        connection.execute(f"CREATE DATABASE {name} {template}")
        yield f"{base}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_what_was_saved_comes_back_with_documents_and_key_and_nothing_is_mailed_again(here):
    here.ask(DUE)
    (here.var / "files").mkdir()
    (here.var / "files" / "cv.txt").write_text("a CV")
    key = (here.var / "secret_key").read_text()
    here.manage("backup")
    backup = here.newest()
    assert backup.stat().st_mode & 0o777 == 0o600

    here.join("bob@example.org")
    (here.var / "files" / "cv.txt").write_text("another")
    (here.var / "secret_key").write_text("another key")
    said = here.manage("restore", str(backup))

    assert here.people() == "alice@example.org"
    assert (here.var / "files" / "cv.txt").read_text() == "a CV"
    assert (here.var / "secret_key").read_text() == key
    assert "1 reminder(s) due before now will not be sent" in said
    states = here.ask(
        "from applications.models import Reminder; print(*Reminder.objects.values_list('state', flat=True))"
    )
    assert states == "expired"
    assert here.newest() != backup, "what was there before is kept as a backup of its own"


def test_a_backup_needs_no_pause(here):
    """One writes without stopping, backups are taken meanwhile, and what comes back is whole."""
    writing = (
        "from accounts.models import User\n"
        "for n in range(300): User.objects.create_user(f'p{n:03}@example.org')"
    )
    with ThreadPoolExecutor() as pool:
        writer = pool.submit(here.ask, writing)
        here.manage("backup")
        here.manage("backup")
        writer.result()
    here.manage("restore", str(here.newest()))
    people = here.people().split()
    assert people == [f"p{n:03}@example.org" for n in range(len(people))], "no gap: one instant"


def test_an_upgrade_begins_with_a_backup_and_a_plain_start_does_not(here):
    assert not (here.var / "backups").exists(), "an empty database has nothing to keep"
    assert here.manage("prepare") == ""
    here.ask(
        "from django.db.migrations.recorder import MigrationRecorder as R\n"
        "from django.db import connection\nR(connection).record_unapplied('sessions', '0001_initial')\n"
        "connection.cursor().execute('DROP TABLE django_session')"
    )
    assert "Backup before the upgrade" in here.manage("prepare")
    assert here.newest().exists()


def test_only_the_newest_are_kept(here):
    folder = here.var / "backups"
    folder.mkdir()
    for day in range(10, 10 + backups.KEEP):
        (folder / f"rebound-202601{day}-000000.tar.gz").write_bytes(b"")
    here.manage("backup")
    kept = sorted(file.name for file in folder.iterdir())
    assert len(kept) == backups.KEEP
    assert kept[0].startswith("rebound-20260111"), "the oldest went"


def test_nothing_is_put_back_while_it_runs(here):
    here.manage("backup")
    with alone(here.var):
        assert "Rebound is running" in here.manage("restore", str(here.newest()), fails=True)


def test_what_is_no_backup_is_refused(tmp_path, settings):
    settings.VAR = tmp_path
    broken, foreign = tmp_path / "broken.tar.gz", tmp_path / "foreign.tar.gz"
    broken.write_bytes(b"\x1f\x8b\x08 and then nothing")
    with tarfile.open(foreign, "w:gz"):
        pass
    for file in [broken, foreign, tmp_path / "missing.tar.gz"]:
        with pytest.raises(BackupUnusable, match="is not a backup of Rebound"), backups.unpacked(file):
            pass


def test_a_backup_that_does_not_fit_here_is_refused():
    for about, words in [
        ({"vendor": "oracle", "migrations": []}, "This backup is of oracle"),
        ({"vendor": connection.vendor, "migrations": ["accounts.9999_later"]}, "made by a newer Rebound"),
    ]:
        with pytest.raises(BackupUnusable, match=words):
            backups.check(about)
