from datetime import datetime
from typing import Self
from uuid import uuid5

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet, PrivateText, Versioned
from applications.models import Application, InterviewStage
from reflections.models.plans import RecoveryPlan


class EntryQuerySet(OwnedQuerySet):
    def written(self) -> Self:
        return self.exclude(body="")

    def newest_first(self) -> Self:
        return self.order_by("-written_at", "-id")

    def beside(self, plan: RecoveryPlan, prompt: str, *, now: datetime) -> "ReflectionEntry":
        """What was written for that question (for none: the free page) of the plan. A page not begun
        yet is not saved, but has its id, so that two tabs begin the same one."""
        return self.filter(plan=plan, prompt=prompt).order_by("begun_at").first() or self.model(
            pk=uuid5(plan.pk, prompt),
            owner_id=plan.owner_id,
            plan=plan,
            application_id=plan.event.application_id,
            prompt=prompt,
            version=0,
            begun_at=now,
            written_at=now,
        )


class ReflectionEntry(Owned, Versioned):
    """Writing for oneself. It outlives the plan and the application it was written beside:
    deleting one in anger takes no words along."""

    plan = models.ForeignKey(
        RecoveryPlan, null=True, blank=True, on_delete=models.SET_NULL, related_name="entries"
    )
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    interview = models.ForeignKey(
        InterviewStage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    prompt = models.CharField(max_length=30, blank=True, default="")
    distanced = models.BooleanField(default=False)
    body = PrivateText(blank=True)
    begun_at = models.DateTimeField()
    written_at = models.DateTimeField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "prompt"],
                condition=Q(plan__isnull=False) & ~Q(prompt=""),
                name="one_answer_a_prompt_and_plan",
            ),
        )

    @property
    def is_begun(self) -> bool:
        return not self._state.adding

    def write_as(self, *, distanced: bool) -> None:
        """As to a friend in one's place, or as oneself; the words stay as they are."""
        self.distanced = distanced
        self.save(update_fields=["distanced"] if self.is_begun else None)
