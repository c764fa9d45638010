"""A worker that is asked to stop finishes the mail in hand and begins no other."""

import mmap
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from celery.signals import worker_shutting_down

# One byte of memory that a worker shares with the processes it forks: they are not told otherwise.
ASKED = mmap.mmap(-1, 1)


@worker_shutting_down.connect
def note(**details: object) -> None:
    ASKED[0] = 1


def asked() -> bool:
    return ASKED[0] == 1


@contextmanager
def held_back() -> Iterator[None]:
    """A SIGTERM to this very process takes effect at the end of the block."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
    if came:
        signal.raise_signal(signal.SIGTERM)
