"""Real processes on the test's own database and mail server."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.ops.processes import clean_environment, gone, wait_until


def environment(folder: Path, sink_url: str, **changes: str) -> dict[str, str]:
    return clean_environment(
        DJANGO_SETTINGS_MODULE="rebound.settings",
        REBOUND_VAR=str(folder),
        REBOUND_SECRET_KEY=settings.SECRET_KEY,
        REBOUND_INSTANCE=settings.INSTANCE_ID,
        DATABASE_URL=database_url(),
        EMAIL_URL=sink_url,
        PYTHONPATH=str(settings.BASE_DIR),
        **changes,
    )


def database_url() -> str:
    parts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{parts['NAME']}"
    login = f"{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}"
    return f"postgresql://{login}/{parts['NAME']}"


class Nest:
    """Makes senders and beats, each a process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.beats: list[int] = []
        assert process.stdout.readline() == "ready\n"

    def sender(self) -> int:
        return self._ask("")

    def beat(self) -> None:
        self.beats.append(self._ask("beat"))

    def end_beats(self) -> None:
        for pid in self.beats:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        wait_until(lambda: all(map(gone, self.beats)))

    def _ask(self, what: str) -> int:
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@contextmanager
def process(environment: dict[str, str], module: str) -> Iterator[subprocess.Popen[str]]:
    """Ends when its standard input does."""
    command = [sys.executable, "-m", module]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.stdin.close()


@contextmanager
def nest(environment: dict[str, str]) -> Iterator[Nest]:
    with process(environment, "tests.faults.nest") as nest_process:
        here = Nest(nest_process)
        try:
            yield here
        finally:
            here.end_beats()


def kill_after(pid: int, has_happened: Callable[[], bool]) -> bool:
    """kill -9 a moment after that; False where the process ended before."""
    while not has_happened():
        if gone(pid):
            return False
        time.sleep(0.001)
    time.sleep(random.uniform(0, 0.02))
    if gone(pid):
        return False
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: gone(pid))
    return True


@contextmanager
def celery(environment: dict[str, str], *what: str) -> Iterator[subprocess.Popen[bytes]]:
    """In a session of its own, which is ended whole."""
    command = [sys.executable, "-m", "celery", "-A", "rebound", "--quiet", *what, "--loglevel", "WARNING"]
    process = subprocess.Popen(command, env=environment, start_new_session=True, cwd=settings.BASE_DIR)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def worker(environment: dict[str, str]) -> "contextmanager[subprocess.Popen[bytes]]":
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return celery(environment, "worker", "--pool", "prefork", "--concurrency", "2", *alone)
