from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet, PrivateText
from applications.models.applications import Application
from applications.models.contacts import Contact, Role
from applications.models.stages import Kind
from applications.models.words import Stage


class Ending(models.TextChoices):
    REJECTED = "rejected", _("They said no")
    NO_ANSWER = "no_answer", _("No answer")
    POSITION_CLOSED = "position_closed", _("The position is closed")
    OFFER_WITHDRAWN = "offer_withdrawn", _("The offer was taken back")


class Channel(models.TextChoices):
    UNKNOWN = "", _("Not said")
    EMAIL = "email", _("By e-mail")
    CALL = "call", _("By phone")
    PORTAL = "portal", _("On a portal")
    IN_PERSON = "in_person", _("In person")
    SILENCE = "silence", _("By silence")


IN_TALKS = (Stage.SCREENING, Stage.INTERVIEWING, Stage.OFFER)


class Variant(models.TextChoices):
    """What is known of the case; it decides the words. First match wins, in this order."""

    NO_ANSWER = "no_answer"
    OFFER_WITHDRAWN = "offer_withdrawn"
    POSITION_CLOSED = "position_closed"
    VIA_REFERRER = "via_referrer"
    VIA_AGENCY = "via_agency"
    FORM = "form"
    FINAL = "final"
    PHONE = "phone"
    INTERVIEWS = "interviews"


class RejectionQuerySet(OwnedQuerySet):
    def standing(self) -> Self:
        return self.filter(reversed_at__isnull=True)


class RejectionEvent(Owned):
    """The "no". Only its day is needed; the rest is asked where it helps."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="rejections")
    outcome = models.CharField(max_length=15, choices=Ending)
    happened_on = models.DateField(_("On"))
    recorded_at = models.DateTimeField()
    channel = models.CharField(
        _("How it came"), max_length=9, choices=Channel, blank=True, default=Channel.UNKNOWN
    )
    from_no_reply = models.BooleanField(_("It came from an address that takes no replies"), default=False)
    at_stage = models.CharField(max_length=12, choices=Stage)
    filled_from_inside = models.BooleanField(_("It went to someone inside"), default=False)
    after_interview = models.ForeignKey(
        "InterviewStage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    told_by = models.ForeignKey(
        Contact,
        verbose_name=_("Who told you"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    their_words = PrivateText(_("Their words"), blank=True)
    stated_reason = PrivateText(_("The reason they gave"), blank=True)
    my_guess = PrivateText(_("Your guess"), blank=True)
    variant = models.CharField(max_length=15, choices=Variant)
    reversed_at = models.DateTimeField(null=True, editable=False)

    objects = RejectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("rejection")
        verbose_name_plural = _("rejections")
        constraints = (
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(reversed_at__isnull=True),
                name="one_standing_rejection_per_application",
            ),
            models.CheckConstraint(
                condition=Q(outcome="no_answer", channel="silence")
                | (~Q(outcome="no_answer") & ~Q(channel="silence")),
                name="no_answer_if_and_only_if_silence",
            ),
        )

    @property
    def by_call(self) -> bool:
        return self.channel == Channel.CALL

    def decide_variant(self) -> str:
        """The first that fits what is on record; sets the field without saving."""
        self.variant = self._variant()
        return self.variant

    def _variant(self) -> str:
        if self.outcome in {Ending.NO_ANSWER, Ending.OFFER_WITHDRAWN, Ending.POSITION_CLOSED}:
            return Variant(self.outcome)
        roles = set(self.application.involvements.values_list("role", flat=True))
        if Role.REFERRER in roles:
            return Variant.VIA_REFERRER
        if Role.AGENCY_RECRUITER in roles:
            return Variant.VIA_AGENCY
        reached = self.reached()
        return Variant.PHONE if self.by_call and reached == Variant.INTERVIEWS else reached

    def reached(self) -> str:
        """How far it went, whatever else is known: form, interviews or final. A stage of talks, or an
        interviewer on record, says as much as a talk that was put down."""
        kinds = set(self.application.interviews.held(self.recorded_at).values_list("kind", flat=True))
        if Kind.FINAL in kinds:
            return Variant.FINAL
        spoke = kinds or self.after_interview_id or self.at_stage in IN_TALKS
        if spoke or self.application.involvements.filter(role=Role.INTERVIEWER).exists():
            return Variant.INTERVIEWS
        return Variant.FORM

    def reverse(self, *, now: datetime) -> None:
        self.reversed_at = now
        self.save(update_fields=["reversed_at"])
