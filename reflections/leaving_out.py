"""A step is left out, or all that is left of a plan; and for a day either is taken back."""

from datetime import datetime, timedelta

from django.db import transaction

from reflections import program
from reflections.models import Key, RecoveryPlan, RecoveryStep
from reflections.steps import be_quiet, open_next

UNDO_FOR = timedelta(days=1)


@transaction.atomic
def leave_out(step: RecoveryStep, *, now: datetime) -> None:
    """Leave this step out; the next one opens."""
    if step.is_settled(now):
        return
    _leave_out(step, now=now)
    open_next(step.plan, now=now)


@transaction.atomic
def end(plan: RecoveryPlan, *, now: datetime) -> list[RecoveryStep]:
    """Leave out all that is left, and answer it. The plan can be started again."""
    left = [s for s in plan.steps.select_related("follow_up", "plan") if not s.is_settled(now)]
    for step in left:
        _leave_out(step, now=now)
    plan.break_quiet()
    return left


def _leave_out(step: RecoveryStep, *, now: datetime) -> None:
    step.left_out_at = now
    step.save(update_fields=["left_out_at"])
    if step.follow_up:
        step.follow_up.let_go(now=now, via="page")


@transaction.atomic
def put_back(step: RecoveryStep, *, now: datetime) -> bool:
    """Not left out after all, and with it whatever the same press left out. False where a day has passed,
    where it was put back before, or where the plan asks for no such step any more."""
    plan = RecoveryPlan.objects.select_for_update().get(pk=step.plan_id)
    at = plan.steps.get(pk=step.pk).left_out_at
    if at is None or now - at > UNDO_FOR or plan.event.reversed_at:
        return False
    if step.key not in program.STEPS[plan.depth]:
        return False
    plan.steps.filter(left_out_at=at).update(left_out_at=None, follow_up=None)  # met again by their rules
    resume_quiet(plan, now=now)
    return True


def resume_quiet(plan: RecoveryPlan, *, now: datetime) -> None:
    """The quiet as it was chosen, if it would still last; then the step whose turn it is."""
    until, application = plan.broken_quiet, plan.event.application
    if until and until > now and not application.is_quiet(now) and plan.steps.filter(key=Key.QUIET).exists():
        be_quiet(plan, until, hold_rest=plan.broken_hold, now=now)
    elif plan.depth:
        open_next(plan, now=now)
