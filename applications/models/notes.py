from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet, PrivateText, Versioned
from applications.models.aims import Aim
from applications.models.applications import Application
from applications.models.contacts import Contact
from applications.models.follow_ups import FollowUp


class SentVia(models.TextChoices):
    UNKNOWN = "", _("Not said")
    REPLY = "reply", _("As a reply")
    MAIL = "mail", _("From the mail program")
    LINKEDIN = "linkedin", _("On LinkedIn")


class Answer(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    NOT_NOW = "not_now", _("Not now")


class Note(Owned, Versioned):
    """Words for others, drafted, edited, sent by the person; kept as sent."""

    UNDO_FOR = timedelta(days=1)

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="notes")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="notes"
    )
    follow_up = models.ForeignKey(
        FollowUp, null=True, blank=True, on_delete=models.SET_NULL, related_name="notes"
    )
    kind = models.CharField(max_length=18, choices=Aim)
    subject = models.CharField(_("Subject"), max_length=250, blank=True)
    body = PrivateText(_("Text"), blank=True)
    language = models.CharField(max_length=12, default="en")
    edited = models.BooleanField(default=False)  # true once it holds more than facts: it is not mailed then
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, editable=False)
    sent_via = models.CharField(max_length=8, choices=SentVia, blank=True, default="")
    answer = models.CharField(max_length=8, choices=Answer, blank=True, default="")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        constraints = (
            models.UniqueConstraint(
                fields=["follow_up", "contact"],
                condition=Q(follow_up__isnull=False, contact__isnull=False),
                name="one_note_a_person_and_follow_up",
            ),
        )

    @property
    def words(self) -> int:
        return len(self.body.split())

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    def send(self, *, now: datetime, via: str = "") -> bool:
        """The person says it went out: the text is kept as it is. False on a second press."""
        rows = type(self).objects.filter(pk=self.pk, sent_at__isnull=True)
        if not rows.update(sent_at=now, sent_via=via):
            return False
        self.sent_at, self.sent_via = now, via
        Application.objects.filter(pk=self.application_id).refresh_search()
        return True

    def take_back(self, *, now: datetime) -> bool:
        """It was not sent after all; for a day."""
        rows = type(self).objects.filter(pk=self.pk, sent_at__gte=now - self.UNDO_FOR)
        if not rows.update(sent_at=None, sent_via="", answer=""):
            return False
        Application.objects.filter(pk=self.application_id).refresh_search()
        return True

    def take_answer(self, answer: str) -> None:
        """What came of a request to connect."""
        self.answer = answer
        self.save(update_fields=["answer"])
