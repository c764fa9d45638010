"""A whole Rebound under its supervisor - web, worker, clock - with a second clock beside it: what stands
around it can be taken away, and its page about its health is asked all the while."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone

from applications.models import Installation
from tests.delivery.sink import Sink
from tests.faults.crowd import crowd
from tests.faults.processes import celery, environment, process
from tests.faults.stores import free_port
from tests.faults.yard import Figures, figures, left
from tests.ops.processes import wait_until

START, LOOK_EVERY = 120, 0.3  # seconds
LEASE = 60.0  # half of it is time to note a mail in, which what is taken away here is not away for
WELL = {"database": "ok", "broker": "ok", "disk": "ok", "mail": "ok"}


@dataclass
class House:
    sink: Sink
    log: Path
    port: int
    mails: int
    expected: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    began: float = field(default_factory=time.monotonic)

    def more(self) -> None:
        """Another lot becomes due."""
        self.expected += crowd(self.mails, now=timezone.now(), first=len(self.expected))

    def health(self) -> dict[str, Any]:
        """What /health/ says now; what is not well is remembered."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/", timeout=15) as answer:
                state = json.load(answer)
        except urllib.error.HTTPError as answer:
            state = json.load(answer)
        except OSError:  # the web itself is being started again
            return {}
        self.told |= {f"{name} {state[name]}" for name, well in WELL.items() if state[name] != well}
        return state

    def watch(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.health()
            time.sleep(LOOK_EVERY)

    def work_until_done(self, *, at_most: float) -> None:
        until = time.monotonic() + at_most
        while (rest := self.left()) != 0:
            assert time.monotonic() < until, f"{rest} mails are not done"
            self.watch(1)
        wait_until(lambda: WELL.items() <= self.health().items(), seconds=60)

    def left(self) -> int | None:
        with suppress(Error):
            return left()
        connection.close()
        return None

    def figures(self) -> Figures:
        return figures(self.log, self.expected, began=self.began, kills=0, told=sorted(self.told))


@contextmanager
def house(folder: Path, mails: int) -> Iterator[House]:
    """Its mails become due once it has ticked."""
    port, log = free_port(), folder / "accepted"
    quick = {"DJANGO_SETTINGS_MODULE": "tests.faults.quick_settings", "HASTE": str(LEASE), "TEST_KEYS": ""}
    with Sink(log=log, delay=lambda: 0.005) as sink:
        known = environment(settings.VAR, sink.url, PORT=str(port), REDIS_URL=settings.REDIS_URL) | quick
        with process(known, "rebound.supervisor") as supervisor, celery(known, "beat"):
            try:
                wait_until(Installation.objects.filter(last_tick_at__isnull=False).exists, seconds=START)
                here = House(sink, log, port, mails)
                here.more()
                wait_until(lambda: len(sink.kept) >= mails // 4, seconds=START)
                yield here
            finally:
                supervisor.terminate()
