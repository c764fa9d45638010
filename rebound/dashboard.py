"""The operator's first page: counts and ages, no names."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import help_lines
from accounts.models import User
from applications.models import Installation, Reminder, State
from rebound import health

DAYS = 14
HEIGHT, STEP, BAR = 96, 24, 16  # of the picture, in its own units
NOT_SENT = (State.FAILED, State.EXPIRED, State.UNKNOWN)


@dataclass(frozen=True)
class Figure:
    label: str | Promise
    count: int
    url: str
    calls_for_a_look: bool


@dataclass(frozen=True)
class Bar:
    """One day: what was sent, and on top of it what was due and was not."""

    day: date
    sent: int
    missed: int
    x: int
    sent_height: float
    missed_height: float

    @property
    def sent_y(self) -> float:
        return HEIGHT - self.sent_height

    @property
    def missed_y(self) -> float:
        return self.sent_y - self.missed_height


def figures(now: datetime) -> dict[str, object]:
    state, is_well = health.look(now)
    installation = Installation.objects.first()
    return {
        "state": state,
        "is_well": is_well,
        "last_tick": age(state.get("last_tick_seconds"), now),
        "oldest_due": age(state.get("oldest_due_seconds"), now),
        "hold_reason": installation.hold_reason if installation else "",
        "counts": counts(now),
        "bars": bars(now.date()),
        "picture": {"width": DAYS * STEP, "height": HEIGHT, "bar": BAR},
        "people": User.objects.filter(is_active=True).count(),
        "old_help": len(help_lines.stale(now.date())),
        "held_people": User.objects.exclude(mail_hold_reason="").count(),
    }


def age(seconds: int | None, now: datetime) -> str:
    if seconds is None:
        return ""
    if seconds < 2 * 60:
        return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
    return timesince(now - timedelta(seconds=seconds), now, depth=1)


def counts(now: datetime) -> list[Figure]:
    """In the order in which an operator asks."""
    rows = Reminder.objects.all()
    asked = [
        ("waiting", _("Waiting"), rows.waiting(), False),
        ("late", _("Late: due more than ten minutes ago"), rows.late(now), True),
        ("stuck", _("Stuck: in hand for longer than a lease"), rows.stuck(now), True),
        ("sent", _("Sent"), rows.filter(state=State.SENT), False),
        ("failed", _("Failed: refused for good"), rows.filter(state=State.FAILED), True),
        ("expired", _("Too late: their time ran out"), rows.filter(state=State.EXPIRED), True),
        ("unknown", _("In doubt: sent, and no answer came"), rows.filter(state=State.UNKNOWN), True),
        ("skipped", _("Not needed"), rows.filter(state=State.SKIPPED), False),
    ]
    page = reverse("admin:applications_reminder_changelist")
    return [
        Figure(label, found := group.count(), f"{page}?group={key}", looks and found > 0)
        for key, label, group, looks in asked
    ]


def bars(today: date) -> list[Bar]:
    """By the day on which each was due here; the day that it is about is the person's, or the talk's."""
    first = today - timedelta(days=DAYS - 1)
    since = datetime.combine(first, time.min, tzinfo=UTC)
    rows = Reminder.objects.filter(due_at__gte=since).annotate(due_on=TruncDate("due_at", tzinfo=UTC))
    rows = rows.values("due_on", "state").annotate(count=Count("pk"))
    found = {(row["due_on"], row["state"]): row["count"] for row in rows}
    days = [first + timedelta(days=number) for number in range(DAYS)]
    sent = [found.get((day, State.SENT), 0) for day in days]
    missed = [sum(found.get((day, state), 0) for state in NOT_SENT) for day in days]
    most = max(map(sum, zip(sent, missed, strict=True))) or 1
    return [
        Bar(day, s, m, number * STEP, s * HEIGHT / most, m * HEIGHT / most)
        for number, (day, s, m) in enumerate(zip(days, sent, missed, strict=True))
    ]
