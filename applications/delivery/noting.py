"""What the mail server said is written down also where the database is away for a moment."""

import logging
import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connection

AT_MOST = 120.0  # seconds; less than the lease, after which another process takes the mail back
PAUSE = 0.5
log = logging.getLogger(__name__)


def surely(note: Callable[[], None], *, pause: float = PAUSE) -> None:
    """A database that is restarted or has no room between a mail and its note would make that mail one in
    doubt, and send it twice. So the note is tried until it stands."""
    until = time.monotonic() + AT_MOST
    while True:
        try:
            return note()
        except (OperationalError, InterfaceError) as error:
            if time.monotonic() > until:
                raise
            log.warning("What became of a mail cannot be noted yet: %s", type(error).__name__)
            connection.close()
            time.sleep(pause)
