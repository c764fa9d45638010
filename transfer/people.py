"""A list of people: contacts, not applications."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from applications.models import Company, Contact
from applications.models.companies import key_of
from transfer import dates, sheets, values
from transfer.models import Fate, Import, ImportedRow

SHORT = {"name": 160, "first_name": 80, "last_name": 80, "phone": 60, "company": 200, "job_title": 160}
BATCH = 500


@dataclass
class Person:
    number: int
    fields: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    fate: str = Fate.NEW
    contact: Contact | None = None

    @property
    def name(self) -> str:
        parts = [self.fields.get("first_name", ""), self.fields.get("last_name", "")]
        return self.fields.get("name") or " ".join(part for part in parts if part)

    @property
    def company(self) -> str:
        return self.fields.get("company", "")


def check(brought: Import) -> Iterator[Person]:
    known, seen = _known(brought), set()
    sheet = sheets.read(brought.data, encoding=brought.encoding)
    places = [(n, brought.columns[name]) for n, name in enumerate(sheet.header) if brought.columns.get(name)]
    for number, cells in enumerate(sheet.rows, start=1):
        person = Person(number)
        for n, what in places:
            if not dates.is_nothing(cells[n]):
                _take(person, what, cells[n])
        keys = _keys(person.name, person.company, person.fields)
        person.contact = next((known[key] for key in keys if key in known), None)
        if not person.name:
            person.fate = Fate.WRONG
            person.problems.insert(0, _("No name is given."))
        elif seen & set(keys):
            person.fate = Fate.TWICE
        elif person.contact:
            person.fate = Fate.SAME
        seen |= set(keys) if person.name else set()
        yield person


def _take(person: Person, what: str, text: str) -> None:
    if what in SHORT:
        person.fields[what] = values.one_line(text, most=SHORT[what])
    elif what == "email":
        person.fields["email"] = values.address(text)
        if not person.fields["email"]:
            person.problems.append(
                _("“%(text)s” is no e-mail address; it was left out.") % {"text": text[:60]}
            )
    elif what == "linkedin_url":
        address = values.link(text)
        person.fields["linkedin_url"] = address if len(address) <= 500 else ""
        if not person.fields["linkedin_url"]:
            person.problems.append(_("“%(text)s” is no web address; it was left out.") % {"text": text[:60]})
    else:
        person.fields["about"] = values.long_text(text)


def _keys(name: str, company: str, fields: dict[str, str]) -> list[tuple[str, str]]:
    """Ways to know a person again: profile, address, or name and company."""
    named = [("name", f"{key_of(name)}@{key_of(company)}")] if name else []
    profile = fields.get("linkedin_url", "").rstrip("/").casefold()
    return [
        (kind, text)
        for kind, text in (("profile", profile), ("email", fields.get("email", "").casefold()))
        if text
    ] + named


def _known(brought: Import) -> dict[tuple[str, str], Contact]:
    known = {}
    for row in Contact.objects.of(brought.owner).select_related("company"):
        company = row.company.name if row.company else ""
        for key in _keys(row.name, company, {"linkedin_url": row.linkedin_url, "email": row.email}):
            known[key] = row
    return known


def write(brought: Import, *, now: datetime) -> None:
    companies = {row.name_key: row for row in Company.objects.of(brought.owner)}
    contacts, rows = [], []
    for person in check(brought):
        contact = person.contact
        if person.fate == Fate.NEW:
            contact = _contact(brought, person, companies)
            contacts.append(contact)
        row = ImportedRow(
            owner_id=brought.owner_id, brought_by=brought, number=person.number, fate=person.fate
        )
        row.problems, row.contact = person.problems, contact if person.fate != Fate.TWICE else None
        row.made = [["contact", str(contact.pk)]] if person.fate == Fate.NEW else []
        rows.append(row)
    Company.objects.bulk_create([row for row in companies.values() if row._state.adding], batch_size=BATCH)
    Contact.objects.bulk_create(contacts, batch_size=BATCH)
    ImportedRow.objects.bulk_create(rows, batch_size=BATCH)


def _contact(brought: Import, person: Person, companies: dict[str, Company]) -> Contact:
    company = None
    if person.company:
        key = key_of(person.company)[:400]
        company = companies.setdefault(key, Company(owner=brought.owner, name=person.company, name_key=key))
    details = {
        k: v
        for k, v in person.fields.items()
        if k in {"email", "phone", "linkedin_url", "job_title", "about"}
    }
    return Contact(owner=brought.owner, name=person.name[:160], company=company, **details)
