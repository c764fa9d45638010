import re
import unicodedata
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.ordering import OrderKey
from accounts.ownership import Owned, OwnedQuerySet, Versioned


def key_of(text: str) -> str:
    """One key for all spellings: NFKC, casefolded, spaces collapsed. Made here because SQLite
    folds ASCII only."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()


class CompanyQuerySet(OwnedQuerySet):
    def named(self, owner: models.Model, name: str) -> "Company":
        """The owner's company of that name, made if new. Safe against a second press."""
        clean = re.sub(r"\s+", " ", name).strip()
        company, _made = self.get_or_create(owner=owner, name_key=key_of(clean), defaults={"name": clean})
        return company

    def not_closed(self) -> Self:
        """Without those where everything has ended: they are not brought up unasked."""
        return self.filter(Q(applications__outcome="") | Q(applications__isnull=True)).distinct()

    def by_name(self) -> Self:
        return self.order_by("order_key", "name_key")


class Company(Owned, Versioned):
    name = models.CharField(_("Company"), max_length=200)
    name_key = models.CharField(max_length=400, editable=False)
    order_key = OrderKey(of="name")
    website = models.URLField(_("Website"), max_length=500, blank=True)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        constraints = (models.UniqueConstraint(fields=["owner", "name_key"], name="company_once_per_owner"),)

    def index_applications(self) -> None:
        """After a new name: the search text of its applications holds it."""
        applications = list(self.applications.all())
        for application in applications:
            application.company = self
            application.index()
        self.applications.bulk_update(applications, ["search_key"])
        self.applications.refresh_search()

    def drop_if_bare(self) -> None:
        """A company with nobody and nothing left at it is only a name that somebody wanted gone."""
        if not self.applications.exists() and not self.contacts.exists():
            self.delete()
