"""Time and place move: the clock jumps, an old backup is put back, a copy is started elsewhere."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import F

from applications.models import Installation, Reminder
from tests.delivery.sink import OK
from tests.faults.haste import LEASE, set_clock
from tests.faults.processes import environment, nest
from tests.faults.yard import Figures, Yard, yard
from tests.ops.processes import wait_until

HOURS = (25, -25, 0)  # from the real time
JUMPS = 30
A_WHILE = 8  # seconds in which something that must not go out would
HOME = {"REBOUND_URL": "https://rebound.example", "REBOUND_INSTANCE": "one", "HASTE": str(LEASE)}
ELSEWHERE = {"REBOUND_URL": "https://staging.example"}, {"REBOUND_INSTANCE": "two"}


def clock(folder: Path, mails: int) -> Figures:
    """The clock of all senders and beats is set 25 hours ahead, 25 back and right again, every second."""
    os.environ["CLOCK"] = str(folder / "clock")
    jumped = time.monotonic()

    def jump(at_work: Yard) -> None:
        nonlocal jumped
        if at_work.kills < JUMPS and time.monotonic() - jumped > 1:
            set_clock(HOURS[at_work.kills % len(HOURS)])
            jumped = time.monotonic()
            at_work.kills += 1

    try:
        with yard(folder, mails, delay=lambda: 0.03) as run:
            run.sink.on_data = lambda mail: "451 later" if random.random() < 0.05 else OK
            Reminder.objects.update(expires_at=F("expires_at") + timedelta(days=3))
            run.work_until_done(at_most=300 + mails, meanwhile=jump)
            return run.figures()
    finally:
        del os.environ["CLOCK"]


def backup(folder: Path, mails: int) -> Figures:
    """Taken before the mails went out and put back after: none goes out again."""
    with yard(folder, mails, beats=0) as run:
        known = environment(folder, run.sink.url)
        _manage(known, "backup")
        [file] = (folder / "backups").iterdir()
        run.work_until_done(at_most=300 + mails)
        _leave_the_database()
        _manage(known, "restore", str(file))
        with _at_work(run, known) as again:
            _for_a_while(again)
        # The table is the old one: only the server knows what was sent.
        return replace(run.figures(), sent=len(run.sink.kept))


def copy(folder: Path, mails: int) -> Figures:
    """Started under another address, and as another installation under the same: nothing goes out there."""
    with yard(folder, mails, beats=0) as run:
        home, told = environment(folder, run.sink.url) | HOME, []
        with nest(home) as workers:
            workers.beat()
            wait_until(Installation.objects.filter(last_tick_at__isnull=False).exists)
        for change in ELSEWHERE:
            with _at_work(run, home | change) as copied:
                _for_a_while(copied)
            told.append(Installation.objects.get().hold_reason)
        assert not run.sink.kept, "the copy wrote to people"
        with _at_work(run, home) as at_home:
            at_home.work_until_done(at_most=300 + mails)
        return replace(run.figures(), told=told)


@contextmanager
def _at_work(run: Yard, known: dict[str, str]) -> Iterator[Yard]:
    """The same mails and the same server, for processes that were told something else."""
    with nest(known) as workers:
        workers.beat()
        yield replace(run, workers=workers)


def _for_a_while(run: Yard) -> None:
    until = time.monotonic() + A_WHILE
    while time.monotonic() < until:
        run.man(2)
        time.sleep(0.2)
    run.rest()


def _leave_the_database() -> None:
    """A restore wants to be alone."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()


def _manage(known: dict[str, str], *what: str) -> None:
    command = [sys.executable, "manage.py", *what]
    subprocess.run(command, env=known, cwd=settings.BASE_DIR, check=True, capture_output=True, timeout=300)


RUNS = {
    "the clock 25 hours ahead and back": (clock, 1_000),
    "an old backup put back": (backup, 1_000),
    "a copy under another address": (copy, 200),
}
