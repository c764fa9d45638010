"""Where a sheet's header is, and what it reads when some of it is missing or said twice."""

import re
import unicodedata
from collections import Counter

from django.utils.translation import gettext as _

from transfer import columns


def key(name: str) -> str:
    """One key for "Date Applied", "date_applied" and "DateApplied "."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[^\w]+|_", "", text)


def find(records: list[list[str]]) -> int:
    """The number of the header among the first records; -1 where there is none and data begins at once."""
    known = [sum(key(cell) in columns.KNOWN for cell in record) for record in records]
    best = max(known)
    if best >= 2 or (best and len(records[known.index(best)]) <= 2):
        return known.index(best)
    widths = Counter(len(record) for record in records)
    usual = max(widths, key=lambda width: (widths[width], width))
    first = next(n for n, record in enumerate(records) if len(record) == usual)
    return first if _reads_like_names(records[first]) else -1


def _reads_like_names(record: list[str]) -> bool:
    cells = [cell.strip() for cell in record]
    return all(len(cell) < 60 and not re.search(r"://|@|^[\d\W]*\d{2,}[\d\W]*$", cell) for cell in cells)


def tidy(names: list[str], width: int) -> list[str]:
    """A name for each column, none of them twice."""
    seen: Counter[str] = Counter()
    tidied = []
    for number in range(width):
        given = names[number].strip()[:80] if number < len(names) else ""
        name = given or _("Column %(number)d") % {"number": number + 1}
        seen[name] += 1
        tidied.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tidied
