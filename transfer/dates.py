"""Days as sheets write them. 03/04/24 alone says nothing: the whole column is looked at, and where that
does not tell either, the person is asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
NOTHING = {"n/a", "na", "none", "null", "-", "\u2013", "\u2014", "?", "tbd", "nan", "unknown"}

_MONTHS = [
    "jan ene gen sty янв ian oca", "feb fév fev lut фев şub", "mar mär mrz maa мар", "apr avr abr kwi апр nis",
    "may mai maj mei mag мая май maí", "jun jui_n cze июн haz giu", "jul juil lip июл tem lug", "aug aoû aou ago sie авг ağu",
    "sep set wrz сен eyl", "oct okt ott out paź окт eki", "nov lis ноя kas", "dec déc dez dic gru дек ara des",
]  # fmt: skip
_MONTH = {start.replace("_", ""): n for n, starts in enumerate(_MONTHS, 1) for start in starts.split()}
_MONTH |= {"juin": 6, "juillet": 7, "styczeń": 1, "maart": 3, "märz": 3, "marzo": 3}

_CLOCK = r"(?:[,\s]+(?:at\s+|um\s+|à\s+)?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|uhr)?(?:\s*(?:utc|gmt|z|[+-]\d\d:?\d\d))?)?"
_WEEKDAY = r"(?:[^\W\d]{2,12}\.?,\s*)?"
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?", re.I)
NUMBERS = re.compile(rf"{_WEEKDAY}(\d{{1,2}})([-/.])\s?(\d{{1,2}})\2\s?(\d{{4}}|\d{{2}}){_CLOCK}", re.I)
DAY_MONTH = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de\s+)?([^\W\d]+)\.?,?[\s-]+(?:de\s+)?(\d{{4}}|\d{{2}}){_CLOCK}", re.I)  # fmt: skip
MONTH_DAY = re.compile(rf"{_WEEKDAY}([^\W\d]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_CLOCK}", re.I)
EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?.*")


@dataclass(frozen=True)
class Order:
    """How the day and the month of a column stand. `asks` where neither reading can be ruled out."""

    order: str
    asks: bool = False
    example: str = ""  # the first day of the column that reads both ways


def order_of(values: Iterable[str]) -> Order:
    """One reading for the whole column."""
    seen: set[str] = set()
    open_ones = []
    for text in values:
        found = NUMBERS.fullmatch(text.strip()[:60])
        if not found or found[2] == ".":
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            seen.add(DAY_FIRST)
        elif second > 12 >= first:
            seen.add(MONTH_FIRST)
        elif first != second:
            open_ones.append(found[0])
    if len(seen) == 1:
        return Order(seen.pop())
    return Order(DAY_FIRST, asks=bool(open_ones), example=next(iter(open_ones), ""))


def read(text: str, *, order: str = DAY_FIRST) -> date | None:
    """The day, or None where there is none or no sense in it."""
    text = text.strip()[:60]
    try:
        day = _read(text, order)
    except (ValueError, OverflowError, OSError):
        return None
    return day if day and EARLIEST <= day <= LATEST else None


def _read(text: str, order: str) -> date | None:
    if found := ISO.fullmatch(text) or EAST_ASIAN.fullmatch(text):
        return date(*(int(part) for part in found.groups()))
    if found := NUMBERS.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        day_first = found[2] == "." or (order == DAY_FIRST and second <= 12) or first > 12
        return date(year, second, first) if day_first else date(year, first, second)
    if found := DAY_MONTH.fullmatch(text):
        return date(_year(found[3]), _month(found[2]), int(found[1]))
    if found := MONTH_DAY.fullmatch(text):
        return date(int(found[3]), _month(found[1]), int(found[2]))
    return _from_digits(text)


def _from_digits(text: str) -> date | None:
    """20240305, a workbook's count of days, or seconds since 1970."""
    if re.fullmatch(r"(?:19|20)\d{6}", text, re.ASCII):
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    if re.fullmatch(r"[3-7]\d{4}(?:\.\d+)?", text, re.ASCII):
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text, re.ASCII):
        return datetime.fromtimestamp(int(text[:10]), UTC).date()
    return None


def _year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _month(name: str) -> int:
    name = name.casefold()
    for length in (len(name), 4, 3):
        if name[:length] in _MONTH:
            return _MONTH[name[:length]]
    raise ValueError(name)


def looks_like_one(text: str) -> bool:
    return bool(re.search(r"\D", text)) and read(text) is not None


def is_nothing(text: str) -> bool:
    return text.strip().casefold() in NOTHING or not text.strip()
