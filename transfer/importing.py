"""The story of an import: every row is checked, then all of it is written as one piece."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched
from uuid import UUID, uuid4

from django.db import transaction

from accounts.models import User
from applications.models import Application, SearchText
from transfer import changing, people, rows
from transfer.columns import PEOPLE
from transfer.matching import Known
from transfer.models import Fate, Import, ImportedRow
from transfer.rows import Row
from transfer.writing import Writer

BATCH = 500
AT_ONCE = 500  # rows that are imported while one waits; more become a task


@dataclass
class Checked:
    row: Row
    fate: str
    application: Application | None = None
    changes: dict[str, object] = field(default_factory=dict)
    pk: UUID | None = None


def check(brought: Import, *, now: datetime) -> Iterator[Checked]:
    """Every row with what would become of it."""
    known, seen = Known.of(brought.owner), Known()
    for group in batched(rows.read_all(brought), BATCH):
        yield from _check_group(list(group), known, seen, brought, now)


def _check_group(
    group: list[Row], known: Known, seen: Known, brought: Import, now: datetime
) -> Iterator[Checked]:
    met = {row.number: None if row.is_empty else known.find(row.key, row.link) for row in group}
    standing = Application.objects.select_related("company", "owner").in_bulk(
        [pk for pk in met.values() if pk]
    )
    wrote = changing.written_before(list(standing))
    for row in group:
        if row.is_empty:
            yield Checked(row, Fate.WRONG)
        elif seen.find(row.key, row.link):
            yield Checked(row, Fate.TWICE)
        else:
            application = standing.get(met[row.number])
            pk = application.pk if application else uuid4()
            seen.add(pk, row.key, row.link)
            changes = changing.changes(application, row, wrote.get(pk, {}), now=now) if application else {}
            fate = Fate.NEW if application is None else (Fate.CHANGED if changes else Fate.SAME)
            yield Checked(row, fate, application, changes, pk)


def count(brought: Import, *, now: datetime, say: Callable[[int], None] = lambda _count: None) -> None:
    """A first walk through all rows, outside of any transaction, so that a big list can say how far it is."""
    checked = people.check(brought) if brought.kind == PEOPLE else check(brought, now=now)
    for number, _row in enumerate(checked, start=1):
        if number % BATCH == 0:
            say(number)


@transaction.atomic
def write(brought: Import, *, now: datetime) -> None:
    """All of it, or nothing. A second press, or a second list at the same time, waits here for the first."""
    User.objects.select_for_update().get(pk=brought.owner_id)
    brought = Import.objects.select_related("owner").get(pk=brought.pk)
    if brought.is_finished:
        return
    if brought.kind == PEOPLE:
        people.write(brought, now=now)
    else:
        _write_applications(brought, now=now)
    brought.finish(now=now)


def _write_applications(brought: Import, *, now: datetime) -> None:
    writer = Writer(brought, now=now)
    for group in batched(check(brought, now=now), BATCH):
        kept = []
        for checked in group:
            row = ImportedRow(
                owner_id=brought.owner_id,
                brought_by=brought,
                number=checked.row.number,
                fate=checked.fate,
                problems=checked.row.problems[:20],
                wrote={"status": changing.status_of(checked.row)} if checked.pk else {},
            )
            if checked.fate == Fate.NEW:
                writer.add(checked.row, checked.pk, row)
            elif checked.fate == Fate.CHANGED:
                changing.apply(checked.application, checked.changes, row, now=now)
            elif checked.application:
                row.application = checked.application
            kept.append(row)
        writer.flush()
        SearchText.objects.refresh([c.pk for c in group if c.fate == Fate.CHANGED])
        ImportedRow.objects.bulk_create(kept)
