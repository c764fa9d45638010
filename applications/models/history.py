from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.ownership import Owned, OwnedQuerySet
from applications.models.words import Outcome, Stage

FOLLOWING = ["first_response_on", "closed_on", "applied_on"]  # an application's days that its history moves


class Cause(models.TextChoices):
    PERSON = "person"
    IMPORT = "import"
    REJECTION = "rejection"
    REOPENED = "reopened"


def word_of(from_stage: str, to_stage: str, to_outcome: str, cause: str) -> str:
    """The word of a change, from the columns that make it."""
    if to_outcome:
        return str(Outcome(to_outcome).label)
    if cause == Cause.REOPENED:
        return _("They came back")
    if to_stage == Stage.APPLIED:
        return _("Applied") if from_stage in {Stage.SAVED, Stage.APPLIED} else _("Waiting again")
    return str(Stage(to_stage).label)


class StageChangeQuerySet(OwnedQuerySet):
    def newest(self) -> "StageChange | None":
        return self.order_by("-recorded_at").first()

    def applied_on(self) -> date | None:
        return (
            self.filter(to_stage=Stage.APPLIED)
            .order_by("recorded_at")
            .values_list("happened_on", flat=True)
            .first()
        )

    def first_response_on(self) -> date | None:
        answers = self.exclude(to_stage__in=[Stage.SAVED, Stage.APPLIED]).order_by("recorded_at")
        return answers.values_list("happened_on", flat=True).first()


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
        verbose_name = gettext_lazy("change")
        verbose_name_plural = gettext_lazy("changes")
        indexes = (models.Index(fields=["application", "-recorded_at"]),)

    @property
    def word(self) -> str:
        """What happened, in a word or two."""
        return word_of(self.from_stage, self.to_stage, self.to_outcome, self.cause)

    @transaction.atomic
    def correct_day(self, on: date) -> bool:
        """People record things late: the day may be corrected, nothing else. What the application
        took from this change follows, as it stands now. False where the change was undone meanwhile."""
        application = self.application
        rows = type(application)._default_manager.select_for_update()
        application.refresh_from_db(fields=FOLLOWING, from_queryset=rows)
        if not application.changes.filter(pk=self.pk).exists():
            return False
        with application.telling_forms_of("applied_on"):
            with application.following_its_history():
                self.happened_on = on
                self.save(update_fields=["happened_on"])
            if self.to_outcome and application.changes.newest() == self:
                application.closed_on = on
            application.save(update_fields=FOLLOWING)
        return True
