from datetime import datetime
from typing import Self
from uuid import UUID, uuid5

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet, PrivateText
from applications.models import InterviewStage
from applications.models.companies import key_of
from reflections.models.entries import ReflectionEntry


class ToolKind(models.TextChoices):
    NEW_ABOUT_ME = "new_about_me", _("New about me")
    RELEARNED_ABOUT_ME = "relearned_about_me", _("Worth keeping")
    FIELD = "field", _("The field, the company, the role")


class ToolQuerySet(OwnedQuerySet):
    def kept(self) -> Self:
        return self.filter(retired_at__isnull=True)

    def put_away(self) -> Self:
        return self.filter(retired_at__isnull=False)

    def newest_first(self) -> Self:
        return self.order_by("-kept_at", "-id")

    def with_origin(self) -> Self:
        return self.select_related("source_entry__application__company", "known_since")

    def first_met(self, *, before: datetime | None) -> Self:
        """What a later one may be the same as: met for the first time, and earlier than that."""
        first = self.filter(known_since=None).newest_first()
        return first.filter(kept_at__lt=before) if before else first

    def same_words(self, text: str) -> "Tool | None":
        """The first that says so, in the same words. Compared here and not by the database, which may
        one day hold the texts encrypted."""
        wanted = _bare(text)
        return next((tool for tool in self.order_by("kept_at", "id") if _bare(tool.text) == wanted), None)

    def with_uses(self, *, but_in: UUID | None = None) -> Self:
        """`used` and `helped`: in how many talks, without the one that is asked about."""
        counted = ~models.Q(uses__interview=but_in) if but_in else models.Q()
        return self.annotate(
            used=models.Count("uses", filter=counted & models.Q(uses__used=True)),
            helped=models.Count("uses", filter=counted & models.Q(uses__helpful=True)),
        )

    def id_of(self, entry: ReflectionEntry, sentence: str) -> UUID:
        """One sentence of one entry is one tool, however often its button is pressed."""
        return uuid5(entry.pk, sentence)

    def keep(
        self,
        entry: ReflectionEntry,
        sentence: str,
        *,
        kind: str,
        now: datetime,
        interview_kinds: list[str] | None = None,
    ) -> "Tool":
        """That sentence as a tool; one that was put away comes back, and one that says what is known
        already says since when."""
        earlier = self.of(entry.owner_id).exclude(pk=self.id_of(entry, sentence)).first_met(before=now)
        tool, made = self.get_or_create(
            pk=self.id_of(entry, sentence),
            defaults={
                "owner_id": entry.owner_id,
                "kind": kind,
                "text": sentence,
                "interview_kinds": interview_kinds or [],
                "source_entry": entry,
                "known_since": earlier.same_words(sentence),
                "kept_at": now,
            },
        )
        if not made:
            tool.bring_back()
        return tool


def _bare(text: str) -> str:
    return key_of(text).strip(" .!…")


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

    @property
    def if_then(self) -> str:
        """The if-then plan as a sentence; empty where there is none."""
        if not self.has_plan:
            return ""
        said = gettext("If %(cue)s, then I will %(response)s") % {
            "cue": self.if_cue.rstrip(" .,;…"),
            "response": self.then_response.strip(" …"),
        }
        return said if said[-1] in ".!?" else f"{said}."

    @property
    def tag_list(self) -> list[str]:
        return [tag for tag in self.tags.split(", ") if tag]

    @property
    def wording(self) -> str:
        return f"{self.text}\n{self.if_then}".strip()

    def sharpen(self, *, now: datetime, **changes: object) -> None:
        """Change it; the wording it had is kept. A first if-then plan changes no word of it."""
        before = Tool.objects.get(pk=self.pk)
        for name, value in changes.items():
            setattr(self, name, value)
        self.save(update_fields=list(changes))
        if before.text != self.text or (before.has_plan and before.if_then != self.if_then):
            self.revisions.create(owner_id=self.owner_id, text=before.wording, at=now)

    def put_away(self, *, now: datetime) -> None:
        self.retired_at = self.retired_at or now
        self.save(update_fields=["retired_at"])

    def bring_back(self) -> None:
        self.retired_at = None
        self.save(update_fields=["retired_at"])


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
