from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests import builders as make


@pytest.fixture
def alice(client: Client, time_machine) -> User:
    """Signed in, on a Tuesday at ten in Berlin."""
    time_machine.move_to(make.NOW, tick=False)
    person = make.person()
    client.force_login(person)
    return person


@pytest.fixture
def bob(alice) -> User:
    return make.stranger()


@pytest.fixture
def queries(client: Client) -> Callable[[str], int]:
    """How many a page asks."""

    def count(url: str) -> int:
        client.get(url)  # the first visit of a session writes it down
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    return count
