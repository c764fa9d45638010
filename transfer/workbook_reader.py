"""Run as a program by workbook.py: a workbook comes in, its fullest sheet goes out as JSON.

Imports nothing of Rebound, and gives up (3) where memory, time or text would grow past its ceiling.
"""

import json
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 20
MOST_ROWS, MOST_COLUMNS, MOST_TEXT, MOST_SHEETS = 20_050, 64, 30_000_000, 12


def limit() -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system knows such ceilings
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def as_text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time(0):
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return "" if value is None else str(value)


def fullest(workbook: object) -> list[list[object]]:
    shown = [sheet.name for sheet in workbook.sheets_metadata if "Visible" in str(sheet.visible)]
    read = [
        workbook.get_sheet_by_name(name).to_python(nrows=MOST_ROWS)
        for name in (shown or workbook.sheet_names)[:MOST_SHEETS]
    ]
    return max(
        read, key=lambda rows: (len(rows) * min(len(rows[0]), MOST_COLUMNS)) if rows else 0, default=[]
    )


def main() -> int:
    limit()
    from python_calamine import CalamineWorkbook

    try:
        rows = fullest(CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read())))
        text = [[as_text(value) for value in row[:MOST_COLUMNS]] for row in rows]
    except MemoryError:
        return 3
    if sum(len(cell) for row in text for cell in row) > MOST_TEXT:
        return 3
    json.dump(text, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
