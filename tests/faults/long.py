"""The long runs, on SQLite with the filesystem broker and on PostgreSQL with Redis, both of their own; the
report is var/faults.json.

python -m tests.faults.long [part of a run's name]
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults import stores

HOME = Path(__file__).resolve().parents[2]
REPORT = HOME / "var" / "faults.json"
MOST_SECONDS = 3 * 3600
DATABASES = ("SQLite", "SQLite on a small disk", "PostgreSQL")


def main(part: str) -> None:
    known = {name: value for name, value in os.environ.items() if not name.startswith("REBOUND_")}
    for database in DATABASES:
        command = [sys.executable, "-m", "tests.faults.long", "--here", database, part]
        subprocess.run(command, env=known, cwd=HOME, check=True, timeout=MOST_SECONDS)


def run_here(database: str, part: str) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="rebound-faults-") as name,
        stores.ours(database, Path(name)) as ours,
    ):
        if ours is None:
            print(f"{database} is not to be had on this machine: left out.")
            return
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "rebound.settings",
            "DATABASE_URL": ours.database_url,
            "REDIS_URL": ours.redis.url if ours.redis else "",
            "REBOUND_VAR": f"{name}/var",
            "REBOUND_LOG_LEVEL": "ERROR",
        }
        run_all(database, ours, part)


def run_all(database: str, ours: stores.Stores, part: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("prepare", verbosity=0)
    for name, (run, mails) in runs_on(database, ours).items():
        if part not in name:
            continue
        call_command("flush", interactive=False, verbosity=0)
        with tempfile.TemporaryDirectory(prefix="rebound-run-") as folder:
            note(f"{name}, {database}", run(Path(folder), mails).as_dict())
    connections.close_all()


def runs_on(database: str, ours: stores.Stores) -> dict[str, tuple[object, int]]:
    from functools import partial

    from tests.faults import away, moved, runs

    taken = {"SQLite": away.BROKER, "SQLite on a small disk": away.DISK, "PostgreSQL": away.SERVERS}
    stand = {name: (partial(run, ours), mails) for name, (run, mails) in taken[database].items()}
    return stand if database == "SQLite on a small disk" else runs.RUNS | moved.RUNS | stand


def note(name: str, figures: dict[str, object]) -> None:
    """Written after each run, so that a broken one leaves the others on record."""
    report = json.loads(REPORT.read_text()) if REPORT.exists() else {}
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(report | {name: figures}, indent=2) + "\n")
    print(f"{name}: " + ", ".join(f"{key} {value}" for key, value in figures.items()), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        run_here(sys.argv[2], sys.argv[3])
    else:
        main(sys.argv[1] if len(sys.argv) > 1 else "")
