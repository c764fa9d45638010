"""Many-row questions about applications, and the way a new one begins."""

from datetime import date, datetime
from typing import Self

from django.db import models

from accounts.ownership import OwnedQuerySet
from applications.models.companies import Company
from applications.models.words import Stage


class ApplicationQuerySet(OwnedQuerySet):
    def active(self) -> Self:
        return self.filter(outcome="")

    def closed(self) -> Self:
        return self.filter(outcome__gt="")  # read from an index, as "not empty" is not

    def quiet(self, now: datetime) -> Self:
        return self.filter(quiet_until__gt=now)

    def holding_the_rest(self, now: datetime) -> Self:
        """Those whose quiet holds all other mail of their owner too."""
        return self.quiet(now).filter(hold_rest=True, is_sample=False)

    def with_company(self) -> Self:
        return self.select_related("company")

    def holding(self, words: str, *, owner: models.Model) -> Self:
        """The owner's, and of them those that hold all the words anywhere: role, company, people, notes,
        posting. To be asked of all: those that are found are then read by their ids, and not met on the
        way through everything that the owner has."""
        if not words.strip():
            return self.of(owner)
        texts = self.model._meta.get_field("search_text").related_model
        return self.filter(pk__in=texts.objects.of(owner).holding(words).values("pk"))

    def refresh_search(self) -> None:
        """After a change of any word that these are found by."""
        texts = self.model._meta.get_field("search_text").related_model
        texts.objects.refresh(self.values_list("pk", flat=True))

    def newest_first(self) -> Self:
        return self.order_by("-touched_at", "-id")

    def start(
        self,
        owner: "models.Model",
        *,
        title: str,
        company: str,
        now: datetime,
        stage: str = Stage.SAVED,
        on: date | None = None,
        cause: str = "person",
        **fields: object,
    ) -> "models.Model":
        """A new application, its company made or met again, its first change on record."""
        application = self.model(
            owner=owner,
            title=title.strip(),
            company=Company.objects.named(owner, company),
            touched_at=now,
            **fields,
        )
        application.index()
        application.save(force_insert=True)
        application.change(now=now, on=on or owner.today(now), cause=cause, stage=stage)
        self.filter(pk=application.pk).refresh_search()
        return application
