"""Which application a row, or a posting, is already: the same link, or the same role at the same company."""

from dataclasses import dataclass, field
from hashlib import blake2b
from uuid import UUID

from accounts.models import User
from applications.models import Application
from applications.models.companies import key_of
from transfer import links


def _mark(*words: str) -> int:
    """Stands for words in a few bytes, so that knowing ten thousand rows takes little memory."""
    return int.from_bytes(blake2b("\0".join(words).encode(), digest_size=8).digest()) if any(words) else 0


@dataclass
class Known:
    """All that an owner has, by link and by name. Two different links are two postings."""

    by_link: dict[int, UUID] = field(default_factory=dict)
    by_name: dict[int, tuple[UUID, UUID | None]] = field(default_factory=dict)  # newest, newest without link

    @classmethod
    def of(cls, owner: User) -> "Known":
        known = cls()
        rows = Application.objects.of(owner).order_by("touched_at")
        for pk, title, company, url in rows.values_list("pk", "title", "company__name_key", "url").iterator():
            known.add(pk, (key_of(title), company), links.key(url))
        return known

    def add(self, pk: UUID, name: tuple[str, str], link: str) -> None:
        at, named = _mark(link), _mark(*name)
        if at:
            self.by_link[at] = pk
        _newest, bare = self.by_name.get(named, (None, None))
        self.by_name[named] = (pk, bare if at else pk)

    def find(self, name: tuple[str, str], link: str) -> UUID | None:
        at = _mark(link)
        if at in self.by_link:
            return self.by_link[at]
        newest, bare = self.by_name.get(_mark(*name), (None, None))
        return bare if at else newest


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
