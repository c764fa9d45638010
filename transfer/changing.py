"""What a list may change about an application that is there: it fills what is empty, moves where it stands
forward, and corrects what an earlier import wrote, unless the person has changed that since."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from applications.models import Application, Cause, Ending, Outcome
from reflections import recovery
from transfer import statuses
from transfer.models import ImportedRow
from transfer.rows import Row

TOLD_BY_RECOVERY = {Outcome.REJECTED: Ending.REJECTED, Outcome.NO_ANSWER: Ending.NO_ANSWER,
                    Outcome.POSITION_CLOSED: Ending.POSITION_CLOSED}  # fmt: skip
STATE = ("stage", "outcome")


def text_of(value: object) -> str:
    """A value as it is remembered, so that two of them can be compared."""
    match value:
        case None | False:
            return ""
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return value.isoformat()
    return str(value)


def offered(row: Row) -> dict[str, object]:
    """Columns of Application that a row speaks of."""
    days = {name: row.days[name] for name in ("applied_on", "deadline") if name in row.days}
    return {**row.fields, **days}


def written_before(pks: list[UUID]) -> dict[UUID, dict[str, str]]:
    """What imports that stand have written to these applications; the newest word last."""
    rows = ImportedRow.objects.filter(application__in=pks, brought_by__undone_at__isnull=True)
    wrote: dict[UUID, dict[str, str]] = {}
    for pk, said in rows.order_by("brought_by__finished_at").values_list("application", "wrote"):
        wrote.setdefault(pk, {}).update(said)
    return wrote


def changes(application: Application, row: Row, wrote: dict[str, str], *, now: datetime) -> dict[str, object]:
    changed = {}
    for name, value in offered(row).items():
        stands = text_of(getattr(application, name))
        is_ours = stands == "" or (name in wrote and wrote[name] == stands)
        if is_ours and text_of(value) not in {"", stands}:
            changed[name] = value
    if _goes_on(application, row, wrote):
        changed |= {
            "stage": row.stage,
            "outcome": row.outcome,
            "on": day_of_change(row, application.owner.today(now)),
        }
    return changed


def status_of(row: Row) -> str:
    """What the list says of where it stands; kept of each row, so that a list never says the same twice."""
    return f"{row.stage} {row.outcome}".strip()


def _goes_on(application: Application, row: Row, wrote: dict[str, str]) -> bool:
    """A list that says what the last one said tells nothing new: where it stands since is the person's."""
    if not application.is_active or wrote.get("status") == status_of(row):
        return False
    here = statuses.how_far(application.stage, "")
    return statuses.how_far(row.stage, row.outcome) > here


def day_of_change(row: Row, today: date) -> date:
    """When it came to stand where it stands; never a day that is still to come."""
    return min(
        row.days.get("status_on") or row.days.get("applied_on") or row.days.get("saved_on") or today, today
    )


def apply(
    application: Application, changed: dict[str, object], imported: ImportedRow, *, now: datetime
) -> None:
    columns = {name: value for name, value in changed.items() if name not in {*STATE, "on"}}
    imported.application = application
    imported.before = {name: text_of(getattr(application, name)) for name in columns}
    imported.wrote |= {name: text_of(value) for name, value in columns.items()}
    if columns:
        application.save_over(application.version, **columns)
        imported.wrote["version"] = str(application.version)
    if "stage" in changed:
        last = application.changes.newest()
        _move(application, changed["stage"], changed["outcome"], on=changed["on"], now=now)
        new = (
            application.changes.filter(recorded_at__gt=last.recorded_at)
            if last
            else application.changes.all()
        )
        imported.made = [
            ["change", str(pk)] for pk in new.order_by("recorded_at").values_list("pk", flat=True)
        ]


def _move(application: Application, stage: str, outcome: str, *, on: date, now: datetime) -> None:
    if statuses.how_far(stage, "") > statuses.how_far(application.stage, ""):
        application.change(now=now, on=on, cause=Cause.IMPORT, stage=stage)
    if outcome in TOLD_BY_RECOVERY:
        recovery.begin(application, TOLD_BY_RECOVERY[outcome], now=now, on=on, plan=False, cause=Cause.IMPORT)
    elif outcome:
        application.close(outcome, now=now, on=on)
