"""One mail to one person for one local day and purpose. The rows are the schedule."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.ownership import OwnedQuerySet

LATE = timedelta(minutes=10)
SAMPLE_FOR = timedelta(hours=1)


class MailKind(models.TextChoices):
    DAY = "day", _("The day’s list")
    EVE = "eve", _("The evening before")
    ADDED = "added", _("A talk added")
    WEEK = "week", _("The week")
    SAMPLE = "sample", _("A test")


class State(models.TextChoices):
    PENDING = "pending", _("Waiting")
    CLAIMED = "claimed", _("Claimed")
    HANDED = "handed", _("Handed over")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    EXPIRED = "expired", _("Too late")
    SKIPPED = "skipped", _("Not needed")
    UNKNOWN = "unknown", _("In doubt")


EVES = (MailKind.EVE, MailKind.ADDED)
# What may have reached the person: a mail that was skipped, failed or came too late told them nothing.
TOLD = (State.HANDED, State.SENT, State.UNKNOWN)
OVER = (State.FAILED, State.EXPIRED, State.UNKNOWN)  # may be sent again by the operator's hand


class Why(models.TextChoices):
    """Why a mail was not sent. Kept as `Reminder.reason`, which may hold a mail server's answer too."""

    NOTHING = "nothing", _("Nothing was left to say")
    NO_TALK = "no_talk", _("No interview was left on that day")
    QUIET = "quiet", _("Held back by a quiet")
    PAUSED = "paused", _("Mails were paused")
    OFF = "off", _("Mails of this kind were turned off")
    UNCONFIRMED = "unconfirmed", _("The address was not confirmed")
    HELD = "held", _("Mails to this address were held")
    INACTIVE = "inactive", _("The account was not active")
    CANCELLED = "cancelled", _("Cancelled by the operator")
    RESTORED = "restored", _("Due before a backup was put back")
    BROKEN = "broken", _("The mail could not be made")
    NO_SERVER = "no_server", _("The mail server did not answer")
    NOT_THAT_DAY = "not_that_day", _("No list comes on that day of the week")
    IN_DOUBT = "in_doubt", _("The mail server broke off without an answer")


class ReminderQuerySet(OwnedQuerySet):
    def expect(self, owner: User, *, kind: str, day: date, due_at: datetime, expires_at: datetime) -> None:
        """The row of that day's mail; harmless where it is there already."""
        row = self.model(
            owner=owner,
            kind=kind,
            day=day,
            due_at=due_at,
            next_attempt_at=due_at,
            expires_at=expires_at,
            message_id=message_id(owner, kind, day),
        )
        self.bulk_create([row], ignore_conflicts=True)
        if kind in EVES:
            self.filter(owner=owner, kind=kind, day=day)._fit_to_talks(due_at, expires_at)

    def _fit_to_talks(self, due_at: datetime, expires_at: datetime) -> None:
        """It lives until the last talk of its day, which may have been set since. Not needed then or too
        late, and needed now: a talk is back or new, an address confirmed."""
        self.filter(state__in=[State.PENDING, State.CLAIMED]).update(expires_at=expires_at)
        told_nothing = self.filter(state__in=[State.SKIPPED, State.EXPIRED])
        told_nothing.exclude(reason__in=[Why.CANCELLED, Why.RESTORED]).update(
            state=State.PENDING, reason="", next_attempt_at=due_at, expires_at=expires_at
        )

    def ask_for_sample(self, owner: User, *, now: datetime) -> "Reminder":
        """One now, because the person wants to see one."""
        key = uuid.uuid4()
        return self.create(
            id=key,
            owner=owner,
            kind=MailKind.SAMPLE,
            day=owner.today(now),
            due_at=now,
            next_attempt_at=now,
            expires_at=now + SAMPLE_FOR,
            message_id=message_id(owner, MailKind.SAMPLE, key),
        )

    def samples_of(self, owner: User, *, now: datetime) -> Self:
        """Those asked for within the last hour."""
        return self.of(owner).filter(kind=MailKind.SAMPLE, due_at__gt=now - SAMPLE_FOR)

    def with_what_they_told(self) -> Self:
        mentions = apps.get_model("applications", "Mention").objects.filter(reminder__state__in=TOLD)
        words = ("follow_up__application__company", "follow_up__contact")
        return self.prefetch_related(
            models.Prefetch("mentions", mentions.select_related(*words).order_by("pk"), to_attr="told")
        )

    def waiting(self) -> Self:
        return self.filter(state=State.PENDING)

    def due(self, now: datetime) -> Self:
        return self.waiting().filter(next_attempt_at__lte=now)

    def late(self, now: datetime) -> Self:
        """Should have gone out ten minutes ago and still waits."""
        return self.waiting().filter(due_at__lte=now - LATE)

    def under_way(self) -> Self:
        return self.filter(state__in=[State.CLAIMED, State.HANDED])

    def stuck(self, now: datetime) -> Self:
        return self.under_way().filter(lease_until__lt=now)

    def oldest_due(self, now: datetime) -> datetime | None:
        """When the one that waits longest should have gone out."""
        open_ones = self.filter(state__in=[State.PENDING, State.CLAIMED, State.HANDED], due_at__lte=now)
        return open_ones.aggregate(oldest=models.Min("due_at"))["oldest"]


def message_id(owner: User, kind: str, day: date | uuid.UUID) -> str:
    """The same for the same mail, however often it is tried and even after a restored backup, so that
    receivers can see a second copy for what it is."""
    name = f"{settings.INSTANCE_ID}/{owner.pk}/{kind}/{day}"
    return f"<{uuid.uuid5(uuid.NAMESPACE_URL, name)}@{settings.MAIL_DOMAIN}>"


class Reminder(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=MailKind)
    day = models.DateField()
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    reason = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    lease_token = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    ambiguous = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=200, unique=True)
    smtp_code = models.PositiveSmallIntegerField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "kind", "day"],
                condition=~Q(kind="sample"),
                name="one_mail_a_person_kind_and_day",
            ),
        )
        indexes = (
            models.Index(fields=["next_attempt_at"], condition=Q(state="pending"), name="pending_reminders"),
            models.Index(
                fields=["lease_until"],
                condition=Q(state__in=["claimed", "handed"]),
                name="reminders_under_way",
            ),
            models.Index(fields=["owner", "-due_at"]),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.day} {str(self.pk)[:8]}"

    @property
    def why(self) -> str:
        """The reason in words."""
        return str(Why(self.reason).label) if self.reason in Why else self.reason

    def send_again(self, *, now: datetime) -> bool:
        """Back into the line under its Message-ID, with time to go out; never one that was sent. What was
        tried stays tried: an addition then tells of the whole day."""
        due_at = self.owner.awake_from(now)
        expires_at = max(self.expires_at, self.owner.night_of(self.owner.today(due_at)))
        return self._turn(
            OVER,
            state=State.PENDING,
            next_attempt_at=due_at,
            expires_at=expires_at,
            attempts=min(self.attempts, 1),
        )

    def call_off(self) -> bool:
        return self._turn([State.PENDING], state=State.SKIPPED, reason=Why.CANCELLED)

    def _turn(self, states: Iterable[str], **changes: object) -> bool:
        rows = type(self).objects.filter(pk=self.pk, state__in=states)
        return rows.update(**{"reason": "", "lease_token": None, "lease_until": None, **changes}) == 1
