"""A beat and its worker in one: the minute's round, twice a second, until told to end. It outlives a database
that is away, as a worker does whose task fails. Run as a process of its own."""

import contextlib
import select
import sys

import django

django.setup()

from django.db import Error, close_old_connections, connection  # noqa: E402

from applications import delivery  # noqa: E402
from tests.faults.haste import hasten, now  # noqa: E402

hasten()
print("ready", flush=True)
while not select.select([sys.stdin], [], [], 0.5)[0]:
    try:
        delivery.tick(now=now(), ring=lambda: None)
    except Error:  # away: it may be there at the next round
        with contextlib.suppress(Error):
            connection.close()
    close_old_connections()
