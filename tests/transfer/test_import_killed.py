"""Workers as processes: one that is killed while it writes a list leaves nothing of it, and the next one
brings it in; two at once know of each other."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from accounts.models import User
from applications.models import Application, StageChange
from tests import builders as make
from transfer import bringing
from transfer.models import Import, ImportedRow

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
ROWS = 1_500
ONE_TASK = (
    "import sys, django; django.setup(); from transfer import importing, waiting; write = importing.write\n"
    "def say_and_write(*a, **k): print('writing', flush=True); write(*a, **k)\n"
    "importing.write = say_and_write; waiting.bring_in(sys.argv[1]); print('done', flush=True)"
)


def database() -> str:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    host, port = (connection.settings_dict[key] for key in ("HOST", "PORT"))
    return f"postgresql://{connection.settings_dict['USER']}@{host}:{port}/{name}"


def worker(pk: object) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "rebound.settings",
        "REBOUND_VAR": str(settings.VAR),
        "DATABASE_URL": database(),
    }
    return subprocess.Popen(
        [sys.executable, "-c", ONE_TASK, str(pk)], cwd=Path(settings.BASE_DIR), env=environment,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def asked(owner: User, count: int) -> Import:
    rows = "".join(f"Company {n},Analyst,2025-01-05,Rejected\n" for n in range(count))
    content = "Company,Role,Date Applied,Status\n" + rows
    row = bringing.begin(owner, name="long.csv", data=content.encode(), now=timezone.now())
    Import.objects.filter(pk=row.pk).update(wanted_at=timezone.now())
    return row


@pytest.fixture
def brought():
    return asked(make.person(), ROWS)


def claim_runs_out(row: Import) -> None:
    Import.objects.filter(pk=row.pk).update(seen_at=timezone.now() - timedelta(minutes=6), tries=0)


def test_kill_9_while_writing_leaves_nothing_and_the_next_worker_finishes(brought):
    for pause in (0.0, 0.15, 0.4):
        process = worker(brought.pk)
        assert process.stdout.readline() == "writing\n"
        brought.refresh_from_db(fields=["checked_rows"])
        assert brought.checked_rows == ROWS  # to be seen by others while it is written
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=20)
        assert Application.objects.count() in {0, ROWS}
        assert StageChange.objects.count() == 2 * Application.objects.count()
        assert ImportedRow.objects.count() == Application.objects.count()
        if Application.objects.exists():
            break
        claim_runs_out(brought)
    process = worker(brought.pk)
    process.communicate(timeout=60)
    brought.refresh_from_db()
    assert (Application.objects.count(), brought.is_finished) == (ROWS, True)


def test_two_workers_at_once_bring_the_same_list_once():
    owner = make.person("both@example.org")
    lists = [asked(owner, 300), asked(owner, 300)]
    processes = [worker(row.pk) for row in lists]
    assert all("done" in process.communicate(timeout=60)[0] for process in processes)
    assert Application.objects.of(owner).count() == 300
    assert sorted(list(row.counts()) for row in lists) == [["new"], ["same"]]
