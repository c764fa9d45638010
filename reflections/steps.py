"""The plan's steps: how many, on which days, and one opening after the other."""

from datetime import date, datetime, timedelta

from django.db import transaction

from applications.models import Application, FollowUp, RejectionEvent, Role, Variant
from reflections import program
from reflections.models import Key, RecoveryPlan, RecoveryStep


# ---- how much, and for how long ------------------------------------------------------
@transaction.atomic
def choose_depth(plan: RecoveryPlan, depth: str, *, now: datetime) -> None:
    """Lay out the steps of that depth. Settled ones stay as they are, at any change of mind."""
    plan = RecoveryPlan.objects.select_for_update().get(pk=plan.pk)
    if plan.depth == depth and plan.steps.exists():
        return
    plan.depth = depth
    plan.save(update_fields=["depth"])
    wanted = _keys(plan)
    for step in plan.steps.select_related("follow_up").exclude(key__in=wanted):
        if not step.is_settled(now) or step.key == Key.QUIET:
            _drop(step, now=now)
    day0, today = plan.event.happened_on, plan.owner.today(now)
    for position, key in enumerate(wanted):
        opens_on = plan.owner.fitting_day(day0 + timedelta(days=program.EARLIEST[depth][key]))
        if key == Key.THANK:
            opens_on = max(opens_on, plan.owner.fitting_day(today + timedelta(days=1)))
        too_late = key == Key.THANK and (opens_on - day0).days > program.LAST_DAY_FOR_A_NOTE
        RecoveryStep.objects.update_or_create(
            plan=plan,
            key=key,
            defaults={"position": position},
            create_defaults={
                "owner_id": plan.owner_id,
                "position": position,
                "opens_on": opens_on,
                "left_out_at": now if too_late else None,
            },
        )
    if Key.QUIET in wanted:
        be_quiet(plan, default_quiet(plan, now=now), hold_rest=True, now=now)
    else:
        plan.event.application.end_quiet()
        open_next(plan, now=now)


def _keys(plan: RecoveryPlan) -> list[str]:
    """The steps that fit what is on record: nobody to thank, no LinkedIn, no step."""
    keys = list(program.STEPS[plan.depth])
    leave_out = set()
    if not plan.owner.uses_linkedin:
        leave_out.add(Key.CONNECT)
    if not has_someone_to_write_to(plan.event):
        leave_out |= {Key.THANK, Key.CONNECT, Key.DOOR}
    return [key for key in keys if key not in leave_out]


def has_someone_to_write_to(event: RejectionEvent) -> bool:
    """After a form letter only people who vouched or recruited are written to; else whoever was met,
    and the page asks for a name where none is known."""
    if event.variant != Variant.FORM:
        return True
    known = (Role.REFERRER, Role.RECRUITER, Role.AGENCY_RECRUITER, Role.REFERENCE)
    return event.application.involvements.filter(role__in=known).exists()


def _drop(step: RecoveryStep, *, now: datetime) -> None:
    if step.follow_up:
        step.follow_up.let_go(now=now, via="program")
    step.delete()


def default_quiet(plan: RecoveryPlan, *, now: datetime) -> datetime:
    """The morning after next, counted from the day of the news, and never before tomorrow's."""
    owner = plan.owner
    day = plan.event.happened_on + timedelta(days=program.QUIET_DAYS)
    return owner.morning_of(owner.fitting_day(max(day, owner.today(now) + timedelta(days=1))))


@transaction.atomic
def be_quiet(plan: RecoveryPlan, until: datetime | None, *, hold_rest: bool, now: datetime) -> None:
    """Quiet until that instant (UTC); None ends it now. The step after it is due when it ends."""
    application = plan.event.application
    if until is None or until <= now:
        application.end_quiet()
    else:
        application.begin_quiet(until, hold_rest=hold_rest)
    open_next(plan, now=now)


# ---- one step after another ----------------------------------------------------------
def open_next(plan: RecoveryPlan, *, now: datetime) -> FollowUp | None:
    """Make the follow-up of the first step that is not settled; after a quiet, due when it ends."""
    plan = RecoveryPlan.objects.with_words().get(pk=plan.pk)
    steps = plan.ordered_steps()
    quiet = next((s for s in steps if s.key == Key.QUIET and not s.is_settled(now)), None)
    step = next((s for s in steps if s.key != Key.QUIET and not s.is_settled(now)), None)
    if step is None:
        return None
    if quiet:
        until = plan.event.application.quiet_until
        due_on = max(plan.owner.today(until), step.opens_on if step.key != Key.THANK else date.min)
    else:
        due_on = _due(step, plan, now=now)
    return _follow_up(step, plan, due_on=due_on, now=now, moves=quiet is not None)


def _due(step: RecoveryStep, plan: RecoveryPlan, *, now: datetime) -> date:
    owner, today = plan.owner, plan.owner.today(now)
    earliest = step.opens_on
    before = [s for s in plan.ordered_steps() if s.position < step.position and s.key != Key.QUIET]
    if any(s.settled_on == today for s in before):
        earliest = max(earliest, today + timedelta(days=program.REST[plan.depth].get(step.key, 0)))
    if step.key == Key.THANK:  # never suggested on the day of the news
        earliest = max(earliest, plan.event.happened_on + timedelta(days=1))
    return owner.fitting_day(max(earliest, today))


def _follow_up(
    step: RecoveryStep, plan: RecoveryPlan, *, due_on: date, now: datetime, moves: bool
) -> FollowUp:
    follow_up, made = FollowUp.objects.get_or_create(
        owner_id=plan.owner_id,
        rule_key=f"plan:{plan.pk}:{step.key}",
        defaults={
            "application": plan.event.application,
            "kind": program.AIMS[step.key],
            "due_on": due_on,
        },
    )
    if not made and (moves or not follow_up.is_open):
        follow_up.reopen(now=now, via="program")
        follow_up.snooze(due_on, now=now, via="program")
    if step.follow_up_id != follow_up.pk:
        step.follow_up = follow_up
        step.save(update_fields=["follow_up"])
    return follow_up


@transaction.atomic
def leave_out(step: RecoveryStep, *, now: datetime) -> None:
    """Leave this step out; the next one opens."""
    if step.is_settled(now):
        return
    step.left_out_at = now
    step.save(update_fields=["left_out_at"])
    if step.follow_up:
        step.follow_up.let_go(now=now, via="page")
    open_next(step.plan, now=now)


@transaction.atomic
def move(step: RecoveryStep, to: date, *, now: datetime) -> None:
    """Another day for this step, whether it is open yet or not."""
    step.opens_on = to
    step.save(update_fields=["opens_on"])
    if step.follow_up:
        step.follow_up.snooze(to, now=now, via="page")


@transaction.atomic
def end(plan: RecoveryPlan, *, now: datetime) -> None:
    """Leave out all that is left. The plan can be started again."""
    for step in plan.steps.select_related("follow_up"):
        if not step.is_settled(now):
            step.left_out_at = now
            step.save(update_fields=["left_out_at"])
            if step.follow_up:
                step.follow_up.let_go(now=now, via="page")
    plan.event.application.end_quiet()


# ---- the door ------------------------------------------------------------------------
@transaction.atomic
def say_hello_in(application: Application, days: int, *, contact_id: object, now: datetime) -> FollowUp:
    """A day to say hello again; one for each person and application, moved if pressed again."""
    owner = application.owner
    due_on = owner.fitting_day(owner.today(now) + timedelta(days=days))
    follow_up, made = FollowUp.objects.get_or_create(
        owner=owner,
        rule_key=f"hello:{application.pk}:{contact_id or ''}",
        defaults={
            "application": application,
            "contact_id": contact_id,
            "kind": "keep_in_touch",
            "due_on": due_on,
        },
    )
    if not made:
        follow_up.reopen(now=now, via="page")
        follow_up.snooze(due_on, now=now, via="page")
    return follow_up
