"""Every state of a mail and all that can happen to it. What the table does not name changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from applications.delivery import leases, outcomes
from applications.delivery.post import Refused
from applications.models import MailKind, Reminder, State, Why
from tests.builders import NOW
from tests.delivery.builders import reminder, someone_with_a_list

pytestmark = pytest.mark.django_db
LEASE_OVER = NOW + leases.LEASE
TOO_LATE = NOW + timedelta(days=1)
LATER, NEVER = (Refused(code, b"no", for_good=code >= 500) for code in (451, 554))

EVENTS: dict[str, Callable[[Reminder], object]] = {
    "is claimed": lambda row: leases.claim(NOW),
    "is given back": lambda row: leases.give_back([row]),
    "passes the fence": lambda row: leases.fence(row, now=NOW),
    "is accepted": lambda row: outcomes.sent(row, now=NOW),
    "is refused for now": lambda row: outcomes.refused(row, LATER, now=NOW),
    "is refused for good": lambda row: outcomes.refused(row, NEVER, now=NOW),
    "gets no answer": lambda row: outcomes.in_doubt(row, now=NOW),
    "finds no server": lambda row: outcomes.unanswered([row], now=NOW),
    "cannot be made": lambda row: outcomes.broken(row, ValueError(), now=NOW),
    "is not needed": lambda row: outcomes.skipped(row, Why.NOTHING),
    "waits for the morning": lambda row: outcomes.wait(row, NOW),
    "is too late when asked": lambda row: outcomes.expired(row),
    "is left by the dead": lambda row: leases.reap(LEASE_OVER),
    "is too late": lambda row: leases.expire(TOO_LATE),
    "is sent again by hand": lambda row: row.send_again(now=NOW),
    "is called off by hand": lambda row: row.call_off(),
}
BECOMES = {
    ("is claimed", State.PENDING): State.CLAIMED,
    ("is given back", State.CLAIMED): State.PENDING,
    ("passes the fence", State.CLAIMED): State.HANDED,
    ("is accepted", State.HANDED): State.SENT,
    ("is refused for now", State.CLAIMED): State.PENDING,
    ("is refused for now", State.HANDED): State.PENDING,
    ("is refused for good", State.HANDED): State.FAILED,
    ("gets no answer", State.HANDED): State.PENDING,
    ("finds no server", State.CLAIMED): State.PENDING,
    ("finds no server", State.HANDED): State.PENDING,
    ("cannot be made", State.CLAIMED): State.PENDING,
    ("cannot be made", State.HANDED): State.PENDING,
    ("is not needed", State.CLAIMED): State.SKIPPED,
    ("waits for the morning", State.CLAIMED): State.PENDING,
    ("is too late when asked", State.CLAIMED): State.EXPIRED,
    ("is left by the dead", State.CLAIMED): State.PENDING,
    ("is left by the dead", State.HANDED): State.PENDING,
    ("is too late", State.PENDING): State.EXPIRED,
    ("is sent again by hand", State.FAILED): State.PENDING,
    ("is sent again by hand", State.EXPIRED): State.PENDING,
    ("is sent again by hand", State.UNKNOWN): State.PENDING,
    ("is called off by hand", State.PENDING): State.SKIPPED,
}
# Once in doubt already, what may have arrived is not sent a third time, nor called too late.
IN_DOUBT = BECOMES | {
    ("gets no answer", State.HANDED): State.UNKNOWN,
    ("is left by the dead", State.HANDED): State.UNKNOWN,
    ("is too late when asked", State.CLAIMED): State.UNKNOWN,
    ("is too late", State.PENDING): State.UNKNOWN,
}


@pytest.mark.parametrize("doubts, table", [(0, BECOMES), (1, IN_DOUBT)])
@pytest.mark.parametrize("event", EVENTS)
def test_a_mail_in_every_state_becomes_what_the_table_says(event, doubts, table):
    owner, became = someone_with_a_list(), {}
    for state in State:
        Reminder.objects.all().delete()
        row = reminder(owner, kind=MailKind.DAY, state=state, ambiguous=doubts)
        if state in {State.CLAIMED, State.HANDED}:
            row.lease_token, row.lease_until = uuid4(), LEASE_OVER
            row.save()
        EVENTS[event](row)
        row.refresh_from_db()
        became[state] = row.state
        held = row.lease_token is not None
        assert held == (row.state in {State.CLAIMED, State.HANDED}), state
    assert became == {state: table.get((event, state), state) for state in State}
