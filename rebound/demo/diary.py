"""The days of a made-up search, played in order: what the person did, and the mails of each morning and
evening as the engine would have made them. Nothing leaves the machine."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from accounts import clock
from accounts.models import User
from applications.asking import Say, Skip, ask
from applications.delivery import leases, outcomes, planning
from applications.models import Aim, FollowUp, InterviewStage
from rebound.demo.letters import send
from reflections import recovery

LUNCH = time(12, 45)
Happening = Callable[[datetime], None]


@dataclass(order=True)
class Entry:
    at: datetime
    number: int
    happens: Happening = field(compare=False)


class Diary:
    """`ago` counts days back from today; a negative one lies ahead."""

    def __init__(self, owner: User, *, now: datetime) -> None:
        self.owner, self.now = owner, now
        self.today = owner.today(now)
        self.entries: list[Entry] = []

    def day(self, ago: int, *, exact: bool = False) -> date:
        """Offices write on weekdays: a weekend counts as the Friday before."""
        day = self.today - timedelta(days=ago)
        over = 0 if exact or ago <= 0 else max(0, day.weekday() - 4)
        return day - timedelta(days=over)

    def working_days_ago(self, count: int) -> date:
        """The latest day that lies so many working days back."""
        days = (self.today - timedelta(days=ago) for ago in range(count, 2 * count + 3))
        return next(day for day in days if clock.add_working_days(day, count) <= self.today)

    def instant(self, ago: int, at: time, *, exact: bool = False) -> datetime:
        return clock.at(self.day(ago, exact=exact), at, self.owner.tz)

    def put(self, at: datetime, happens: Happening) -> None:
        self.entries.append(Entry(at, len(self.entries), happens))

    def play(self) -> None:
        """All that lies behind; then what is due now waits for the first round of the mail clock."""
        first = min(entry.at for entry in self.entries)
        self._begin(first)
        self._put_mails(self.owner.today(first))
        for entry in sorted(self.entries):
            if entry.at <= self.now:
                entry.happens(entry.at)
        planning.plan(self.now)

    def _begin(self, first: datetime) -> None:
        self.owner.date_joined = first
        self.owner.plan_mails(now=first)
        self.owner.save(update_fields=["date_joined", "next_morning_at", "next_evening_at"])

    def _put_mails(self, day: date) -> None:
        while day < self.today:
            self.put(self.owner.morning_of(day), self._mail)
            self.put(clock.at(day, LUNCH, self.owner.tz), self._answer_suggestions)
            self.put(self.owner.evening_of(day), self._evening)
            day += timedelta(days=1)

    def _evening(self, now: datetime) -> None:
        self._let_suggestions_go(now)
        soon = self.owner.today(now) + timedelta(days=1)
        if InterviewStage.objects.of(self.owner).standing().filter(day=soon).exists():
            self._mail(now)

    def _let_suggestions_go(self, now: datetime) -> None:
        """What Rebound suggested by itself, and nothing came of it in three days."""
        left = FollowUp.objects.of(self.owner).open().filter(kind__in=[Aim.STATUS_CHECK, Aim.DEBRIEF])
        for row in left.filter(due_on__lte=self.owner.today(now) - timedelta(days=3)):
            recovery.settle(row, verb="let_go", now=now, via="page")

    def _answer_suggestions(self, now: datetime) -> None:
        """Those who have spoken with her are asked how it stands; the others are left in peace."""
        for follow_up in FollowUp.objects.mentionable(self.owner, now).filter(kind=Aim.STATUS_CHECK):
            if follow_up.application.interviews.held(now).exists():
                send(follow_up, follow_up.contact, now=now)
            else:
                recovery.settle(follow_up, verb="let_go", now=now, via="mail")

    def _mail(self, now: datetime) -> None:
        planning.plan(now)
        for reminder in leases.claim(now):
            answer = ask(reminder, self.owner, now=now)
            if isinstance(answer, Skip):
                outcomes.skipped(reminder, answer.why)
            elif isinstance(answer, Say) and leases.fence(reminder, answer, now=now):
                outcomes.sent(reminder, now=now)
