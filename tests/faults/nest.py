"""Forks a sender for each empty line it reads and a beat for each "beat", and says its pid: as Celery's pool
does, and as cheaply. Run as a process of its own, so that what is killed is a real one."""

import os
import signal
import sys
import time
from contextlib import suppress

import django

django.setup()

from django.db import Error, close_old_connections, connection  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.urls import reverse  # noqa: E402

from applications import delivery  # noqa: E402
from tests.faults.haste import hasten, now  # noqa: E402

NEST = os.getpid()


def send() -> None:
    delivery.send_due(clock=now)


def beat() -> None:
    """The minute's round, twice a second. It outlives a database that is away, as a worker does whose task
    fails, and not the nest."""
    while os.getppid() == NEST:
        try:
            delivery.tick(now=now(), ring=lambda: None)
        except Error:  # away: it may be there at the next round
            with suppress(Error):
                connection.close()
        close_old_connections()
        time.sleep(0.5)


hasten()
# Read once here what each sender would read anew.
reverse("today")
for part in ("subject.txt", "body.txt", "body.html"):
    get_template(f"emails/day/{part}")
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead vanish at once
print("ready", flush=True)
for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        try:
            beat() if line.strip() == "beat" else send()
        finally:
            os._exit(0)
    print(pid, flush=True)
