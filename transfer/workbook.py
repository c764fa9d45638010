"""Workbooks (.xlsx, .ods, .xls). A few kilobytes of one can ask for gigabytes, in more ways than can be
checked beforehand: so it is read by a process of its own, with a ceiling on memory and on time."""

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from transfer.trouble import SheetError

SECONDS = 30
MOST_UNPACKED = 200 * 1024 * 1024
READER = Path(__file__).with_name("workbook_reader.py")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"

TOO_BIG = _("Unpacked, this workbook is larger than Rebound reads. Save the one sheet as CSV and bring that.")
BROKEN = _("This workbook could not be read. Save the sheet as CSV and bring that.")


def is_workbook(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", OLD_EXCEL))


def rows(data: bytes) -> list[list[str]]:
    """The cells of its fullest sheet, as text."""
    if data.startswith(b"PK"):
        _look_inside(data)
    try:
        done = subprocess.run(  # noqa: S603 - our own file, nothing of the person's on the line
            [sys.executable, "-I", str(READER)], input=data, capture_output=True, timeout=SECONDS, env={}
        )
    except subprocess.TimeoutExpired:
        raise SheetError(TOO_BIG) from None
    if done.returncode == 3:
        raise SheetError(TOO_BIG)
    if done.returncode:
        raise SheetError(BROKEN)
    return json.loads(done.stdout)


def _look_inside(data: bytes) -> None:
    try:
        members = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise SheetError(BROKEN) from None
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise SheetError(TOO_BIG)
    if not any(member.filename.startswith("xl/") or member.filename == "content.xml" for member in members):
        raise SheetError(BROKEN)
