from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.ownership import Owned, OwnedQuerySet
from applications.models.aims import ENDED_BY_AN_ANSWER, ORDER, PLAN, Aim
from applications.models.applications import Application
from applications.models.contacts import Contact
from applications.models.history import StageChange
from applications.models.stages import InterviewStage


class FollowUpQuerySet(OwnedQuerySet):
    def open(self) -> Self:
        return self.filter(completed_at__isnull=True, let_go_at__isnull=True)

    def ended_by_an_answer(self) -> Self:
        return self.filter(kind__in=ENDED_BY_AN_ANSWER)

    def of_plans(self) -> Self:
        return self.filter(rule_key__startswith=PLAN)

    def not_quiet(self, now: datetime) -> Self:
        return self.filter(
            Q(application__isnull=True)
            | Q(application__quiet_until__isnull=True)
            | Q(application__quiet_until__lte=now)
        )

    def at_their_time(self, now: datetime) -> Self:
        """Without the question how a talk was, but for the day after it."""
        asked = self.filter(kind=Aim.DEBRIEF).select_related("interview", "owner")
        return self.exclude(pk__in=[row.pk for row in asked if not row.is_asked_now(now)])

    def mentionable(self, person: User, now: datetime, *, through: date | None = None) -> Self:
        """What may be shown or mailed to `person` now: open, due today or by the day `through`, not
        quiet, and of all open recovery plans only the oldest one's step."""
        return self.mentionable_to([person], now, through=through or person.today(now))

    def mentionable_to(self, people: Iterable[User], now: datetime, *, through: date) -> Self:
        due = self.filter(owner__in=people).open().filter(due_on__lte=through).not_quiet(now)
        due = due.at_their_time(now)
        oldest = ("application__closed_on", "due_on", "id")
        place = Window(RowNumber(), partition_by="owner", order_by=oldest)
        first = due.of_plans().annotate(place=place).filter(place=1).values("pk")
        return due.filter(~Q(rule_key__startswith=PLAN) | Q(pk__in=first))

    def most_helpful_first(self) -> Self:
        rank = Case(
            *(When(kind=kind, then=Value(place)) for place, kind in enumerate(ORDER)),
            default=Value(len(ORDER)),
            output_field=IntegerField(),
        )
        return self.alias(rank=rank).order_by("rank", "due_on", "id")

    def with_words(self) -> Self:
        return self.select_related("owner").with_case()

    def with_case(self) -> Self:
        """For a list of one person's, whom the reader knows already."""
        return self.select_related("application__company", "contact", "interview")


class FollowUp(Owned):
    """Something the person means to do by a day. Done or let go is theirs; sent is the machine's,
    and lives in Reminder."""

    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.CASCADE, related_name="follow_ups"
    )
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="follow_ups"
    )
    interview = models.ForeignKey(
        InterviewStage, null=True, blank=True, on_delete=models.CASCADE, related_name="follow_ups"
    )
    kind = models.CharField(max_length=18, choices=Aim)
    title = models.CharField(_("What"), max_length=200, blank=True)
    due_on = models.DateField(_("By"))
    completed_at = models.DateTimeField(null=True, editable=False)
    let_go_at = models.DateTimeField(null=True, editable=False)
    let_go_by = models.ForeignKey(
        StageChange, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    rule_key = models.CharField(max_length=120, blank=True, default="", editable=False)

    language_there: str | None = None  # of the last note to that company, where it was asked for

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        indexes = (
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(completed_at__isnull=True, let_go_at__isnull=True),
                name="open_follow_ups_by_day",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "rule_key"], condition=~Q(rule_key=""), name="a_rule_makes_it_once"
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(let_go_at__isnull=True),
                name="done_or_let_go_not_both",
            ),
            models.CheckConstraint(
                condition=Q(application__isnull=False) | Q(contact__isnull=False),
                name="follow_up_is_about_something",
            ),
        )

    @property
    def is_open(self) -> bool:
        return self.completed_at is None and self.let_go_at is None

    @property
    def is_of_plan(self) -> bool:
        return self.rule_key.startswith(PLAN)

    def is_asked_now(self, now: datetime) -> bool:
        """How a talk was: once it is over, for a day or until the day it was put off to."""
        if self.interview is None or not self.interview.is_over(now):
            return False
        return not self.interview.is_long_over(now) or self.owner.today(now) <= self.due_on

    @property
    def last_act(self) -> "FollowUpAct | None":
        """The newest that stands; of one instant the person's own, which the program's made way for."""
        return self.acts.filter(undone_at__isnull=True).order_by("-at", "via").first()

    # Each verb answers the act that undo reads, or None where nothing was left to do.
    def complete(self, *, now: datetime, via: str) -> "FollowUpAct | None":
        if not self.is_open:
            return None
        self.completed_at = now
        self.save(update_fields=["completed_at"])
        return self._note("complete", self.due_on, now, via)

    def let_go(self, *, now: datetime, via: str) -> "FollowUpAct | None":
        if not self.is_open:
            return None
        self.let_go_at = now
        self.save(update_fields=["let_go_at"])
        return self._note("let_go", self.due_on, now, via)

    def snooze(self, until: date, *, now: datetime, via: str) -> "FollowUpAct | None":
        if not self.is_open or until == self.due_on:
            return None
        before, self.due_on = self.due_on, until
        self.save(update_fields=["due_on"])
        return self._note("snooze", before, now, via)

    def reopen(self, *, now: datetime, via: str) -> "FollowUpAct | None":
        if self.is_open:
            return None
        self.completed_at = self.let_go_at = self.let_go_by = None
        self.save(update_fields=["completed_at", "let_go_at", "let_go_by"])
        return self._note("reopen", self.due_on, now, via)

    def _note(self, verb: str, due_before: date, now: datetime, via: str) -> "FollowUpAct":
        return FollowUpAct.objects.create(
            owner_id=self.owner_id,
            follow_up=self,
            verb=verb,
            due_before=due_before,
            due_after=self.due_on,
            via=via,
            at=now,
        )


class FollowUpAct(Owned):
    """What was done to a follow-up, by which hand; read by undo."""

    UNDO_FOR = timedelta(days=1)

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="acts")
    verb = models.CharField(
        max_length=8, choices=[(v, v) for v in ("complete", "snooze", "let_go", "reopen")]
    )
    due_before = models.DateField()
    due_after = models.DateField()
    via = models.CharField(max_length=7, choices=[(v, v) for v in ("page", "mail", "program")])
    at = models.DateTimeField()
    # where the act told of an answer: the day it set as the last contact, and the one before it
    heard_on = models.DateField(null=True)
    heard_before = models.DateField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        indexes = (models.Index(fields=["follow_up", "-at"]),)

    def hears(self, on: date) -> None:
        """They wrote: a sign from them, which undo takes back too."""
        application = self.follow_up.application
        self.heard_before = application.last_contact_on
        application.hear(on)
        self.heard_on = application.last_contact_on
        self.save(update_fields=["heard_before", "heard_on"])

    def can_be_undone(self, now: datetime) -> bool:
        return self.undone_at is None and now - self.at <= self.UNDO_FOR and self.follow_up.last_act == self

    def undo(self, *, now: datetime) -> bool:
        """Put the follow-up back as it was; False where another act came after or a day has passed."""
        if not self.can_be_undone(now):
            return False
        follow_up = self.follow_up
        follow_up.due_on = self.due_before
        if self.verb in {"complete", "let_go"}:
            follow_up.completed_at = follow_up.let_go_at = None
        follow_up.save(update_fields=["due_on", "completed_at", "let_go_at"])
        if self.heard_on:
            follow_up.application.unhear(self.heard_on, before=self.heard_before)
        self.undone_at = now
        self.save(update_fields=["undone_at"])
        return True
