from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet
from applications.models import FollowUp, RejectionEvent


class Depth(models.TextChoices):
    A_LOT = "a_lot", _("A lot")
    SOMEWHAT = "somewhat", _("Somewhat")
    NOT_MUCH = "not_much", _("Not much")


class Key(models.TextChoices):
    QUIET = "quiet", _("Quiet")
    THANK = "thank", _("Thank")
    CONNECT = "connect", _("Connect")
    DOOR = "door", _("Door")
    INVENTORY = "inventory", _("Inventory")
    FORWARD = "forward", _("Forward")


class PlanQuerySet(OwnedQuerySet):
    def standing(self) -> Self:
        return self.filter(event__reversed_at__isnull=True)

    def unanswered(self) -> Self:
        """Not yet asked successfully how much this one was wanted."""
        return self.standing().filter(depth="")

    def open(self, now: datetime) -> Self:
        """Standing, with a step that is not settled. Oldest "no" first."""
        unsettled = RecoveryStep.objects.filter(plan=OuterRef("pk")).unsettled(now)
        return self.standing().filter(Exists(unsettled)).order_by("event__happened_on", "event__recorded_at")

    def with_words(self) -> Self:
        return self.select_related("owner").with_case()

    def with_case(self) -> Self:
        """For those of one person, whom the reader knows already."""
        return self.select_related("event__application__company").prefetch_related("steps__follow_up")


class RecoveryPlan(Owned):
    """What happens after a "no". How it stands is read off its steps; there is no status."""

    ASK_FOR = timedelta(days=7)  # unanswered that long, the question counts as "Not much"

    event = models.OneToOneField(RejectionEvent, on_delete=models.CASCADE, related_name="+")
    depth = models.CharField(max_length=8, choices=Depth, blank=True, default="")
    # the quiet that ended because they came back or the plan was ended, for the undo of either
    broken_quiet = models.DateTimeField(null=True, editable=False)
    broken_hold = models.BooleanField(default=False, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("recovery plan")
        verbose_name_plural = _("recovery plans")

    def wants_answer(self, now: datetime) -> bool:
        return self.depth == "" and now - self.event.recorded_at < self.ASK_FOR

    def break_quiet(self) -> None:
        """End the quiet, remembered as it was chosen."""
        application = self.event.application
        self.broken_quiet, self.broken_hold = application.quiet_until, application.hold_rest
        self.save(update_fields=["broken_quiet", "broken_hold"])
        application.end_quiet()

    def ordered_steps(self) -> "list[RecoveryStep]":
        return sorted(self.steps.all(), key=lambda step: step.position)

    def current_step(self, now: datetime) -> "RecoveryStep | None":
        return next((step for step in self.ordered_steps() if not step.is_settled(now)), None)

    def has_ended(self, now: datetime) -> bool:
        if self.event.reversed_at:
            return True
        return not self.wants_answer(now) and self.current_step(now) is None


class StepQuerySet(OwnedQuerySet):
    def unsettled(self, now: datetime) -> Self:
        settled = (
            Q(left_out_at__isnull=False)
            | Q(follow_up__completed_at__isnull=False)
            | Q(follow_up__let_go_at__isnull=False)
            | (
                Q(key=Key.QUIET)
                & (
                    Q(plan__event__application__quiet_until__isnull=True)
                    | Q(plan__event__application__quiet_until__lte=now)
                )
            )
        )
        return self.exclude(pk__in=StepQuerySet(self.model).filter(settled).values("pk"))


class RecoveryStep(Owned):
    plan = models.ForeignKey(RecoveryPlan, on_delete=models.CASCADE, related_name="steps")
    key = models.CharField(max_length=9, choices=Key)
    position = models.PositiveSmallIntegerField()
    opens_on = models.DateField()
    follow_up = models.OneToOneField(
        FollowUp, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    left_out_at = models.DateTimeField(null=True, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["plan", "key"], name="each_step_once_a_plan"),)

    def is_settled(self, now: datetime) -> bool:
        if self.left_out_at:
            return True
        if self.key == Key.QUIET:
            return not self.plan.event.application.is_quiet(now)
        return self.follow_up is not None and not self.follow_up.is_open

    @property
    def settled_on(self) -> date | None:
        done = self.left_out_at or (
            self.follow_up and (self.follow_up.completed_at or self.follow_up.let_go_at)
        )
        return done.astimezone(self.plan.owner.tz).date() if done else None
