"""A yard of senders and beats that keeps working while things go wrong around it, and counts what came."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from math import ceil
from pathlib import Path

from django.db.models import Sum
from django.utils import timezone

from applications.delivery import leases
from applications.models import Reminder, State
from tests.delivery.sink import Sink
from tests.faults.crowd import crowd
from tests.faults.haste import LEASE, now
from tests.faults.processes import Nest, environment, nest
from tests.ops.processes import gone


@dataclass(frozen=True)
class Figures:
    due: int
    sent: int
    lost: int
    doubled: int
    in_doubt: int
    kills: int
    most_copies: int
    failed: int
    unknown: int
    seconds: float
    told: list[str]  # by /health/, where it was asked
    longest_wait: float | None = None  # seconds beyond the time limit, where a server did not answer

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


@dataclass
class Yard:
    sink: Sink
    workers: Nest
    log: Path
    expected: list[str]
    began: float = field(default_factory=time.monotonic)
    senders: list[int] = field(default_factory=list)
    kills: int = 0

    def man(self, count: int) -> None:
        """As many senders as that at work."""
        self.senders = [pid for pid in self.senders if not gone(pid)]
        while len(self.senders) < count:
            self.senders.append(self.workers.sender())

    def strike(self, number: int) -> bool:
        """A signal to one of them, whichever; False where it was gone before."""
        living = [pid for pid in self.senders if not gone(pid)]
        if not living:
            return False
        os.kill(random.choice(living), number)
        return True

    def work_until_done(
        self,
        senders: int = 4,
        *,
        at_most: float,
        meanwhile: Callable[["Yard"], None] = lambda yard: None,
        goes_on: Callable[[], bool] = lambda: False,
    ) -> None:
        """`goes_on`: also where no mail is left."""
        until = time.monotonic() + at_most
        while left() or goes_on():
            assert time.monotonic() < until, f"{left()} mails are not done"
            self.man(min(senders, ceil(due() / leases.BATCH)))
            meanwhile(self)
            time.sleep(0.05)
        self.rest()

    def rest(self) -> None:
        for pid in self.senders:
            if not gone(pid):
                os.kill(pid, signal.SIGTERM)
        while not all(map(gone, self.senders)):
            time.sleep(0.05)

    def figures(self) -> Figures:
        return figures(self.log, self.expected, began=self.began, kills=self.kills)


def figures(log: Path, expected: list[str], *, began: float, kills: int, told: list[str] = ()) -> Figures:
    """What the mail server accepted, beside what our own table says."""
    arrived = Counter(log.read_text().split() if log.exists() else [])
    states = Counter(Reminder.objects.values_list("state", flat=True))
    over = Reminder.objects.filter(state__in=[State.FAILED, State.UNKNOWN])
    excused = set(over.values_list("message_id", flat=True))
    return Figures(
        due=len(expected),
        sent=states[State.SENT],
        lost=len(set(expected) - set(arrived) - excused),
        doubled=sum(arrived.values()) - len(arrived),
        in_doubt=Reminder.objects.aggregate(total=Sum("ambiguous"))["total"] or 0,
        kills=kills,
        most_copies=max(arrived.values(), default=0),
        failed=states[State.FAILED],
        unknown=states[State.UNKNOWN],
        seconds=round(time.monotonic() - began, 1),
        told=list(told),
    )


def due() -> int:
    return Reminder.objects.due(now()).count()


def left() -> int:
    open_ones = Reminder.objects.filter(state__in=[State.PENDING, State.CLAIMED, State.HANDED])
    return open_ones.count()


@contextmanager
def yard(
    folder: Path, mails: int, *, beats: int = 2, lease: float = LEASE, **sink_options: object
) -> Iterator[Yard]:
    expected, log = crowd(mails, now=timezone.now()), folder / "accepted"
    with ExitStack() as stack:
        sink = stack.enter_context(Sink(log=log, **sink_options))
        workers = stack.enter_context(nest(environment(folder, sink.url, HASTE=str(lease))))
        for _ in range(beats):
            workers.beat()
        yield Yard(sink, workers, log, expected)
