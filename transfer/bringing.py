"""From an upload to a list whose columns and words are known."""

import hashlib
from collections import Counter
from datetime import datetime
from itertools import islice

from django.db import transaction

from accounts.models import User
from transfer import archives, columns, dates, presets, sheets, statuses
from transfer.models import Import
from transfer.trouble import SheetError

LOOK_AT = 400  # rows by which columns are guessed
MOST_WORDS = 60
LOOKED_AT = [
    "kind", "encoding", "row_count", "maker", "default_status", "order", "columns", "statuses",
]  # fmt: skip


@transaction.atomic
def begin_all(owner: User, *, name: str, data: bytes, now: datetime) -> list[Import]:
    """Drafts of all lists in a file: one, or those that are known in an archive."""
    if not archives.is_archive(data):
        return [begin(owner, name=name, data=data, now=now)]
    found, wrong = [], None
    for each, content in archives.lists(data):
        try:
            found.append(begin(owner, name=each, data=content, now=now))
        except SheetError as trouble:  # an empty list beside a full one
            wrong = trouble
    if not found:
        raise wrong
    return found


def begin(owner: User, *, name: str, data: bytes, now: datetime) -> Import:
    """A draft of an import; its file is read once, and refused here if it can't be."""
    sheet = sheets.read(data)
    brought = Import(owner=owner, name=name[-200:], sha256=hashlib.sha256(data).hexdigest(), brought_at=now)
    _look(brought, sheet)
    brought.data = data
    brought.save(force_insert=True)
    return brought


def read_anew(brought: Import, *, encoding: str) -> None:
    """By other letters, with other names of columns and other words; refused as an upload would be."""
    _look(brought, sheets.read(brought.data, encoding=encoding))
    brought.save(update_fields=LOOKED_AT)


def _look(brought: Import, sheet: sheets.Sheet) -> None:
    preset = presets.recognise(sheet.header)
    if preset and preset.refused:
        raise SheetError(preset.refused)
    rows = list(islice(sheet.rows, LOOK_AT))
    count = len(rows) + sum(1 for _row in sheet.rows)
    if not count:
        raise SheetError(sheets.EMPTY)
    brought.kind = preset.kind if preset else columns.APPLICATIONS
    brought.encoding = sheet.encoding if sheet.encoding in sheets.ENCODINGS else ""
    brought.row_count = count
    _guess(brought, preset, sheet.header, rows)


def _guess(brought: Import, preset: presets.Preset | None, header: list[str], rows: list[list[str]]) -> None:
    if preset:
        brought.maker, brought.default_status, brought.order = preset.name, preset.status, preset.order
        brought.columns = presets.mapping(preset, header)
    else:
        brought.maker = brought.default_status = brought.order = ""
        brought.columns = columns.guess(header, rows, kind=brought.kind)
    words = [word for word, _count in words_of(brought, rows, header)]
    brought.statuses = {statuses.key_of(word)[:200]: statuses.meaning_of(word) for word in words}


def sheet_of(brought: Import) -> sheets.Sheet:
    return sheets.read(brought.data, encoding=brought.encoding)


def order_of(brought: Import, rows: list[list[str]], header: list[str]) -> dates.Order:
    """How the days read; known from the maker, or from all date columns together."""
    if brought.maker and brought.order:
        return dates.Order(brought.order)
    places = [n for n, name in enumerate(header) if brought.columns.get(name) in columns.DATES]
    return dates.order_of(row[n] for row in rows for n in places)


def words_of(brought: Import, rows: list[list[str]], header: list[str]) -> list[tuple[str, int]]:
    """The words in the column of where things stand, the commonest first."""
    place = next((n for n, name in enumerate(header) if brought.columns.get(name) == "status"), None)
    if place is None:
        return []
    said: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for row in rows:
        if row[place] and not dates.is_nothing(row[place]) and (key := statuses.key_of(row[place])[:200]):
            said.setdefault(key, row[place])
            counted[key] += 1
    return [(said[key], count) for key, count in counted.most_common(MOST_WORDS)]
