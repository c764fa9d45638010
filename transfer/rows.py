"""One row of a list into clean values. A row is refused only where it names nothing at all."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from applications.models.companies import key_of
from transfer import dates, links, sheets, statuses, values
from transfer.columns import DATES, OF_APPLICATIONS
from transfer.models import Import

SHORT = {
    "title": 200,
    "company": 200,
    "place": 200,
    "source": 120,
    "tags": 300,
    "contact_name": 160,
    "contact_phone": 60,
}
MOST_KEY = 400  # of a company's caseless name


@dataclass
class Row:
    number: int
    title: str = ""
    company: str = ""
    stage: str = "applied"
    outcome: str = ""
    days: dict[str, date] = field(default_factory=dict)
    fields: dict[str, object] = field(default_factory=dict)  # columns of Application
    contact: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    is_empty: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return key_of(self.title), key_of(self.company)

    @property
    def link(self) -> str:
        return links.key(str(self.fields.get("url", "")))


def read_all(brought: Import) -> Iterator[Row]:
    """The rows of an import, one by one, as its columns and words are mapped."""
    sheet = sheets.read(brought.data, encoding=brought.encoding)
    places = [
        (n, name, brought.columns[name]) for n, name in enumerate(sheet.header) if brought.columns.get(name)
    ]
    for number, cells in enumerate(sheet.rows, start=1):
        given = [
            (name, what, cells[n]) for n, name, what in places if cells[n] and not dates.is_nothing(cells[n])
        ]
        yield read_row(brought, number, given)


def read_row(brought: Import, number: int, given: list[tuple[str, str, str]]) -> Row:
    row = Row(number)
    texts = {what: text for _name, what, text in given}
    for name, what, text in given:
        _take(row, name, what, text, order=brought.order or dates.DAY_FIRST)
    _pay(row, texts)
    _name(row, texts)
    _stand(row, texts.get("status", ""), brought)
    return row


def _take(row: Row, name: str, what: str, text: str, *, order: str) -> None:
    if what in DATES:
        _take_day(row, what, text, order)
    elif what in SHORT:
        _take_short(row, what, text)
    elif what == "url":
        _take_link(row, text)
    elif what == "posting":
        row.fields["posting"] = values.long_text(text)
    elif what == "remark":
        row.remarks.append(f"{name}: {values.long_text(text)}" if row.remarks else values.long_text(text))
    elif what == "contact_email":
        _take_address(row, text)
    elif what in {"workplace", "employment"}:
        if known := getattr(values, what)(text):
            row.fields[what] = known
    elif what == "dream":
        row.fields["is_dream"] = values.yes(text)
    if len(text) > values.MOST_TEXT:
        row.problems.append(
            _("%(column)s was longer than 100,000 characters; the rest was left out.") % {"column": name}
        )


def _take_day(row: Row, what: str, text: str, order: str) -> None:
    if day := dates.read(text, order=order):
        row.days[what] = day
    else:
        words = _("“%(text)s” is no day that can be read; %(column)s was left empty.")
        row.problems.append(words % {"text": text[:40], "column": OF_APPLICATIONS[what]})


def _take_short(row: Row, what: str, text: str) -> None:
    clean = values.one_line(text, most=SHORT[what])
    if len(" ".join(text.split())) > SHORT[what]:
        words = _("%(column)s was cut to %(most)d characters.")
        row.problems.append(words % {"column": OF_APPLICATIONS[what], "most": SHORT[what]})
    if what in {"title", "company"}:
        setattr(row, what, clean)
    elif what.startswith("contact_"):
        row.contact[what.removeprefix("contact_")] = clean
    else:
        row.fields[what] = clean


def _take_link(row: Row, text: str) -> None:
    if address := values.link(text):
        row.fields["url"] = address
    else:
        row.problems.append(_("“%(text)s” is no web address; it was left out.") % {"text": text[:60]})


def _take_address(row: Row, text: str) -> None:
    if address := values.address(text):
        row.contact["email"] = address
    else:
        row.problems.append(_("“%(text)s” is no e-mail address; it was left out.") % {"text": text[:60]})


def _pay(row: Row, texts: dict[str, str]) -> None:
    said = " ".join(
        texts[name] for name in ("pay", "pay_min", "pay_max", "pay_currency", "pay_period") if name in texts
    )
    if not said:
        return
    sums: list[Decimal] = values.amounts(texts.get("pay", "")) if "pay" in texts else []
    for name in ("pay_min", "pay_max"):
        sums += values.amounts(texts.get(name, ""))[:1]
    if not sums:
        if "pay" in texts:
            row.remarks.append(_("Pay: %(text)s") % {"text": values.one_line(texts["pay"])})
        return
    row.fields["pay_min"] = min(sums)
    if len(sums) > 1:
        row.fields["pay_max"] = max(sums)
    for name, value in (("pay_currency", values.currency(said)), ("pay_period", values.period(said))):
        if value:
            row.fields[name] = value


def _name(row: Row, texts: dict[str, str]) -> None:
    row.is_empty = not (row.title or row.company)
    if row.is_empty:
        row.problems.insert(0, _("Neither role nor company is named."))
        return
    if not row.title:
        row.title = _("Role not named")
        row.problems.append(_("No role is named."))
    if not row.company:
        row.company = (
            links.tells(row.fields.get("url", "")).get("company") or _host(row) or _("Company not named")
        )
        row.problems.append(_("No company is named."))
    while len(key_of(row.company)) > MOST_KEY:  # a few letters grow many times over without their case
        row.company = row.company[: len(row.company) // 2]


def _host(row: Row) -> str:
    host = urlsplit(str(row.fields.get("url", ""))).hostname or ""
    return host.removeprefix("www.")[:200]


def _stand(row: Row, text: str, brought: Import) -> None:
    meaning = brought.statuses.get(statuses.key_of(text)[:200], "") if text else ""
    if not meaning:
        meaning = brought.default_status or ("applied" if "applied_on" in row.days else "saved")
        if statuses.key_of(text):
            words = _("“%(text)s” is not known; the row stands under “%(meaning)s”.")
            row.problems.append(words % {"text": text[:40], "meaning": statuses.MEANINGS[meaning]})
    row.stage, row.outcome = statuses.split(meaning)
