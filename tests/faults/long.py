"""The long runs, on SQLite and on a PostgreSQL of its own; the report is var/faults.json.

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


def main(part: str) -> None:
    with tempfile.TemporaryDirectory(prefix="rebound-faults-") as name:
        folder = Path(name)
        run_on("SQLite", f"sqlite:///{folder}/rebound.sqlite3", folder, part)
        with (
            tempfile.TemporaryDirectory(prefix="rebound-cluster-") as place,
            stores.postgresql(Path(place)) as cluster,
        ):
            if cluster is None:
                print("No PostgreSQL on this machine: left out.")
            else:
                run_on("PostgreSQL", cluster.url, folder, part)


def run_on(database: str, url: str, folder: Path, part: str) -> None:
    known = {name: value for name, value in os.environ.items() if not name.startswith("REBOUND_")}
    known |= {
        "DJANGO_SETTINGS_MODULE": "rebound.settings",
        "DATABASE_URL": url,
        "REBOUND_VAR": str(folder / database),
        "REBOUND_LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "tests.faults.long", "--here", database, part]
    subprocess.run(command, env=known, cwd=HOME, check=True, timeout=MOST_SECONDS)


def run_here(database: str, part: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from tests.faults.runs import RUNS

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    for name, (run, mails) in RUNS.items():
        if part not in name:
            continue
        call_command("flush", interactive=False, verbosity=0)
        with tempfile.TemporaryDirectory() as folder:
            note(f"{name}, {database}", run(Path(folder), mails).as_dict())


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
