"""Which follow-ups a mail named, so that none is named a third time."""

import uuid
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Count, F

from applications.models.follow_ups import FollowUp
from applications.models.reminders import TOLD, Reminder

MOST_MENTIONS = 2  # of one follow-up for one due day; a snooze starts anew


class MentionQuerySet(models.QuerySet):
    def told(self) -> Self:
        """Those that count: in a mail that may have arrived, and about the day that still holds."""
        return self.filter(reminder__state__in=TOLD, due_on=F("follow_up__due_on"))

    def twice(self, follow_ups: Iterable[FollowUp]) -> set[uuid.UUID]:
        """Ids of those that were brought up twice and will not be mailed again."""
        told = self.told().filter(follow_up__in=list(follow_ups)).values("follow_up")
        counted = told.annotate(times=Count("pk")).filter(times__gte=MOST_MENTIONS)
        return set(counted.values_list("follow_up", flat=True))


class Mention(models.Model):
    """A follow-up was in a mail that was handed over; counted so that none is named a third time."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="mentions")
    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="mentions")
    due_on = models.DateField()

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["reminder", "follow_up"], name="named_once_a_mail"),)
        indexes = (models.Index(fields=["follow_up", "due_on"]),)

    def __str__(self) -> str:
        return f"mention {self.pk}"
