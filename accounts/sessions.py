"""How long a sign-in lasts: 30 days without use, 90 in all; on a shared computer 20 minutes without use.

A shared computer is a matter of the session alone: the same person may tick it here and not there.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

LIFETIME = timedelta(days=90)
SHARED_IDLE = timedelta(minutes=20)
SHARED, SINCE, SEEN = "shared_computer", "signed_in_at", "seen_at"
INVITATION = "invitation"  # the one used up by the sign-up of this session

# What was typed before the sign-up, and the page that takes it up once somebody is signed in.
CARRIED, CARRIED_FOR = "carried", timedelta(hours=1)


def carry(session: SessionBase, *, back: str, now: datetime, **typed: str) -> None:
    session[CARRIED] = {"back": back, "at": now.timestamp(), "typed": typed}


def carried(session: SessionBase, *, now: datetime) -> dict[str, str]:
    """The words typed; none of them once an hour has passed: the next at this computer may be another."""
    held = session.get(CARRIED)
    fresh = held and now.timestamp() - held["at"] <= CARRIED_FOR.total_seconds()
    return held["typed"] if fresh else {}


def mark_shared(session: SessionBase, shared: bool) -> None:
    """Noted before or after the sign-in: Django keeps a session's notes when its key changes."""
    if shared:
        session[SHARED] = True
        session.set_expiry(0)  # the cookie goes when the browser is closed
    else:
        session.pop(SHARED, None)
        session.set_expiry(settings.SESSION_COOKIE_AGE)


def is_shared(session: SessionBase) -> bool:
    return bool(session.get(SHARED))


def has_run_out(session: SessionBase, *, now: datetime) -> bool:
    stamp = now.timestamp()
    idle = SHARED_IDLE if is_shared(session) else timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return (
        stamp - session.get(SINCE, stamp) > LIFETIME.total_seconds()
        or stamp - session.get(SEEN, stamp) > idle.total_seconds()
    )


def touch(session: SessionBase, *, now: datetime) -> None:
    """Remember this visit: once a minute on a shared computer, else once a day, as each is a write."""
    stamp = now.timestamp()
    pause = timedelta(minutes=1) if is_shared(session) else timedelta(days=1)
    session.setdefault(SINCE, stamp)
    if stamp - session.get(SEEN, 0) >= pause.total_seconds():
        session[SEEN] = stamp
