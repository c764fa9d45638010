"""Bringing in long lists, in time and memory, beside reading the same rows with the csv module alone.

    python -m tests.bench.importing

Each figure comes from a process of its own, so that memory is that of the one thing measured.
"""

import csv
import io
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

SIZES = (1_000, 10_000, 20_000)
HEAD = "Company,Role,Date Applied,Status,URL,Location,Salary,Notes\n"
STATES = ("Applied", "Rejected", "Interview", "No response", "Wishlist")


def rows(count: int) -> bytes:
    lines = (
        f"Company {n % 900},Analyst {n},2025-{n % 12 + 1:02}-{n % 28 + 1:02},{STATES[n % 5]},"
        f'https://jobs.example/{n},Berlin,50k-60k EUR,"A note about row {n}, of some length"\n'
        for n in range(count)
    )
    return (HEAD + "".join(lines)).encode()


class Memory:
    """The most that a process holds of its own, in MB, looked at all the time: pages of the database's
    file that the system maps in are not counted."""

    def __init__(self) -> None:
        self.before = self.most = self.now()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while True:
            self.most = max(self.most, self.now())
            time.sleep(0.02)

    @staticmethod
    def now() -> float:
        (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if "RssAnon" in line]
        return int(line.split()[1]) / 1024


def read_with_csv(data: bytes) -> int:
    return sum(1 for _row in csv.reader(io.StringIO(data.decode())))


def bring_in(data: bytes) -> int:
    from django.utils import timezone

    from accounts.models import User
    from transfer import bringing, importing

    now = timezone.now()
    owner = User.objects.create_user(f"{now.timestamp()}@example.org")
    brought = bringing.begin(owner, name="long.csv", data=data, now=now)
    importing.count(brought, now=now)
    importing.write(brought, now=now)
    return brought.rows.count()


def measure(what: str, count: int) -> None:
    import django

    django.setup()
    data, run = rows(count), {"csv": read_with_csv, "import": bring_in}[what]
    run(rows(500))  # what is loaded once, and the cache of the database, are there before
    memory, began, worked = Memory(), time.perf_counter(), time.process_time()
    done = run(data)
    seconds = {"seconds": time.perf_counter() - began, "of_cpu": time.process_time() - worked}
    figures = seconds | {"more_mb": memory.most - memory.before}
    print(
        json.dumps(
            {"what": what, "rows": count, "done": done, **{k: round(v, 2) for k, v in figures.items()}}
        )
    )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    for what in ("csv", "import"):
        for count in SIZES:
            command = [sys.executable, "-m", "tests.bench.importing", what, str(count)]
            done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
            print(done.stdout.strip())


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2])) if len(sys.argv) == 3 else main()
