"""Forks a sender for each line it reads and says its pid: as Celery's pool does, and as cheaply. Run as a
process of its own, so that what is killed is a real one."""

import os
import signal
import sys

import django

django.setup()

from django.template.loader import get_template  # noqa: E402
from django.urls import reverse  # noqa: E402

from applications import delivery  # noqa: E402
from tests.faults.haste import hasten, now  # noqa: E402

hasten()
# Read once here what each sender would read anew.
reverse("today")
for part in ("subject.txt", "body.txt", "body.html"):
    get_template(f"emails/day/{part}")
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead vanish at once
print("ready", flush=True)
for _ in sys.stdin:
    pid = os.fork()
    if pid == 0:
        try:
            delivery.send_due(clock=now)
        finally:
            os._exit(0)
    print(pid, flush=True)
