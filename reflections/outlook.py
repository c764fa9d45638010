"""When the steps that are left can be expected, if each is done on its day."""

from datetime import date, datetime, timedelta
from uuid import UUID

from reflections import program
from reflections.models import Key, RecoveryPlan


def days(plan: RecoveryPlan, *, now: datetime) -> dict[UUID, date]:
    """By step; none is before today or before the one that comes ahead of it."""
    owner, found = plan.owner, {}
    earliest = owner.today(now)
    for step in plan.ordered_steps():
        if step.key == Key.QUIET or step.is_settled(now):
            continue
        day = step.follow_up.due_on if step.follow_up else step.opens_on
        if found:
            earliest += timedelta(days=program.REST[plan.depth].get(step.key, 0))
        earliest = found[step.pk] = owner.fitting_day(max(day, earliest))
    return found
