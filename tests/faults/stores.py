"""Databases and a Redis of the run's own, which nothing else uses and which go away afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from redis import Redis

from tests.ops.processes import wait_until

DISK_SIZE = "48m"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def postgresql_programs() -> Path | None:
    """Where initdb is, the newest first; Debian keeps it out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    here = shutil.which("initdb")
    return found[0].parent if found else Path(here).parent if here else None


class Cluster:
    """A PostgreSQL of one's own. Run by root it is the user postgres that runs it: the server insists."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.data, self.programs, self.port = folder / "cluster", programs, free_port()
        self.options = f"-p {self.port} -k {folder} -c listen_addresses=127.0.0.1"

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        self._run("initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8")
        self.control("start")

    def control(self, *what: str) -> None:
        self._run("pg_ctl", *what, "-D", str(self.data), "-w", "-l", f"{self.data}.log", "-o", self.options)

    def _run(self, program: str, *arguments: str) -> None:
        user = {"user": "postgres"} if os.geteuid() == 0 else {}
        command = [str(self.programs / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, timeout=120, cwd="/", **user)


@contextmanager
def postgresql(folder: Path) -> Iterator[Cluster | None]:
    programs = postgresql_programs()
    if programs is None:
        yield None
        return
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        folder.chmod(0o755)
    cluster = Cluster(folder, programs)
    cluster.make()
    try:
        yield cluster
    finally:
        cluster.control("stop", "-m", "immediate")


class OwnRedis:
    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        place = ["--appendonly", "no", "--dir", str(self.folder), "--maxmemory-policy", "noeviction"]
        self.process = subprocess.Popen([*command, *place], stdout=subprocess.DEVNULL)
        wait_until(lambda: answers(self.port))

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def flush(self) -> None:
        with Redis.from_url(self.url) as client:
            client.flushall()


@contextmanager
def redis(folder: Path) -> Iterator[OwnRedis | None]:
    if not shutil.which("redis-server"):
        yield None
        return
    own = OwnRedis(folder)
    own.start()
    try:
        yield own
    finally:
        own.stop()


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """One that is soon full. Whoever may not mount has none."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_SIZE}", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@dataclass(frozen=True)
class Stores:
    database_url: str
    cluster: Cluster | None = None
    redis: OwnRedis | None = None


@contextmanager
def ours(database: str, folder: Path) -> Iterator[Stores | None]:
    """What runs on that database stand on; None where this machine lacks it."""
    match database:
        case "SQLite":
            yield Stores(f"sqlite:///{folder}/rebound.sqlite3")
        case "SQLite on a small disk":
            with small_disk(folder) as disk:
                yield disk and Stores(f"sqlite:///{disk}/rebound.sqlite3")
        case "PostgreSQL":
            with (
                tempfile.TemporaryDirectory(prefix="rebound-cluster-") as place,
                postgresql(Path(place)) as cluster,
                redis(folder) as own,
            ):
                yield Stores(cluster.url, cluster, own) if cluster and own else None
