"""`make run`: web, worker and beat as three children of one small parent.

Celery can carry beat inside the worker, but a beat killed there leaves a live worker that
never ticks. Here each is a process of its own, started again when it dies; the parent
does nothing but watch, and ends all of them when it ends.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rebound.broker import bound, tidy
from rebound.children import Child
from rebound.running import AlreadyRunning, alone

LOOK_EVERY = 0.3  # seconds
TIDY_EVERY = 2.0
WORKER_IS_UP_AFTER = 15.0
# A worker that was rung goes on for 50 seconds and finishes its mail; it must not be cut off in it.
STOP_WITHIN = 75.0
WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where to look for what listens there


def say(words: str) -> None:
    """Also where nobody listens any more: a terminal that was closed must not keep it from ending all."""
    with suppress(OSError):
        print(f"Rebound: {words}", flush=True)


def web(host: str, port: int) -> list[str]:
    listen = ["--bind", f"{bracketed(host)}:{port}", "--worker-class", "gthread", "--threads", "8"]
    listen += ["--limit-request-line", "8190"]  # the most: a phone shares its text in the address
    calm = ["--graceful-timeout", "15", "--log-level", "warning", "--no-control-socket"]
    return [sys.executable, "-m", "gunicorn", "rebound.wsgi:application", *listen, *calm]


def celery(*what: str) -> list[str]:
    return [sys.executable, "-m", "celery", "-A", "rebound", "--quiet", *what, "--loglevel", "WARNING"]


def worker() -> list[str]:
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return celery("worker", "--pool", "prefork", "--concurrency", "2", *alone)


@dataclass(frozen=True)
class Broker:
    """The filesystem broker; with Redis there is none to look after."""

    folder: Path
    queue: str


class Supervisor:
    def __init__(self, *, host: str, port: int, broker: Broker | None) -> None:
        self.host, self.port, self.broker = host, port, broker
        self.worker = Child("The worker", worker())
        self.children = [
            Child("The web server", web(host, port)),
            self.worker,
            Child("The clock", celery("beat")),
        ]
        self.signals = 0
        self.announced = False
        self.tidied = 0.0

    def note_signal(self, *_: object) -> None:
        self.signals += 1

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.note_signal)
        try:
            while not self.signals:
                self.look(time.monotonic())
                time.sleep(LOOK_EVERY)
        finally:
            self.stop()

    def look(self, now: float) -> None:
        if self.broker and now - self.tidied >= TIDY_EVERY:
            self.tidied = now
            self.tend_broker(self.broker, now)
        for child in self.children:
            if news := child.tend(now):
                say(news)
        if not self.announced and answers(self.host, self.port):
            self.announced = True
            say(f"{os.environ['REBOUND_URL']} - Ctrl-C stops it.")

    def tend_broker(self, broker: Broker, now: float) -> None:
        if broken := tidy(broker.folder):
            say(f"{broken} broken message(s) moved to {broker.folder / 'broken'}.")
        if now - self.worker.started >= WORKER_IS_UP_AFTER and not bound(broker.folder, broker.queue):
            self.worker.ask_to_stop()

    def stop(self) -> None:
        asked = self.signals
        say("stopping; a mail under way is finished first.")
        for child in self.children:
            child.ask_to_stop()
        until = time.monotonic() + STOP_WITHIN
        while time.monotonic() < until and self.signals <= asked:
            if all(child.stopped() for child in self.children):
                break
            time.sleep(0.1)
        for child in self.children:
            child.sweep()
        say("stopped.")


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((WILDCARDS.get(host, host), port), timeout=1).close()
    except OSError:
        return False
    return True


def taken(host: str, port: int) -> str | None:
    """Why nothing can listen there, or None: better one line now than a server that never comes up."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error.strerror
    return None


def listening_place() -> tuple[str, int]:
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not port.isdigit():
        sys.exit(f"Rebound: PORT={port!r} is not a number.")
    if why := taken(host, int(port)):
        sys.exit(f"Rebound: {bracketed(host)}:{port} cannot be used ({why}). Another: make run PORT=8001")
    return host, int(port)


def main() -> None:
    os.umask(0o077)
    host, port = listening_place()
    os.environ.setdefault("REBOUND_URL", f"http://{bracketed(WILDCARDS.get(host, host))}:{port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rebound.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        with alone(settings.VAR):
            os.chdir(settings.BASE_DIR)
            subprocess.run([sys.executable, "manage.py", "prepare"], check=True)
            folder = Broker(settings.BROKER_DIR, settings.CELERY_TASK_DEFAULT_QUEUE)
            Supervisor(host=host, port=port, broker=None if settings.REDIS_URL else folder).run()
    except (AlreadyRunning, ImproperlyConfigured) as problem:
        sys.exit(f"Rebound: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)  # while it was still preparing
    except subprocess.CalledProcessError as problem:
        sys.exit(problem.returncode)


if __name__ == "__main__":
    main()
