"""What a person lays beside an application: a plain line, a file."""

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


class Document(Owned):
    """A file sent with one or several applications; kept privately, served to its owner alone."""

    applications = models.ManyToManyField(Application, related_name="documents", blank=True)
    kind = models.CharField(
        max_length=12,
        choices=[("cv", _("CV")), ("letter", _("Cover letter")), ("other", _("Other"))],
    )
    file = models.FileField(upload_to="documents/%Y/")
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
