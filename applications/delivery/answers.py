"""What is to be said in the mails of a batch, asked for all of them at once."""

from datetime import datetime, timedelta

from accounts.models import User
from applications.asking import Answer, ask, ask_all
from applications.models import Reminder

FRESH = timedelta(seconds=1)  # nobody can tell whether they pressed "Done" that much before or after


class Answers:
    def __init__(self, batch: list[Reminder]) -> None:
        self.left = list(batch)
        self.known: dict[object, tuple[User, Answer]] = {}
        self.asked_at: datetime | None = None
        self.one_breaks = False

    def of(self, reminder: Reminder, *, now: datetime) -> tuple[User, Answer]:
        """The person and what holds for them now. Raises what goes wrong with this one."""
        self.left = self.left[self.left.index(reminder) :]
        if self.asked_at is None or abs(now - self.asked_at) > FRESH:
            self._ask(now)
        if reminder.pk in self.known:
            return self.known[reminder.pk]
        person = User.objects.get(pk=reminder.owner_id)
        return person, ask(reminder, person, now=now)

    def _ask(self, now: datetime) -> None:
        """Where one of them breaks, each is asked by itself, so that it does not stop the others."""
        self.known = {}
        if self.one_breaks:
            return
        people = User.objects.in_bulk({reminder.owner_id for reminder in self.left})
        mails = [(row, people[row.owner_id]) for row in self.left if row.owner_id in people]
        try:
            answers = ask_all(mails, now=now)
        except Exception:  # said by the one that it is about
            self.one_breaks = True
        else:
            self.asked_at = now
            self.known = {
                row.pk: (person, answer) for (row, person), answer in zip(mails, answers, strict=True)
            }
