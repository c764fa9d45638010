"""An earlier time at the same company: shown only when applying there again, without its ending."""

from dataclasses import dataclass
from datetime import date, datetime

from applications.models import Application, InterviewStage


@dataclass(frozen=True, slots=True)
class Earlier:
    application: Application
    day: date
    spoke: bool  # a talk took place; else it was only applied for


def earlier_time(application: Application, *, now: datetime) -> Earlier | None:
    if not application.is_active:
        return None
    others = Application.objects.of(application.owner_id).closed().filter(company=application.company_id)
    latest = others.exclude(pk=application.pk).order_by("-closed_on", "-touched_at").first()
    if latest is None:
        return None
    talks = InterviewStage.objects.filter(application=latest).held(now)
    talked_on = talks.order_by("-day").values_list("day", flat=True).first()
    return Earlier(latest, talked_on or latest.applied_on or latest.closed_on, spoke=bool(talked_on))
