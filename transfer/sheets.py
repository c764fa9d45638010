"""A file of rows, whatever wrote it: text in any usual encoding and delimiter, or a workbook."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from django.utils.translation import gettext_lazy as _

from transfer import headers, workbook
from transfer.formulas import unguard
from transfer.trouble import SheetError

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 64
PREAMBLE = 20  # lines that may stand above the header
DELIMITERS = ",;\t|"
ENCODINGS = {
    "utf-8": _("Unicode"),
    "cp1252": _("Western European"),
    "cp1250": _("Central European"),
    "cp1251": _("Cyrillic"),
    "cp1253": _("Greek"),
    "cp1254": _("Turkish"),
    "cp932": _("Japanese"),
    "gb18030": _("Chinese, simplified"),
    "big5": _("Chinese, traditional"),
    "cp949": _("Korean"),
    "mac_roman": _("Older Macintosh"),
}
csv.field_size_limit(MOST_BYTES)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

EMPTY = _("There are no rows in this file.")
TOO_LARGE = _("This file is larger than 10 MB. Leave out what is not needed, or bring it in parts.")
TOO_LONG = _("This list has more than 20,000 rows. Bring it in parts.")
NOT_A_LIST = _("This is no list that Rebound can read. A CSV file or a workbook (.xlsx) is needed.")


@dataclass
class Sheet:
    header: list[str]
    rows: Iterator[list[str]]
    encoding: str = ""  # empty for a workbook
    left_out: int = 0  # columns beyond those that are read
    first: list[list[str]] = field(default_factory=list)  # a look at the first rows; `rows` has them too


def read(data: bytes, *, encoding: str = "") -> Sheet:
    """The header and the rows of a file; `encoding` where the person has chosen one."""
    if len(data) > MOST_BYTES:
        raise SheetError(TOO_LARGE)
    if workbook.is_workbook(data):
        return _sheet(iter(workbook.rows(data)))
    text, encoding = decode(data, encoding)
    sheet = _sheet(_records(text))
    sheet.encoding = encoding
    return sheet


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and the encoding it was read by. NUL characters belong to no list."""
    encoding = encoding if encoding in ENCODINGS else guess_encoding(data)
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff").replace("\0", "")
    control = sum(text.count(chr(code)) for code in (*range(1, 9), *range(14, 32), 0xFFFD))
    if control > 10 + len(text) / 50:
        raise SheetError(NOT_A_LIST)
    return text, encoding


def guess_encoding(data: bytes) -> str:
    for mark, name in [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")]:
        if data.startswith(mark):
            return name
    start = data[:2000]
    if start.count(0) > len(start) / 4:  # UTF-16 without its mark: every other byte of Latin text is 0
        return "utf-16-le" if start[1::2].count(0) >= start[0::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _records(text: str) -> Iterator[list[str]]:
    first, _break, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return _split(rest, first.strip()[-1])
    return _split(text, guess_delimiter(text))


def _split(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(_lines(text), delimiter=delimiter, skipinitialspace=True)


def _lines(text: str) -> Iterator[str]:
    """One after another: a file in memory would hold the whole text once more, at four bytes a letter."""
    return (line[0] for line in _LINE.finditer(text.replace("\r\n", "\n").replace("\r", "\n")))


def guess_delimiter(text: str) -> str:
    """The one that splits the first lines most evenly into most columns."""
    start = text[:50_000]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in islice(_split(start, delimiter), 40) if len(row) > 1)
        width, lines = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return lines, width

    return max(DELIMITERS, key=evenness)


def _sheet(records: Iterator[list[str]]) -> Sheet:
    records = (record for record in records if any(cell.strip() for cell in record))
    head = list(islice(records, PREAMBLE))
    if not head:
        raise SheetError(EMPTY)
    place = headers.find(head)
    width = max(len(record) for record in head[max(place, 0) :])
    names = head[place] if place >= 0 else []
    first = head[place + 1 :]
    used = min(width, MOST_COLUMNS)
    return Sheet(
        header=headers.tidy(names[:used], used),
        rows=_counted(chain(first, records), used),
        left_out=width - used,
        first=[_even(record, used) for record in first[:5]],
    )


def _even(record: list[str], width: int) -> list[str]:
    cells = [unguard(cell.strip()) for cell in record[:width]]
    return cells + [""] * (width - len(cells))


def _counted(records: Iterator[list[str]], width: int) -> Iterator[list[str]]:
    for number, record in enumerate(records, start=1):
        if number > MOST_ROWS:
            raise SheetError(TOO_LONG)
        yield _even(record, width)
