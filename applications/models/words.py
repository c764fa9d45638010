"""The words of a search: where an application stands, and how it ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    SAVED = "saved", _("Saved")
    APPLIED = "applied", _("Waiting")
    SCREENING = "screening", _("Screening")
    INTERVIEWING = "interviewing", _("In talks")
    OFFER = "offer", _("Offer")


class Outcome(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("I declined")
    REJECTED = "rejected", _("They said no")
    NO_ANSWER = "no_answer", _("No answer")
    WITHDRAWN = "withdrawn", _("I withdrew")
    POSITION_CLOSED = "position_closed", _("Position closed")
