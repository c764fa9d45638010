"""What every private row shares: an owner, an id minted by the form, and words kept apart."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from django.conf import settings
from django.db import models

from accounts.ordering import OrderKey, order_of


class PrivateText(models.TextField):
    """Words only their owner may read. One class, so that encrypting them is one change."""


class OwnedQuerySet(models.QuerySet):
    def of(self, owner: models.Model) -> Self:
        return self.filter(owner=owner)


class Owned(models.Model):
    # Minted when a form is shown, so that a second press of its button meets the same row.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {str(self.pk)[:8]}"  # no words: the admin's log keeps this


class Versioned(models.Model):
    """A row that two tabs may edit: the slower one is told, and neither loses a word."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def save_over(self, version: int, **changes: object) -> bool:
        """Write `changes` if the row is still at `version`; False when another tab was quicker."""
        for field in self._meta.fields:
            if isinstance(field, OrderKey) and field.of in changes:
                changes[field.attname] = order_of(changes[field.of])
        rows = type(self)._default_manager.filter(pk=self.pk, version=version)
        if not rows.update(version=version + 1, **changes):
            self.refresh_from_db()
            return False
        for name, value in {"version": version + 1, **changes}.items():
            setattr(self, name, value)
        return True

    def write(self, *columns: str) -> None:
        """Save columns that a form holds too: one that is open is told."""
        self.save(update_fields=columns)
        self.step()

    @contextmanager
    def telling_forms_of(self, column: str, *, where: bool = True) -> Iterator[None]:
        """If it is written within."""
        before = getattr(self, column)
        yield
        if where and getattr(self, column) != before:
            self.step()

    def step(self) -> None:
        type(self)._default_manager.filter(pk=self.pk).update(version=models.F("version") + 1)
        self.version += 1
