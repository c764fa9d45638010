"""What a follow-up is for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Aim(models.TextChoices):
    THANK_YOU = "thank_you", _("Thank-you")
    STATUS_CHECK = "status_check", _("Ask how it stands")
    HIGH_ROAD_NOTE = "high_road_note", _("Thank-you note")
    CONNECTION_REQUEST = "connection_request", _("Connection request")
    KEEP_IN_TOUCH = "keep_in_touch", _("Say hello again")
    PREPARE = "prepare", _("Prepare")
    DEBRIEF = "debrief", _("How was it")
    INVENTORY = "inventory", _("One question, or three")
    MOVE_FORWARD = "move_forward", _("What to take along")
    DOOR = "door", _("A day to say hello")
    RE_APPLY = "re_apply", _("Apply again")
    NOTE = "note", _("A note")
    WITHDRAWAL = "withdrawal", _("A line to withdraw")
    OTHER = "other", _("Something of your own")


# Most helpful first: in a mail and on Today.
ORDER = (
    Aim.PREPARE,
    Aim.DEBRIEF,
    Aim.STATUS_CHECK,
    Aim.THANK_YOU,
    Aim.HIGH_ROAD_NOTE,
    Aim.CONNECTION_REQUEST,
    Aim.DOOR,
    Aim.INVENTORY,
)
ENDED_BY_AN_ANSWER = (Aim.THANK_YOU, Aim.STATUS_CHECK, Aim.PREPARE, Aim.DEBRIEF, Aim.WITHDRAWAL)
PLAN = "plan:"
