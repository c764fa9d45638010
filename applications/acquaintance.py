"""What is known between the person and one contact: where they met, what was said, when to write again."""

from datetime import datetime, timedelta
from functools import cached_property

from accounts.models import User
from applications.models import Aim, Contact, FollowUp, Involvement
from applications.story import Moment

IN_DAYS = (30, 60, 90, 180)


class Acquaintance:
    def __init__(self, contact: Contact, *, person: User, now: datetime) -> None:
        self.contact, self.person, self.now = contact, person, now

    @cached_property
    def involvements(self) -> list[Involvement]:
        rows = self.contact.involvements.select_related("application__company")
        return list(rows.order_by("-application__touched_at"))

    @cached_property
    def moments(self) -> list[Moment]:
        """Talks and notes, newest first."""
        moments = [*self._talks(), *self._notes()]
        return sorted(moments, key=lambda moment: (moment.day, moment.at), reverse=True)

    def _talks(self) -> list[Moment]:
        rows = self.contact.interviews.standing().select_related("application__company")
        return [
            Moment("met", row.day, row.last_moment(), row, ahead=not row.is_over(self.now)) for row in rows
        ]

    def _notes(self) -> list[Moment]:
        rows = self.contact.notes.filter(sent_at__isnull=False).select_related("contact")
        return [Moment("note", self.person.today(row.sent_at), row.sent_at, row) for row in rows]

    @cached_property
    def hello(self) -> FollowUp | None:
        """The open door: a day to say hello again."""
        rows = FollowUp.objects.of(self.person).open().filter(contact=self.contact, kind=Aim.KEEP_IN_TOUCH)
        return rows.order_by("due_on").first()

    @property
    def hello_days(self) -> list[tuple[int, str]]:
        today = self.person.today(self.now)
        return [(count, (today + timedelta(days=count)).isoformat()) for count in IN_DAYS]
