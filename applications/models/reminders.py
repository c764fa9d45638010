"""One mail to one person for one local day and purpose. The rows are the schedule."""

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.ownership import OwnedQuerySet
from applications.models.follow_ups import FollowUp

LATE = timedelta(minutes=10)


class MailKind(models.TextChoices):
    DAY = "day", _("The day's list")
    EVE = "eve", _("The evening before")
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


class ReminderQuerySet(OwnedQuerySet):
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


class Mention(models.Model):
    """A follow-up was in a mail that was handed over; counted so that none is named a third time."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="mentions")
    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="mentions")
    due_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["reminder", "follow_up"], name="named_once_a_mail"),)
        indexes = (models.Index(fields=["follow_up", "due_on"]),)

    def __str__(self) -> str:
        return f"mention {self.pk}"


class Installation(models.Model):
    """One row: which site this database belongs to, and when its mail clock last ticked."""

    instance_id = models.CharField(max_length=100)
    site_url = models.CharField(max_length=300)
    last_tick_at = models.DateTimeField(null=True, blank=True)
    hold_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("installation")
        verbose_name_plural = _("installation")
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_installation"),)

    def __str__(self) -> str:
        return self.site_url
