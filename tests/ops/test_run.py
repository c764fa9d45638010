"""`make run` as processes: what dies comes back, what stops leaves nothing, whoever kills it."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings

from rebound.children import Child
from rebound.supervisor import Supervisor, web
from tests.ops.processes import children, clean_environment, family, gone, wait_until

pytestmark = pytest.mark.processes


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return server.getsockname()[1]


class Run:
    def __init__(self, var, port=None):
        self.port = port or free_port()
        self.log = var.parent / f"{self.port}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "rebound.supervisor"],
                cwd=settings.BASE_DIR,
                env=clean_environment(REBOUND_VAR=str(var), PORT=str(self.port)),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def said(self, words: str) -> bool:
        return words in self.log.read_text()

    def child(self, words: str) -> int | None:
        return next((pid for pid, command in children(self.process.pid).items() if words in command), None)

    def up(self) -> "Run":
        wait_until(lambda: self.said("Ctrl-C stops it") or self.process.poll() is not None, seconds=60)
        assert self.process.poll() is None, self.log.read_text()
        wait_until(lambda: len(children(self.process.pid)) == 3)
        return self

    def kill(self, name: str) -> None:
        pid = self.child(name)
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: self.child(name) not in {None, pid}, seconds=30)


@pytest.fixture
def var(tmp_path):
    return tmp_path / "var"


@pytest.fixture
def start(var):
    runs = []

    def start(**options):
        runs.append(Run(var, **options))
        return runs[-1]

    yield start
    for run in runs:
        if run.process.poll() is None:
            run.process.terminate()
        run.process.wait(timeout=90)


def test_what_dies_is_started_again_and_ctrl_c_ends_everything(start, var):
    run = start().up()
    for name in ["gunicorn", "celery -A rebound --quiet worker", "celery -A rebound --quiet beat"]:
        run.kill(name)
    shutil.rmtree(var / "broker")
    wait_until((var / "broker" / "control").is_dir)
    processes = family(run.process.pid)
    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(timeout=60) == 0
    assert all(gone(pid) for pid in processes)
    assert var.stat().st_mode & 0o777 == 0o700
    assert (var / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_long_text_shared_in_the_address_is_not_refused(var):
    port = free_port()
    server = subprocess.Popen(
        web("127.0.0.1", port), cwd=settings.BASE_DIR, env=clean_environment(REBOUND_VAR=str(var))
    )
    try:
        wait_until(lambda: answer(port, "/health/live") == 200, seconds=30)
        assert answer(port, f"/health/live?text={'a' * 7_000}") == 200
    finally:
        server.terminate()
        server.wait(timeout=30)


def answer(port: int, path: str) -> int:
    """0 where nobody listens yet."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as line:
        try:
            line.request("GET", path)
        except ConnectionRefusedError:
            return 0
        return line.getresponse().status


@pytest.mark.parametrize("name", ["README.md", "Dockerfile", "rebound/supervisor.py"])
def test_every_way_to_serve_takes_addresses_as_long(name):
    """In the three places where the web server is started."""
    assert re.search(r'--limit-request-line"?,? "?8190', (settings.BASE_DIR / name).read_text())


def test_a_supervisor_that_is_killed_takes_its_children_along(start):
    run = start().up()
    processes = family(run.process.pid)
    run.process.kill()
    wait_until(lambda: all(gone(pid) for pid in processes), seconds=40)


class Closed:
    def write(self, words: str) -> int:
        raise BrokenPipeError

    def flush(self) -> None:
        raise BrokenPipeError


def test_where_the_terminal_was_closed_it_still_ends_everything_in_order(monkeypatch):
    monkeypatch.setattr(sys, "stdout", Closed())
    supervisor = Supervisor(host="127.0.0.1", port=free_port(), broker=None)
    one = Child("One", [sys.executable, "-c", "import time; time.sleep(60)"])
    one.start(0)
    supervisor.children = [one]
    supervisor.stop()
    assert one.stopped() and one.process.wait() == -signal.SIGTERM


def test_a_taken_port_is_one_clear_line(start):
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
        run = start(port=port)
        assert run.process.wait(timeout=20) == 1
    assert run.log.read_text() == (
        f"Rebound: 127.0.0.1:{port} cannot be used (Address already in use). Another: make run PORT=8001\n"
    )


def test_one_folder_runs_once(start, var):
    start().up()
    second = start()
    assert second.process.wait(timeout=20) == 1
    assert second.log.read_text() == f"Rebound: Rebound is running on {var}.\n"
