"""What would kill a worker is out of its way before it reads it."""

import os
import signal
import sys
import time

from rebound import broker
from rebound.supervisor import WORKER_IS_UP_AFTER, Broker, Supervisor


def put(folder, name, content, *, age=10):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    os.utime(file, (time.time() - age, time.time() - age))
    return file


def test_a_folder_that_is_gone_is_made_again_for_its_owner_alone(tmp_path):
    folder = tmp_path / "broker"
    broker.tidy(folder)
    assert (folder / "control").is_dir()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_empty_and_half_written_messages_and_bindings_are_moved_aside(tmp_path):
    for name, content in {
        "1.rebound.msg": b"",
        "2.rebound.msg": b'{"body": "',
        "control/x.exchange": b"[",
    }.items():
        put(tmp_path, name, content)
    whole = put(tmp_path, "3.rebound.msg", b'{"body": ""}')
    assert broker.tidy(tmp_path) == 3
    assert sorted(tmp_path.glob("*.msg")) == [whole]
    assert len(list((tmp_path / "broken").iterdir())) == 3
    assert broker.tidy(tmp_path) == 0


def test_a_message_still_being_written_is_left_alone(tmp_path):
    young = put(tmp_path, "1.rebound.msg", b"", age=0)
    assert broker.tidy(tmp_path) == 0
    assert young.exists()


def test_broken_files_do_not_pile_up(tmp_path):
    for number in range(broker.KEPT_ASIDE + 5):
        put(tmp_path, f"{number:03}.rebound.msg", b"")
    broker.tidy(tmp_path)
    assert len(list((tmp_path / "broken").iterdir())) == broker.KEPT_ASIDE


def test_a_worker_whose_binding_is_gone_is_started_again(tmp_path):
    place = Broker(tmp_path / "broker", "rebound")
    supervisor = Supervisor(host="127.0.0.1", port=0, broker=place)
    supervisor.worker.command = [sys.executable, "-c", "import time; time.sleep(60)"]
    supervisor.worker.start(now=0)
    supervisor.tend_broker(place, now=WORKER_IS_UP_AFTER - 1)
    assert not supervisor.worker.asked_to_stop, "it may still be starting"
    put(place.folder, "control/rebound.exchange", b"[]")
    supervisor.tend_broker(place, now=WORKER_IS_UP_AFTER + 1)
    assert not supervisor.worker.asked_to_stop
    (place.folder / "control/rebound.exchange").unlink()
    supervisor.tend_broker(place, now=WORKER_IS_UP_AFTER + 3)
    assert supervisor.worker.process.wait(timeout=10) == -signal.SIGTERM
    assert supervisor.worker.tend(now=20).startswith("The worker ended")
