"""What came in, and what each row of it became."""

import zlib
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet
from applications.models import Application, Contact
from transfer.columns import APPLICATIONS, PEOPLE


class Fate(models.TextChoices):
    """What became, or would become, of a row."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    SAME = "same", _("Known already")
    TWICE = "twice", _("Twice in the list")
    WRONG = "wrong", _("Can’t be read")


class WorkQuerySet(OwnedQuerySet):
    """Rows that a task works on: asked for, claimed for a while, finished. A dead worker's claim runs out."""

    CLAIM = timedelta(minutes=5)  # longer than a task may run
    MOST_TRIES = 3
    asked = "wanted_at"

    def waiting(self, now: datetime) -> Self:
        free = Q(seen_at__isnull=True) | Q(seen_at__lt=now - self.CLAIM)
        wanted = self.filter(**{f"{self.asked}__isnull": False}, finished_at__isnull=True, trouble="")
        return wanted.filter(free, tries__lt=self.MOST_TRIES)

    def claim(self, pk: object, *, now: datetime) -> models.Model | None:
        """The row, if it waits and no other worker was quicker."""
        if not self.filter(pk=pk).waiting(now).update(seen_at=now, tries=F("tries") + 1):
            return None
        return self.select_related("owner").get(pk=pk)


class ImportQuerySet(WorkQuerySet):
    KEEP = timedelta(days=30)

    def newest_first(self) -> Self:
        return self.order_by("-brought_at", "-id")

    def left_lying(self, now: datetime) -> Self:
        """Never brought in, and nobody has come back to them: their files hold private words."""
        return self.filter(finished_at__isnull=True, brought_at__lt=now - self.KEEP)

    def finished(self) -> Self:
        return self.filter(finished_at__isnull=False)


class Import(Owned):
    """One list, from the upload to what came of it. The file itself is kept only until then."""

    kind = models.CharField(max_length=12, default=APPLICATIONS, choices=[(APPLICATIONS, "a"), (PEOPLE, "p")])
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    packed = models.BinaryField(default=b"")
    encoding = models.CharField(max_length=12, blank=True)
    maker = models.CharField(max_length=40, blank=True)
    columns = models.JSONField(default=dict)  # column name to field
    statuses = models.JSONField(default=dict)  # their word to what it means here
    order = models.CharField(max_length=3, blank=True)  # how days of the form 3/4/24 read
    default_status = models.CharField(max_length=15, blank=True)
    brought_at = models.DateTimeField()
    row_count = models.PositiveIntegerField(default=0)

    wanted_at = models.DateTimeField(null=True)  # asked for as a task
    checked_rows = models.PositiveIntegerField(default=0)  # how far the task has come
    seen_at = models.DateTimeField(null=True)  # when the task last said so
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = (models.Index(fields=["owner", "-brought_at"]),)

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def is_running(self) -> bool:
        return self.wanted_at is not None and not self.is_finished and not self.has_failed

    @property
    def has_failed(self) -> bool:
        return bool(self.trouble) or (not self.is_finished and self.tries >= ImportQuerySet.MOST_TRIES)

    @property
    def data(self) -> bytes:
        return zlib.decompress(self.packed) if self.packed else b""

    @data.setter
    def data(self, data: bytes) -> None:
        self.packed = zlib.compress(data)

    def finish(self, *, now: datetime) -> None:
        """The list has done its work: what became of it stays, the file goes."""
        self.finished_at, self.packed, self.trouble = now, b"", ""
        self.save(update_fields=["finished_at", "packed", "trouble"])

    def counts(self) -> dict[str, int]:
        counted = self.rows.values("fate").annotate(count=models.Count("pk"))
        return {row["fate"]: row["count"] for row in counted}


class ImportedRow(Owned):
    """What one row became. `wrote` and `before` are what a second import and an undo read."""

    brought_by = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    fate = models.CharField(max_length=7, choices=Fate)
    problems = models.JSONField(default=list)
    application = models.ForeignKey(Application, null=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.SET_NULL, related_name="+")
    wrote = models.JSONField(default=dict)  # field to the text it was given
    before = models.JSONField(default=dict)  # field to the text it had
    made = models.JSONField(default=list)  # [kind, id] of what else it made: changes, remarks, people

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        constraints = (models.UniqueConstraint(fields=["brought_by", "number"], name="each_row_once"),)


class Feed(Owned):
    """The private address of a calendar. Only its hash is kept: shown once, renewed at will."""

    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    names_shown = models.BooleanField(_("Show company, kind and place"), default=False)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = (models.UniqueConstraint(fields=["owner"], name="one_feed_a_person"),)


class ExportQuerySet(WorkQuerySet):
    asked = "asked_at"


class Export(Owned):
    """A copy of everything, made when asked for and kept for a day."""

    asked_at = models.DateTimeField()
    row_count = models.PositiveIntegerField(default=0)
    written_rows = models.PositiveIntegerField(default=0)  # how far the task has come
    file_count = models.PositiveIntegerField(default=0)
    written_files = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)  # when the task last said so
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="exports/", blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        indexes = (models.Index(fields=["owner", "-asked_at"]),)

    @property
    def has_failed(self) -> bool:
        return bool(self.trouble) or (self.finished_at is None and self.tries >= WorkQuerySet.MOST_TRIES)

    @property
    def is_running(self) -> bool:
        return self.finished_at is None and not self.has_failed

    @property
    def is_ready(self) -> bool:
        return self.finished_at is not None and bool(self.file)
