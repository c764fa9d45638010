"""Shorter pauses, so that a run of hours takes minutes: a lease of twenty seconds in place of five minutes,
and retries after seconds in place of minutes. The order of things stays as it is: nobody waits for the mail
server, nor for a connection to the database, nor tries to note what became of a mail, nor goes on with a
batch, for as long as a lease.
And a clock that a run can set."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

LEASE = 20.0


def patience(lease: float) -> float:
    """With the mail server, seconds per read."""
    return lease / 4


def hasten() -> None:
    """HASTE: how many seconds a lease is to have."""
    if "HASTE" not in os.environ:
        return
    from applications.delivery import leases, noting, outcomes, sending

    lease = float(os.environ["HASTE"])
    leases.LEASE = timedelta(seconds=lease)
    outcomes.BACK_OFF = tuple(timedelta(seconds=seconds) for seconds in (0.5, 1, 1))
    outcomes.LATER = timedelta(seconds=1)
    noting.AT_MOST = lease / 2
    sending.AT_MOST = lease / 6
    if pool := settings.DATABASES["default"]["OPTIONS"].get("pool"):
        pool["timeout"] = lease / 10
    settings.MAIL_TIMEOUT = patience(lease)
    if settings.MAILERS["default"].get("OPTIONS"):
        settings.MAILERS["default"]["OPTIONS"]["timeout"] = patience(lease)


def now() -> datetime:
    """As the clock stands, which the file that CLOCK names puts some hours ahead or back."""
    file = Path(os.environ.get("CLOCK", ""))
    return timezone.now() + timedelta(hours=float(file.read_text()) if file.is_file() else 0)


def set_clock(hours: float) -> None:
    file = Path(os.environ["CLOCK"])
    file.with_suffix(".new").write_text(str(hours))
    file.with_suffix(".new").rename(file)
