"""Getting each mail out once, at its hour, whatever dies in between.

The schedule is rows. A minute's tick makes the rows that have become due (planning), takes back what a
dead process had in hand (leases) and rings for senders. A sender claims a batch and asks for all of it
whether there is still something to say (answers), again for what is left once that is a second old. For
each row it makes the mail, commits that it hands it over (the fence), speaks to the mail server with no
transaction open, and commits what came of it (outcomes). A crash leaves at most one row per process in
doubt, and a mail in doubt goes out once more under its Message-ID.
"""

from applications.delivery.rounds import expire_backlog, tick
from applications.delivery.sending import send_due

__all__ = ["expire_backlog", "send_due", "tick"]
