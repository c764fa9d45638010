"""A process that ends is started again, ever later, and leaves nothing behind."""

import os
import signal
import sys
import time

import pytest

from rebound.children import LONGEST_PAUSE, Child
from tests.ops.processes import gone, wait_until

FOREVER = [sys.executable, "-c", "import time; time.sleep(60)"]
WITH_A_CHILD = [
    sys.executable,
    "-c",
    "import subprocess, sys; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True); p.wait()",
]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time\nsignal.signal(15, lambda *_: print('asked', flush=True))\n"
    "print('up', flush=True)\nwhile True: time.sleep(0.05)",
]


@pytest.fixture
def child():
    child = Child("The worker", FOREVER)
    yield child
    if child.process is not None:
        child.sweep()
        child.process.wait()


def end(child):
    os.kill(child.process.pid, signal.SIGKILL)
    child.process.wait()


def test_each_failure_waits_longer_up_to_a_bound(child):
    now, pauses = 0.0, []
    for _ in range(8):
        child.tend(now)
        end(child)
        assert child.tend(now).startswith("The worker ended (signal 9)")
        pauses.append(child.due - now)
        assert child.tend(child.due - 0.1) is None
        assert child.process is None, "not before its time"
        now = child.due
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert pauses[-1] == LONGEST_PAUSE


def test_after_a_calm_minute_the_next_failure_counts_as_the_first(child):
    child.pause = LONGEST_PAUSE
    child.tend(0.0)
    end(child)
    assert child.tend(61.0).endswith("starts again in 1 s.")


def test_it_is_asked_to_stop_once(child, capfd):
    child.command = DEAF
    child.start(0.0)
    assert printed(capfd) == "up"
    child.ask_to_stop()
    assert printed(capfd) == "asked"
    child.ask_to_stop()
    time.sleep(0.3)
    assert capfd.readouterr().out == ""


def test_what_it_started_ends_with_it(child, capfd):
    child.command = WITH_A_CHILD
    child.start(0.0)
    grandchild = int(printed(capfd))
    end(child)
    assert child.tend(1.0)
    wait_until(lambda: gone(grandchild))


def printed(capfd):
    return wait_until(lambda: capfd.readouterr().out.strip())
