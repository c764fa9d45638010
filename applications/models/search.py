"""The words by which an application is found again: role, company, people, tags, notes, remarks, posting.

A table of its own, narrow and read from front to back: looking through ten thousand rows of it takes
milliseconds, where the postings themselves would take a hundred times as many. Each word stands in it
once. It is made of private words, so it goes and changes with them: whoever changes one calls `refresh`.
"""

from collections.abc import Iterable
from functools import reduce
from itertools import batched
from operator import or_
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.ownership import OwnedQuerySet
from applications.models.applications import Application
from applications.models.companies import key_of

AT_ONCE = 300
EDGES = ".,;:!?()[]{}<>\"'“”‘’„«»…·•*_|/\\-–—"
PLAIN = ("title", "company__name", "place", "source", "tags", "posting")
# Table by table: the way to the application, and the columns that hold words.
BESIDE = (
    ("involvements", ("contact__name",)),
    ("remarks", ("text",)),
    ("interviews", ("preparation", "asked", "went_well", "would_change", "thank_for")),
    ("notes", ("body",)),
)


class SearchTextQuerySet(OwnedQuerySet):
    def holding(self, words: str) -> Self:
        """Those that hold all the words, or parts of words, in any spelling of case and whatever stands
        around them. Signs alone are in none."""
        asked = words_of([words]).split()
        if words.strip() and not asked:
            return self.none()
        for word in asked:
            self = self.filter(reduce(or_, (Q(key__contains=spelt) for spelt in spellings_of(word))))
        return self

    def refresh(self, applications: Iterable[UUID]) -> None:
        """After a change of any word: five questions for some hundred applications, and one statement."""
        for pks in batched(applications, AT_ONCE, strict=False):
            rows = Application.objects.filter(pk__in=pks).values_list("pk", "owner_id", *PLAIN)
            texts = {pk: [owner, *found] for pk, owner, *found in rows}
            for name, columns in BESIDE:
                for pk, *found in _beside(name, columns, pks):
                    texts[pk] += found
            self.bulk_create(
                [
                    self.model(application_id=pk, owner_id=t[0], key=words_of(t[1:]))
                    for pk, t in texts.items()
                ],
                update_conflicts=True,
                unique_fields=["application"],
                update_fields=["key"],
            )


def _beside(name: str, columns: tuple[str, ...], pks: tuple[UUID, ...]) -> Any:
    rows = Application.objects.filter(pk__in=pks, **{f"{name}__isnull": False})
    if name == "notes":
        rows = rows.filter(notes__sent_at__isnull=False)
    return rows.values_list("pk", *(f"{name}__{column}" for column in columns))


def spellings_of(word: str) -> set[str]:
    """A phone writes another apostrophe than a desk."""
    return {word, word.replace("'", "’"), word.replace("’", "'")}


def words_of(texts: Iterable[str | None]) -> str:
    """Each word once, as it is looked for; a dash or a dot alone is none."""
    found = key_of(" ".join(filter(None, texts))).split()
    return " ".join(dict.fromkeys(filter(None, (word.strip(EDGES) for word in found))))


class SearchText(models.Model):
    application = models.OneToOneField(
        Application, primary_key=True, on_delete=models.CASCADE, related_name="search_text"
    )
    owner = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    key = models.TextField()

    objects = SearchTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("search text")
        verbose_name_plural = _("search texts")

    def __str__(self) -> str:
        return f"search text {str(self.pk)[:8]}"
