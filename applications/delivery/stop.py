"""A worker that is asked to stop finishes the mail in hand and begins no other."""

import mmap
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from celery.signals import worker_shutting_down

# One byte of memory that a worker shares with the processes it forks: they are not told otherwise.
ASKED = mmap.mmap(-1, 1)
_heard_here = threading.Event()


@worker_shutting_down.connect
def note(**details: object) -> None:
    ASKED[0] = 1


def asked() -> bool:
    return ASKED[0] == 1 or _heard_here.is_set()


@contextmanager
def heeded() -> Iterator[None]:
    """A SIGTERM to this very process is heard at once and takes effect at the end of the block."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def hear(number: int, frame: object) -> None:
        came.append(number)
        _heard_here.set()

    before = signal.signal(signal.SIGTERM, hear)
    try:
        yield
    finally:
        _heard_here.clear()
        signal.signal(signal.SIGTERM, before)
    if came:
        signal.raise_signal(signal.SIGTERM)
