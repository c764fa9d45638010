"""Which application a row, or a posting, is already: the same link, or the same role at the same company."""

from dataclasses import dataclass, field
from uuid import UUID

from accounts.models import User
from applications.models import Application
from applications.models.companies import key_of
from transfer import links


@dataclass
class Known:
    """All that an owner has, by link and by name. Two different links are two postings."""

    by_link: dict[str, UUID] = field(default_factory=dict)
    by_name: dict[tuple[str, str], list[tuple[str, UUID]]] = field(default_factory=dict)

    @classmethod
    def of(cls, owner: User) -> "Known":
        known = cls()
        rows = Application.objects.of(owner).order_by("touched_at")
        for pk, title, company, url in rows.values_list("pk", "title", "company__name_key", "url").iterator():
            known.add(pk, (key_of(title), company), links.key(url))
        return known

    def add(self, pk: UUID, name: tuple[str, str], link: str) -> None:
        if link:
            self.by_link[link] = pk
        self.by_name.setdefault(name, []).append((link, pk))

    def find(self, name: tuple[str, str], link: str) -> UUID | None:
        if link and link in self.by_link:
            return self.by_link[link]
        fitting = [pk for other, pk in self.by_name.get(name, []) if not link or not other]
        return fitting[-1] if fitting else None


def alike(owner: User, *, title: str, company: str, url: str) -> list[Application]:
    """What a person should see before saving: the same link, or the same role and company."""
    rows = Application.objects.of(owner).with_company()
    link = links.key(url)
    found = {
        row.pk: row
        for row in rows.filter(company__name_key=key_of(company))
        if key_of(row.title) == key_of(title)
    }
    if link:
        same_host = rows.filter(url__icontains=link.split("/")[0])
        found |= {row.pk: row for row in same_host if links.key(row.url) == link}
    return sorted(found.values(), key=lambda row: row.touched_at, reverse=True)
