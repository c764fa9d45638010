"""One process of the supervisor: started, started again after a growing pause, stopped without a trace."""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
CALM = 60.0  # seconds a process must have run for its next failure to count as the first
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass
class Child:
    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    pause: float = FIRST_PAUSE
    asked_to_stop: bool = False
    parent: int = field(default_factory=os.getpid)

    def tend(self, now: float) -> str | None:
        """Starts what is due and notices what has ended; returns the news, if there is any."""
        if self.process is None:
            if now >= self.due:
                self.start(now)
            return None
        code = self.process.poll()
        if code is None:
            return None
        self.sweep()
        self.process = None
        if now - self.started >= CALM:
            self.pause = FIRST_PAUSE
        pause, self.pause = self.pause, min(self.pause * 2, LONGEST_PAUSE)
        self.due = now + pause
        return f"{self.name} ended ({ending(code)}) and starts again in {pause:.0f} s."

    def start(self, now: float) -> None:
        # A session of its own: Ctrl-C reaches the supervisor alone, which then stops all in order.
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            self.command, start_new_session=True, stdin=subprocess.DEVNULL, preexec_fn=self.end_with_parent
        )
        self.started, self.asked_to_stop = now, False

    def end_with_parent(self) -> None:
        """Between fork and exec: the kernel stops this child when the supervisor is gone, even by kill -9."""
        if LIBC is not None:
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != self.parent:
                os._exit(1)

    def ask_to_stop(self) -> None:
        """Once: a second signal would make Celery drop the mail under way."""
        if self.process is not None and not self.asked_to_stop:
            self.asked_to_stop = True
            self.process.terminate()

    def stopped(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def sweep(self) -> None:
        """Ends what the process left of its own: pool workers outlive a worker that was killed."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


def ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"code {code}"
