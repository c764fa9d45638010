"""What a person lays beside an application: a plain line."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, PrivateText, Versioned
from applications.models.applications import Application


class Remark(Owned, Versioned):
    """A plain line on the timeline."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="remarks")
    happened_on = models.DateField(_("On"))
    text = PrivateText(_("Remark"))

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
