"""An archive of lists, as LinkedIn and Huntr hand them out. Those that Rebound knows are taken from it;
nothing is unpacked onto the disk, and of each member no more is read than a list may hold."""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from transfer import presets, sheets
from transfer.trouble import SheetError

MOST_MEMBERS, MOST_LISTS = 200, 8
START = 20_000  # bytes that show the header
BROKEN = _("This archive could not be read. Unpack it and bring its lists one at a time.")
NO_LIST = _("In this archive is no list that Rebound knows. Unpack it and bring what is needed: %(names)s.")


def is_archive(data: bytes) -> bool:
    """Of lists: a workbook is an archive too, of another kind."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        return any(name.lower().endswith(".csv") for name in zipfile.ZipFile(BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def lists(data: bytes) -> list[tuple[str, bytes]]:
    """Name and content of each list that is known; of a single list, whatever it is."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if _is_list(one.filename)][:MOST_MEMBERS]
            known = [one for one in members if len(members) == 1 or _is_known(archive, one)][:MOST_LISTS]
            found = [(Path(one.filename).name, _read(archive, one, sheets.MOST_BYTES + 1)) for one in known]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError):
        raise SheetError(BROKEN) from None
    if not found:
        names = ", ".join(Path(one.filename).name for one in members[:12])
        raise SheetError(NO_LIST % {"names": names})
    return found


def _is_list(name: str) -> bool:
    return name.lower().endswith(".csv") and not name.startswith("__MACOSX")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    with archive.open(member) as content:
        return content.read(most)


def _is_known(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    start = _read(archive, member, START)
    try:
        preset = presets.recognise(sheets.read(start[: start.rfind(b"\n") + 1] or start).header)
    except SheetError:
        return False
    return preset is not None and not preset.refused
