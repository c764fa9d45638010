"""Taking an import back as one piece. What the person has changed or written to since stays theirs."""

from datetime import datetime
from itertools import batched
from uuid import UUID

from django.db import models, transaction

from applications.models import Application, Company, Contact, RejectionEvent, SearchText, StageChange
from reflections.models import RecoveryPlan, ReflectionEntry
from transfer.changing import text_of
from transfer.models import Fate, Import, ImportedRow

AT_ONCE = 300
BESIDE_IT = ("notes", "documents", "interviews", "follow_ups", "remarks", "involvements")
BESIDE_THEM = ("involvements", "notes", "interviews", "follow_ups")


@transaction.atomic
def undo(brought: Import, *, now: datetime) -> int:
    """How many applications and people stay, because they have been touched since."""
    rows = Import.objects.select_for_update().filter(
        pk=brought.pk, finished_at__isnull=False, undone_at__isnull=True
    )
    if not rows.update(undone_at=now):
        return 0
    stayed, companies = 0, set()
    new = brought.rows.filter(fate=Fate.NEW).order_by("-number")
    for group in batched(new.iterator(chunk_size=AT_ONCE), AT_ONCE, strict=False):
        made = {UUID(pk) for row in group for _kind, pk in row.made}
        stayed += _drop_applications({row.application_id for row in group} - {None}, made, companies)
        people = {UUID(pk) for row in group for kind, pk in row.made if kind == "contact"}
        stayed += _drop_people(people, companies)
    _drop_bare(companies)
    changed = list(
        brought.rows.filter(fate=Fate.CHANGED, application__isnull=False)
        .select_related("application__owner")
        .order_by("-number")
    )
    steps = StageChange.objects.in_bulk([UUID(pk) for row in changed for pk in _steps(row)])
    stayed += sum(not _restore(row, steps, now=now) for row in changed)
    _take_back_rejections(
        [row.application_id for row in changed if row.made and row.application.is_active], now
    )
    SearchText.objects.refresh([row.application_id for row in changed])
    return stayed


def _drop_applications(pks: set[UUID], made: set[UUID], companies: set[UUID]) -> int:
    rows = Application.objects.filter(pk__in=pks)
    companies |= set(rows.values_list("company", flat=True))
    touched = _touched(rows, made)
    rows.exclude(pk__in=touched).delete()
    return len(touched)


def _touched(rows: models.QuerySet, made: set[UUID]) -> set[UUID]:
    """Those with anything beside them, or any step, that the import did not make."""
    touched = set(rows.filter(version__gt=1).values_list("pk", flat=True))
    touched |= set(rows.exclude(changes__cause="import").values_list("pk", flat=True))
    touched |= set(
        rows.filter(changes__cause__in=["person", "rejection", "reopened"]).values_list("pk", flat=True)
    )
    for name in BESIDE_IT:
        beside = rows.filter(**{f"{name}__isnull": False}).values_list("pk", name)
        touched |= {pk for pk, other in beside if other not in made}
    touched |= set(
        RecoveryPlan.objects.filter(event__application__in=rows).values_list("event__application", flat=True)
    )
    return touched | set(
        ReflectionEntry.objects.filter(application__in=rows).values_list("application", flat=True)
    )


def _drop_people(pks: set[UUID], companies: set[UUID]) -> int:
    rows = Contact.objects.filter(pk__in=pks)
    companies |= set(rows.values_list("company", flat=True))
    bare = rows.filter(version=1, **{f"{name}__isnull": True for name in BESIDE_THEM})
    bare.delete()
    return rows.count()


def _steps(row: ImportedRow) -> list[str]:
    return [pk for kind, pk in row.made if kind == "change"]


def _take_back_rejections(opened: list[UUID], now: datetime) -> None:
    for pks in batched(opened, AT_ONCE):
        RejectionEvent.objects.filter(application__in=pks).standing().update(reversed_at=now)


def _restore(row: ImportedRow, steps: dict[UUID, StageChange], *, now: datetime) -> bool:
    application, clean = row.application, True
    for pk in reversed(_steps(row)):
        change = steps.get(UUID(pk))
        if change and not application.undo(change, now=now):
            clean = False
    back = {
        name: before
        for name, before in row.before.items()
        if text_of(getattr(application, name)) == row.wrote.get(name)
    }
    if back:
        typed = {
            name: application._meta.get_field(name).to_python(text or None) for name, text in back.items()
        }
        # Where nobody has saved since, it is as it was: an earlier import can be taken back after this one.
        untouched = row.wrote.get("version") == str(application.version)
        rows = Application.objects.filter(pk=application.pk, version=application.version)
        rows.update(
            version=application.version + (-1 if untouched else 1),
            **{name: _empty(application, name, value) for name, value in typed.items()},
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
