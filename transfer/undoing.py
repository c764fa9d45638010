"""Taking an import back as one piece. What the person has changed or written to since stays theirs."""

from datetime import datetime
from itertools import batched

from django.db import transaction

from applications.models import Application, Company, Contact
from transfer.changing import MADE, text_of
from transfer.models import Fate, Import, ImportedRow

TOUCHED_BY = ("notes", "documents", "interviews", "follow_ups", "remarks", "involvements")


@transaction.atomic
def undo(brought: Import, *, now: datetime) -> int:
    """How many applications and people stay, because they have been touched since."""
    rows = Import.objects.select_for_update().filter(
        pk=brought.pk, finished_at__isnull=False, undone_at__isnull=True
    )
    if not rows.update(undone_at=now):
        return 0
    stayed, companies = 0, set()
    imported = brought.rows.select_related("application", "contact").order_by("-number")
    for row in imported.iterator(chunk_size=500):
        held = row.application or row.contact
        companies |= {held.company_id} if held and row.fate == Fate.NEW else set()
        stayed += not _take_back(row, now=now)
    _drop_bare(companies)
    return stayed


def _take_back(row: ImportedRow, *, now: datetime) -> bool:
    if row.fate == Fate.CHANGED and row.application:
        return _restore(row, now=now)
    if row.fate != Fate.NEW:
        return True
    if row.application and _is_touched(row):
        return False
    if row.application:
        row.application.delete()
    return _drop_people(row)


def _is_touched(row: ImportedRow) -> bool:
    """Anything beside it, or any step of it, that the import did not make."""
    application, made = row.application, {pk for _kind, pk in row.made}
    if application.version > 1 or application.changes.exclude(cause="import").exists():
        return True
    others = (getattr(application, name).exclude(pk__in=made) for name in TOUCHED_BY[:-1])
    return any(rows.exists() for rows in others) or application.involvements.count() > 1


def _drop_people(row: ImportedRow) -> bool:
    pks = [pk for kind, pk in row.made if kind == "contact"]
    for contact in Contact.objects.filter(pk__in=pks):
        used = contact.involvements.exists() or contact.notes.exists() or contact.interviews.exists()
        if used or contact.version > 1 or contact.follow_ups.exists():
            return False
        contact.delete()
    return True


def _restore(row: ImportedRow, *, now: datetime) -> bool:
    application, clean = row.application, True
    for pk in reversed([pk for kind, pk in row.made if kind == "change"]):
        change = MADE["change"].objects.filter(pk=pk).first()
        if change and not application.undo(change, now=now):
            clean = False
    if row.made and application.is_active:
        for event in application.rejections.standing():
            event.reverse(now=now)
    back = {
        name: before
        for name, before in row.before.items()
        if text_of(getattr(application, name)) == row.wrote.get(name)
    }
    if back:
        typed = {
            name: application._meta.get_field(name).to_python(text or None) for name, text in back.items()
        }
        application.save_over(
            application.version, **{name: _empty(application, name, v) for name, v in typed.items()}
        )
    return clean and len(back) == len(row.before)


def _empty(application: Application, name: str, value: object) -> object:
    """Nothing, as that column writes it."""
    if value is not None:
        return value
    column = application._meta.get_field(name)
    return None if column.null else column.get_default()


def _drop_bare(pks: set[object]) -> None:
    """Companies of what has gone, if nothing else is theirs."""
    for group in batched(pks - {None}, 500):
        rows = Company.objects.filter(pk__in=group, applications__isnull=True, contacts__isnull=True)
        rows.filter(version=1, website="").delete()
