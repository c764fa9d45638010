from datetime import datetime
from typing import Self

from django.core.files.base import File
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet
from applications.models.applications import Application
from applications.models.words import Stage

TALKS = (Stage.SCREENING, Stage.INTERVIEWING, Stage.OFFER)


class DocumentKind(models.TextChoices):
    CV = "cv", _("CV")
    LETTER = "letter", _("Cover letter")
    OTHER = "other", _("Other")


class DocumentQuerySet(OwnedQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-added_at", "-id")

    def with_how_far(self) -> Self:
        """Beside each: with how many it went out, how many came to talks, how many to an offer."""
        reached = "applications__changes__to_stage"
        return self.annotate(
            sent=Count("applications", distinct=True),
            talks=Count("applications", distinct=True, filter=Q(**{f"{reached}__in": TALKS})),
            offers=Count("applications", distinct=True, filter=Q(**{reached: Stage.OFFER})),
        )


class Document(Owned):
    """A file sent with one or several applications; kept privately, served to its owner alone."""

    applications = models.ManyToManyField(Application, related_name="documents", blank=True)
    kind = models.CharField(max_length=12, choices=DocumentKind)
    file = models.FileField(upload_to="documents/%Y/")
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def keep(self, file: File, *, now: datetime) -> None:
        """On disk under its id: the name that the person gave it stays in the row. If the row cannot
        be written, the file does not stay behind."""
        self.size, self.added_at = file.size, now
        file.seek(0)
        self.file.save(str(self.pk), file, save=False)
        try:
            self.save(force_insert=True)
        except Exception:
            self.file.delete(save=False)
            raise

    def drop(self) -> None:
        """The row, and once that is final, the file."""
        storage, name = self.file.storage, self.file.name
        self.delete()
        transaction.on_commit(lambda: storage.delete(name))
