"""What Rebound stands on is taken away in the middle of its work, and comes back."""

import shutil
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.faults.house import house
from tests.faults.stores import Stores
from tests.faults.yard import Figures

GONE_FOR = 10  # seconds
AT_MOST = 900


def broker_folder(stores: Stores, folder: Path, mails: int) -> Figures:
    """The folder of the filesystem broker is deleted, and deleted again."""
    with house(folder, mails) as run:
        for _ in range(3):
            shutil.rmtree(settings.BROKER_DIR, ignore_errors=True)
            run.watch(3)
        run.more()
        run.work_until_done(at_most=AT_MOST)
        return run.figures()


def redis_flushed(stores: Stores, folder: Path, mails: int) -> Figures:
    with house(folder, mails) as run:
        for _ in range(10):
            stores.redis.flush()
            run.watch(1)
        run.more()
        stores.redis.flush()
        run.work_until_done(at_most=AT_MOST)
        return run.figures()


def redis_stopped(stores: Stores, folder: Path, mails: int) -> Figures:
    """Away for a minute; what becomes due meanwhile waits for it."""
    with house(folder, mails) as run:
        stores.redis.stop()
        run.more()
        run.watch(60)
        stores.redis.start()
        run.work_until_done(at_most=AT_MOST)
        return run.figures()


def redis_restarted(stores: Stores, folder: Path, mails: int) -> Figures:
    with house(folder, mails) as run:
        for _ in range(5):
            stores.redis.stop()
            run.health()
            stores.redis.start()
            run.watch(2)
        run.more()
        run.work_until_done(at_most=AT_MOST)
        return run.figures()


def postgresql_restarted(stores: Stores, folder: Path, mails: int) -> Figures:
    """Without a farewell, and away for a while each time."""
    with house(folder, mails) as run:
        for _ in range(5):
            stores.cluster.control("stop", "-m", "immediate")
            run.watch(GONE_FOR / 5)
            stores.cluster.control("start")
            run.watch(3)
        connection.close()
        connection.close_pool()
        run.more()
        run.work_until_done(at_most=AT_MOST)
        return run.figures()


def disk_full(stores: Stores, folder: Path, mails: int) -> Figures:
    """No room left beside the database's file, three times."""
    disk = Path(connection.settings_dict["NAME"]).parent
    with house(folder, mails) as run:
        for _ in range(3):
            _fill(disk / "ballast")
            run.watch(GONE_FOR)
            (disk / "ballast").unlink()
            run.watch(3)
        run.work_until_done(at_most=AT_MOST)
        return run.figures()


def _fill(file: Path) -> None:
    """To the last byte."""
    until = time.monotonic() + 5
    with file.open("ab", buffering=0) as out:
        while time.monotonic() < until:  # also what the database gives back meanwhile
            with suppress(OSError):
                out.write(b"\0" * 4096)


BROKER = {"broker folder deleted": (broker_folder, 1_000)}
DISK = {"disk full": (disk_full, 1_000)}
SERVERS = {
    "Redis flushed": (redis_flushed, 1_000),
    "Redis stopped for a minute": (redis_stopped, 1_000),
    "Redis restarted": (redis_restarted, 1_000),
    "PostgreSQL restarted": (postgresql_restarted, 1_000),
}
