from collections.abc import Iterator

import pytest

from tests import builders as make
from tests.delivery.sink import Sink


@pytest.fixture
def sink(settings) -> Iterator[Sink]:
    """A real SMTP server that mails go to."""
    with Sink() as sink:
        options = {"host": "127.0.0.1", "port": sink.port, "timeout": 5}
        settings.MAILERS = {"default": {"BACKEND": "applications.delivery.wire.Backend", "OPTIONS": options}}
        yield sink


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(make.NOW)
    return time_machine
