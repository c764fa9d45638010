"""Looks at real processes from outside."""

import os
import time
from collections.abc import Callable
from pathlib import Path


def wait_until[T](question: Callable[[], T], *, seconds: float = 40) -> T:
    """The first answer that is true."""
    until = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)
    return answer


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def children(pid: int) -> dict[int, str]:
    """Pid and command line of what `pid` started."""
    found = {}
    for number in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        command = Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        found[int(number)] = command
    return found


def family(pid: int) -> set[int]:
    """`pid` and all that descends from it."""
    pids = {pid}
    for child in children(pid):
        pids |= family(child)
    return pids


def clean_environment(**changes: str) -> dict[str, str]:
    """The environment of somebody's own installation: nothing of the test run's in it."""
    ours = ("REBOUND_", "PYTEST_", "DJANGO_", "DATABASE_URL", "REDIS_URL", "EMAIL_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | changes
