"""Mails a second, from due rows to a mail server on this machine, beside the least that the same promise
costs: a bare loop of two durable one-row commits and one delivery a mail, on the same database and server.

    python -m tests.bench.mails

On SQLite, and on a PostgreSQL of its own where that is installed. Results go to var/bench.json as well.
"""

import json
import os
import smtplib
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HOME = Path(__file__).resolve().parents[2]
FILE = HOME / "var" / "bench.json"
MAILS, ROUNDS = 200, 3
LETTER = "Subject: A mail\r\nFrom: a@example.org\r\nTo: b@example.org\r\n\r\n" + "Some words of it.\r\n" * 500


# ---- in a process of its own, one thing each -----------------------------------------
def send() -> None:
    from django.utils import timezone

    from applications import delivery
    from applications.models import Reminder

    while Reminder.objects.due(timezone.now()).exists():  # a sender goes home after fifty seconds
        delivery.send_due()


def floor() -> None:
    from applications.models import Reminder, State

    rows = list(Reminder.objects.waiting().values_list("pk", flat=True))
    with server() as wire:
        for pk in rows:
            Reminder.objects.filter(pk=pk).update(state=State.HANDED)
            wire.sendmail("a@example.org", ["b@example.org"], LETTER)
            Reminder.objects.filter(pk=pk).update(state=State.SENT)


def bare() -> None:
    with server() as wire:
        for _ in range(MAILS):
            wire.sendmail("a@example.org", ["b@example.org"], LETTER)


def server() -> smtplib.SMTP:
    from django.conf import settings

    options = settings.MAILERS["default"]["OPTIONS"]
    return smtplib.SMTP(options["host"], options["port"])


def work(what: str) -> None:
    """Says when it is ready, begins when told, says for how long it was at it."""
    import django

    django.setup()
    from django.template.loader import get_template
    from django.urls import reverse

    from applications.models import Reminder

    Reminder.objects.count()
    reverse("today")
    for part in ("subject.txt", "body.txt", "body.html"):
        get_template(f"emails/day/{part}")
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.perf_counter()
    {"send": send, "floor": floor, "bare": bare}[what]()
    print(time.perf_counter() - began, flush=True)


# ---- around them ---------------------------------------------------------------------
def rate(what: str, *, workers: int = 1) -> float:
    """Mails a second."""
    from django.core.management import call_command
    from django.utils import timezone

    from tests.delivery.sink import Sink
    from tests.faults.crowd import crowd

    call_command("flush", interactive=False, verbosity=0)
    crowd(MAILS, now=timezone.now())
    with Sink() as sink:
        known = os.environ | {"EMAIL_URL": sink.url}
        command = [sys.executable, "-m", "tests.bench.mails", what]
        pipe = subprocess.PIPE
        busy = [
            subprocess.Popen(command, env=known, cwd=HOME, stdin=pipe, stdout=pipe, text=True)
            for _ in range(workers)
        ]
        for one in busy:
            assert one.stdout.readline() == "ready\n"
        for one in busy:
            one.stdin.write("go\n")
            one.stdin.flush()
        took = max(float(one.communicate(timeout=600)[0]) for one in busy)
        assert len(sink.kept) == MAILS, len(sink.kept)
    return MAILS / took


def measure() -> dict[str, float]:
    kinds = {
        "floor": ("floor", 1),
        "one": ("send", 1),
        "two": ("send", 2),
        "four": ("send", 4),
        "bare": ("bare", 1),
    }
    found: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(ROUNDS):  # in turns: a slow moment of the machine falls on all
        for name, (what, workers) in kinds.items():
            found[name].append(rate(what, workers=workers))
    return {name: median(rates) for name, rates in found.items()}


def run_here(database: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    rates = measure()
    ratios = {
        "one_worker_ratio": rates["one"] / rates["floor"],
        "two_workers_gain": rates["two"] / rates["one"],
        "four_workers_gain": rates["four"] / rates["one"],
        "one_worker_to_bare_smtplib": rates["one"] / rates["bare"],
    }
    on = "" if database == "sqlite" else f"_{database}"
    note({f"reminders_{name}{on}": round(value, 3) for name, value in ratios.items()})
    print(database, {name: round(value, 1) for name, value in rates.items()}, "mails a second")


def note(figures: dict[str, float]) -> None:
    report = json.loads(FILE.read_text()) if FILE.exists() else {}
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(report | figures, indent=2) + "\n")
    for name, value in figures.items():
        print(name, value)


def main() -> None:
    from tests.faults import stores

    with (
        tempfile.TemporaryDirectory(prefix="rebound-bench-") as name,
        tempfile.TemporaryDirectory(prefix="rebound-cluster-") as place,
    ):
        run_on("sqlite", f"sqlite:///{name}/rebound.sqlite3", name)
        with stores.postgresql(Path(place)) as cluster:
            if cluster:
                run_on("postgresql", cluster.url, name)


def run_on(database: str, url: str, folder: str) -> None:
    known = {key: value for key, value in os.environ.items() if not key.startswith("REBOUND_")}
    known |= {
        "DJANGO_SETTINGS_MODULE": "rebound.settings",
        "DATABASE_URL": url,
        "REBOUND_VAR": f"{folder}/{database}",
        "REBOUND_LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "tests.bench.mails", "--here", database]
    subprocess.run(command, env=known, cwd=HOME, check=True, timeout=3600)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--here", database]:
            run_here(database)
        case [what]:
            work(what)
        case _:
            main()
