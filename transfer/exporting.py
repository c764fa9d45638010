"""Everything of one person in one ZIP: JSON that can be put back, CSV for eyes and sheets, writing, files."""

import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from django.core.files import File
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Document
from transfer import owned, reading_copies
from transfer.models import Export
from transfer.telling import BATCH, Say, silence, telling

VERSION = 1
AT_ONCE_ROWS, AT_ONCE_BYTES = 3_000, 20_000_000


def is_small(owner: User) -> bool:
    size = sum(Document.objects.of(owner).values_list("size", flat=True))
    return size <= AT_ONCE_BYTES and owned.count(owner) <= AT_ONCE_ROWS


def write(owner: User, out: IO[bytes], *, now: datetime, say: Say = silence) -> None:
    """The whole copy; all rows as of one moment."""
    documents = Document.objects.of(owner)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", describe())
        with _one_moment():
            counts = {"row_count": owned.count(owner), "file_count": documents.count()}
            say(written_rows=0, written_files=0, **counts)
            with archive.open("rebound.json", "w", force_zip64=True) as member:
                _write_json(owner, member, now=now, say=say)
            for name, text in reading_copies.all_of(owner):
                archive.writestr(name, text)
        for number, document in enumerate(documents, start=1):
            _add_file(archive, document)
            say(written_files=number)


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that only reads. Nobody waits for it: on SQLite it does not begin as a writer, as all
    others do. Inside another transaction it is too late to ask."""
    mode, is_outermost = getattr(connection, "transaction_mode", None), not connection.in_atomic_block
    if mode and is_outermost:
        connection.transaction_mode = "DEFERRED"
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql" and is_outermost:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if mode:
            connection.transaction_mode = mode


def _write_json(owner: User, member: IO[bytes], *, now: datetime, say: Say) -> None:
    """Row by row, so that a large copy needs no more memory than a small one."""
    out = TextIOWrapper(member, encoding="utf-8")
    head = {"format": "rebound", "version": VERSION, "made_at": now.isoformat(), "person": owner.pk}
    out.write(json.dumps(head)[:-1] + ', "tables": {')
    written = 0
    for number, (model, rows) in enumerate(owned.walk(owner)):
        out.write(("," if number else "") + f"\n{json.dumps(model._meta.label)}: [")
        for place, row in enumerate(rows):
            out.write(("," if place else "") + "\n" + json.dumps(row, ensure_ascii=False))
            written += 1
            if written % BATCH == 0:
                say(written_rows=written)
        out.write("]")
    out.write("}}\n")
    out.flush()
    out.detach()
    say(written_rows=written)


def _add_file(archive: zipfile.ZipFile, document: Document) -> None:
    """Under the name that the JSON gives it; a file that is lost is left out, the copy goes on."""
    place = Path(document.file.path) if document.file else None
    if place and place.is_file():
        archive.write(place, f"files/{document.pk}/{safe_name(document.name)}")


def safe_name(name: str) -> str:
    """No way out of the folder it is unpacked in."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", name).lstrip(". ")[:120] or "file"


def describe() -> str:
    """What is in it, table by table and column by column."""
    lines = [
        "A copy of everything that one person keeps in Rebound.",
        "",
        "rebound.json   all of it, for putting back. Version 1 of the format.",
        '               {"format", "version", "made_at", "person", "tables": {table: [row, ...]}}',
        "               Days are YYYY-MM-DD, instants ISO 8601 with zone, sums text, binary base64.",
        "               Tables stand in the order in which rows need each other; a reference is an id.",
        "*.csv          the same for reading. A cell that a spreadsheet would run begins with an apostrophe.",
        "writing/       what was written for oneself, as Markdown.",
        "files/         documents: files/<id of the document>/<its name>.",
        "",
        "Not in it: the password, and keys that open this installation.",
    ]
    for model in owned.tables():
        lines += ["", f"{model._meta.label} ({model._meta.verbose_name_plural})"]
        lines += [f"  {field.name}: {_kind(field)}" for field in owned.columns(model)]
    return "\n".join(lines) + "\n"


def _kind(field: object) -> str:
    kind = field.get_internal_type()
    target = f" of {field.related_model._meta.label}" if field.is_relation else ""
    choices = (
        f" ({', '.join(str(value) for value, _label in field.flatchoices)})" if field.flatchoices else ""
    )
    return kind + target + choices


# ---- made by a task ------------------------------------------------------------------
def make(export: Export, *, now: datetime) -> None:
    rows = Export.objects.filter(pk=export.pk)
    try:
        with tempfile.TemporaryFile() as out:
            with telling(export) as say:
                write(export.owner, out, now=now, say=say)
            out.seek(0)
            export.file.save(f"{export.pk}.zip", File(out), save=False)
        rows.update(file=export.file.name, finished_at=timezone.now())
    except OSError:
        rows.update(trouble=_("The copy could not be written: there may be no room left on the disk."))


def drop(export: Export) -> None:
    if export.file:
        export.file.delete(save=False)
    export.delete()
