from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet, PrivateText
from applications.models import InterviewStage
from reflections.models.entries import ReflectionEntry


class ToolKind(models.TextChoices):
    NEW_ABOUT_ME = "new_about_me", _("New about me")
    RELEARNED_ABOUT_ME = "relearned_about_me", _("Worth keeping")
    FIELD = "field", _("The field, the company, the role")


class ToolQuerySet(OwnedQuerySet):
    def kept(self) -> Self:
        return self.filter(retired_at__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by("-kept_at", "-id")


class Tool(Owned):
    """One lesson in the tool belt; it may carry an if-then plan."""

    kind = models.CharField(_("What it is about"), max_length=18, choices=ToolKind)
    text = PrivateText(_("In your words"))
    if_cue = PrivateText(_("If …"), blank=True)
    then_response = PrivateText(_("… then I will"), blank=True)
    interview_kinds = models.JSONField(default=list, blank=True)
    tags = models.CharField(max_length=300, blank=True)
    source_entry = models.ForeignKey(
        ReflectionEntry, null=True, blank=True, on_delete=models.SET_NULL, related_name="tools"
    )
    known_since = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="met_again"
    )
    keep_out_of_mails = models.BooleanField(_("Keep out of mails"), default=False)
    kept_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = ToolQuerySet.as_manager()

    class Meta:
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    @property
    def has_plan(self) -> bool:
        return bool(self.if_cue and self.then_response)


class ToolRevision(Owned):
    """How a tool read before it was sharpened."""

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="revisions")
    text = PrivateText()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("earlier wording")
        verbose_name_plural = _("earlier wordings")


class ToolUse(Owned):
    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="uses")
    interview = models.ForeignKey(InterviewStage, on_delete=models.CASCADE, related_name="+")
    used = models.BooleanField(default=True)
    helpful = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("use of a tool")
        verbose_name_plural = _("uses of tools")
        constraints = (
            models.UniqueConstraint(fields=["tool", "interview"], name="one_use_a_tool_and_interview"),
        )
