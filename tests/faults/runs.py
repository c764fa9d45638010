"""What goes wrong, one kind a run. Each is given a folder of its own and a number of mails."""

import asyncio
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from accounts.models import User
from applications.models import Reminder
from tests.delivery.sink import DROP, OK
from tests.faults.haste import LEASE, patience
from tests.faults.yard import Figures, Yard, yard
from tests.ops.processes import gone

Run = Callable[[Path, int], Figures]


def kills(folder: Path, mails: int, *, lease: float = LEASE) -> Figures:
    """kill -9 of random senders, one for every fifty mails, while the server refuses some for now, some for
    good, and hangs up after taking a few."""

    def rcpt(address: str) -> str:
        return "450 busy" if random.random() < 0.05 else OK

    def data(mail: object) -> str:
        roll = random.random()
        return "451 later" if roll < 0.03 else "554 no" if roll < 0.035 else DROP if roll < 0.037 else OK

    wanted = mails // 50
    with yard(folder, mails, lease=lease) as run:
        run.sink.on_rcpt = rcpt
        run.sink.on_data = data

        def kill(at_work: Yard) -> None:
            if at_work.kills < wanted and len(at_work.sink.kept) >= (at_work.kills + 1) * 45:
                at_work.kills += at_work.strike(signal.SIGKILL)

        run.work_until_done(at_most=300 + mails, meanwhile=kill)
        return run.figures()


def stopped(folder: Path, mails: int, *, lease: float = LEASE) -> Figures:
    """Senders frozen for longer than their lease, then let go on: one for every twenty mails. The server is
    slow, as most of the senders stand still."""
    frozen: list[tuple[int, float]] = []
    with yard(folder, mails, lease=lease, delay=lambda: 0.3) as run:

        def freeze(at_work: Yard) -> None:
            for pid, at in [one for one in frozen if time.monotonic() - one[1] > lease + 2]:
                frozen.remove((pid, at))
                os.kill(pid, signal.SIGCONT) if not gone(pid) else None
            ready = len(at_work.sink.kept) >= (at_work.kills + 1) * 15
            if ready and at_work.kills < mails // 20 and len(frozen) < 3:
                pid = random.choice(at_work.senders)
                if not gone(pid):
                    os.kill(pid, signal.SIGSTOP)
                    frozen.append((pid, time.monotonic()))
                    at_work.kills += 1

        try:
            run.work_until_done(at_most=300 + mails, meanwhile=freeze, goes_on=lambda: bool(frozen))
        finally:
            for pid, _at in frozen:
                os.kill(pid, signal.SIGCONT) if not gone(pid) else None
        run.rest()
        return run.figures()


def told_to_stop(folder: Path, mails: int) -> Figures:
    """SIGTERM in mid-batch, once for every ten mails: nothing may be doubled or in doubt."""
    with yard(folder, mails, delay=lambda: 0.01) as run:

        def tell(at_work: Yard) -> None:
            if at_work.kills < mails // 10 and len(at_work.sink.kept) >= at_work.kills * 8:
                at_work.kills += at_work.strike(signal.SIGTERM)

        run.work_until_done(at_most=300 + mails, meanwhile=tell)
        return run.figures()


def poison(folder: Path, mails: int) -> Figures:
    """One mail in fifty cannot be made: its address holds a line break."""
    with yard(folder, mails) as run:
        owners = list(Reminder.objects.order_by("pk").values_list("owner", flat=True))[::50]
        for number, owner in enumerate(owners):
            User.objects.filter(pk=owner).update(email=f"x\n{number}@example.org")
            User.objects.get(pk=owner).emailaddress_set.update(email=f"x\n{number}@example.org")
        run.work_until_done(at_most=300 + mails)
        return run.figures()


def answers(folder: Path, mails: int, *, lease: float = LEASE) -> Figures:
    """4xx, 5xx, hung up in DATA, no answer at all: each a tenth of the time."""

    def data(mail: object) -> str:
        roll = random.random()
        return "451 later" if roll < 0.1 else "554 no" if roll < 0.2 else DROP if roll < 0.3 else OK

    with yard(folder, mails, lease=lease) as run:
        run.sink.on_data = data
        take = run.sink.handle_DATA

        async def handle(server: object, session: object, envelope: object) -> str:
            if random.random() < 0.1:
                await asyncio.sleep(patience(lease) + 1)
                server.transport.abort()
                return OK
            return await take(server, session, envelope)

        run.sink.handle_DATA = handle
        run.work_until_done(at_most=300 + mails)
        return run.figures()


def hung(folder: Path, mails: int, *, lease: float = LEASE) -> Figures:
    """One sender, and a server that takes the words of one mail in ten and never answers: how long do the
    others wait for it?"""
    with yard(folder, mails, lease=lease) as run:
        take, held, arrived = run.sink.handle_DATA, [], []

        async def handle(server: object, session: object, envelope: object) -> str:
            if len(arrived) >= 9 * (len(held) + 1):
                held.append(server)
                await asyncio.sleep(3600)
            arrived.append(time.monotonic())
            return await take(server, session, envelope)

        run.sink.handle_DATA = handle
        run.work_until_done(senders=1, at_most=300 + mails * lease)
        gaps = [after - before for before, after in pairwise(arrived)]
        return replace(run.figures(), longest_wait=round(max(gaps) - patience(lease), 1))


RUNS: dict[str, tuple[Run, int]] = {
    "kill -9 of senders": (kills, 10_000),
    "senders frozen beyond their lease": (stopped, 400),
    "senders told to stop": (told_to_stop, 1_000),
    "one mail in fifty cannot be made": (poison, 1_000),
    "every kind of bad answer": (answers, 1_000),
    "one sender, one mail in ten never answered": (hung, 40),
}
