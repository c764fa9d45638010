"""Tomorrow's mails as delivery would make them, from what is known now. Nothing is kept or sent."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.models import Rhythm, User
from applications import asking, mail
from applications.models import MailKind, Reminder, Why
from applications.models.reminders import message_id


@dataclass(frozen=True)
class Preview:
    """One mail, or the reason why there is none."""

    kind: str
    due_at: datetime
    letter: mail.Letter | None = None
    why: Why | None = None

    @property
    def html(self) -> str:
        return self.letter.alternatives[0].content if self.letter else ""


def of_tomorrow(person: User, *, now: datetime) -> list[Preview]:
    """The morning's list, and an evening's mail where there is something to say."""
    day = person.today(now) + timedelta(days=1)
    evening = person.awake_from(person.evening_of(day))
    eve = _look(person, MailKind.EVE, day + timedelta(days=1), evening)
    return [_morning(person, day), *([eve] if eve.letter else [])]


def _morning(person: User, day: date) -> Preview:
    kind = MailKind.WEEK if person.rhythm == Rhythm.WEEKLY else MailKind.DAY
    due_at = person.morning_of(day)
    if not person.wants_mail_on(day):
        off = person.rhythm == Rhythm.OFF
        return Preview(kind, due_at, why=Why.OFF if off else Why.NOT_THAT_DAY)
    return _look(person, kind, day, due_at)


def _look(person: User, kind: str, day: date, due_at: datetime) -> Preview:
    reminder = Reminder(owner=person, kind=kind, day=day, message_id=message_id(person, kind, day))
    answer = asking.ask(reminder, person, now=due_at)
    if isinstance(answer, asking.Say):
        return Preview(kind, due_at, letter=mail.render(reminder, person, answer, now=due_at))
    return Preview(kind, due_at, why=answer.why if isinstance(answer, asking.Skip) else None)
