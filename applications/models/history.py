from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet
from applications.models.words import Outcome, Stage


class Cause(models.TextChoices):
    PERSON = "person"
    IMPORT = "import"
    REJECTION = "rejection"
    REOPENED = "reopened"


class StageChangeQuerySet(OwnedQuerySet):
    def newest(self) -> "StageChange | None":
        return self.order_by("-recorded_at").first()


class StageChange(Owned):
    application = models.ForeignKey("Application", on_delete=models.CASCADE, related_name="changes")
    from_stage = models.CharField(max_length=12, choices=Stage)
    to_stage = models.CharField(max_length=12, choices=Stage)
    from_outcome = models.CharField(max_length=15, choices=Outcome, blank=True)
    to_outcome = models.CharField(max_length=15, choices=Outcome, blank=True)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    cause = models.CharField(max_length=9, choices=Cause)

    objects = StageChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = (models.Index(fields=["application", "-recorded_at"]),)

    def correct_day(self, on: date) -> None:
        """People record things late: the day may be corrected, nothing else."""
        self.happened_on = on
        self.save(update_fields=["happened_on"])
        if self.to_outcome and self.application.changes.newest() == self:
            type(self.application).objects.filter(pk=self.application_id).update(closed_on=on)
