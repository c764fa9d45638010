from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Installation(models.Model):
    """One row: which site this database belongs to, and when its mail clock last ticked."""

    instance_id = models.CharField(max_length=100)
    site_url = models.CharField(max_length=300)
    last_tick_at = models.DateTimeField(null=True, blank=True)
    hold_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("installation")
        verbose_name_plural = _("installation")
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_installation"),)

    def __str__(self) -> str:
        return self.site_url
