"""The plan's steps: how many, on which days, and one opening after the other."""

from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.models import User
from applications.models import Contact, FollowUp
from reflections import people, program
from reflections.models import Key, RecoveryPlan, RecoveryStep


# ---- how much, and for how long ------------------------------------------------------
@transaction.atomic
def choose_depth(plan: RecoveryPlan, depth: str, *, now: datetime) -> None:
    """Lay out the steps of that depth, at any change of mind. What was done stays done; a plan that
    had ended begins again with what was left out."""
    plan = RecoveryPlan.objects.select_for_update().get(pk=plan.pk)
    again = bool(plan.depth) and plan.has_ended(now)
    if plan.event.reversed_at or (plan.depth == depth and plan.steps.exists() and not again):
        return
    plan.depth = depth
    plan.save(update_fields=["depth"])
    _lay_out_all(plan, again=again, anew=True, now=now)
    if Key.QUIET in program.STEPS[depth]:
        be_quiet(plan, default_quiet(plan, now=now), hold_rest=True, now=now)
    else:
        plan.event.application.end_quiet()
        _place_note(plan, plan.owner.today(now) + timedelta(days=1), now=now)
        open_next(plan, now=now, laid_anew=True)


@transaction.atomic
def fit(plan: RecoveryPlan, *, now: datetime) -> None:
    """More is known of the case than before, or less is wanted: the steps that fit it are there, no
    others, none before its day. A day that was chosen for a step stays."""
    plan = RecoveryPlan.objects.select_for_update().get(pk=plan.pk)
    if not plan.depth or plan.has_ended(now):
        return
    _lay_out_all(plan, again=False, anew=False, now=now)
    application = plan.event.application
    ends = application.quiet_until if application.is_quiet(now) else now
    _place_note(plan, plan.owner.today(ends), now=now)
    open_next(plan, now=now, laid_anew=True)


def _lay_out_all(plan: RecoveryPlan, *, again: bool, anew: bool, now: datetime) -> None:
    wanted = _keys(plan)
    for step in plan.steps.select_related("follow_up").exclude(key__in=wanted):
        if not step.is_settled(now) or step.key == Key.QUIET:
            _drop(step, now=now)
    for position, key in enumerate(wanted):
        _lay_out(plan, key, position, again=again, anew=anew, now=now)


def _lay_out(plan: RecoveryPlan, key: str, position: int, *, again: bool, anew: bool, now: datetime) -> None:
    step = plan.steps.select_related("follow_up").filter(key=key).first()
    is_new = step is None
    step = step or RecoveryStep(owner_id=plan.owner_id, plan=plan, key=key)
    step.position = position
    if again and step.left_out_at:
        step.left_out_at = step.follow_up = None
    is_due = step.follow_up is not None and step.follow_up.due_on <= plan.owner.today(now)
    day = plan.owner.fitting_day(plan.event.happened_on + timedelta(days=program.EARLIEST[plan.depth][key]))
    if is_new or (anew and not (step.is_settled(now) or is_due)):
        step.opens_on = day
    elif not step.is_settled(now):
        step.opens_on = max(step.opens_on, day)
    step.save()


def _keys(plan: RecoveryPlan) -> list[str]:
    """The steps that fit what is on record: nobody to thank, no LinkedIn, no step."""
    leave_out = set()
    if not (plan.owner.uses_linkedin and people.has_someone_to_connect_with(plan.event)):
        leave_out.add(Key.CONNECT)
    if not people.has_someone_to_write_to(plan.event):
        leave_out |= {Key.THANK, Key.CONNECT, Key.DOOR}
    return [key for key in program.STEPS[plan.depth] if key not in leave_out]


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
    if plan.event.reversed_at or not plan.steps.filter(key=Key.QUIET).exists():
        return
    ends = until if until and until > now else now
    _place_note(plan, plan.owner.today(ends), now=now)
    if ends == now:
        application.end_quiet()
    else:
        application.begin_quiet(ends, hold_rest=hold_rest)
    open_next(plan, now=now, laid_anew=True)


def _place_note(plan: RecoveryPlan, day: date, *, now: datetime) -> None:
    """The note comes when the quiet ends, never on the day of the news. One that would be offered
    for the first time too late is left out, and comes back if the quiet is made shorter."""
    step = plan.steps.select_related("follow_up").filter(key=Key.THANK).first()
    if step is None or (step.is_settled(now) and not _was_late(step)):
        return
    follow_up, owner, day0 = step.follow_up, plan.owner, plan.event.happened_on
    if follow_up and follow_up.due_on <= owner.today(now) and not plan.event.application.is_quiet(now):
        return  # it has been offered
    step.opens_on = owner.fitting_day(max(day, day0 + timedelta(days=1)))
    is_late = (step.opens_on - day0).days > program.LAST_DAY_FOR_A_NOTE
    step.left_out_at = (step.left_out_at or now) if is_late else None
    if follow_up and is_late:
        follow_up.let_go(now=now, via="program")
    elif follow_up and not follow_up.is_open:
        step.follow_up = None  # it is met again by its rule
    step.save()


def _was_late(step: RecoveryStep) -> bool:
    """Left out by lateness, not by the person, whose hand shows in the last act."""
    if step.left_out_at is None or step.follow_up is None:
        return step.left_out_at is not None
    return step.follow_up.acts.latest("at").via == "program"


# ---- one step after another ----------------------------------------------------------
def open_next(plan: RecoveryPlan, *, now: datetime, laid_anew: bool = False) -> FollowUp | None:
    """Make the follow-up of the first step that is not settled; in a quiet, due when that ends.
    `laid_anew`: dates have changed, and a follow-up that waits for its day follows them."""
    plan = RecoveryPlan.objects.with_words().get(pk=plan.pk)
    unsettled = [
        s
        for s in plan.ordered_steps()
        if s.key in program.STEPS[plan.depth] and s.key != Key.QUIET and not s.is_settled(now)
    ]
    if not unsettled or plan.event.reversed_at:
        return None
    step, *later = unsettled
    for other in later:
        _close(other, now=now)
    due_on = _due(step, plan, now=now)
    application = plan.event.application
    if application.is_quiet(now):
        due_on = max(due_on, plan.owner.today(application.quiet_until))
    return _follow_up(step, plan, due_on=due_on, laid_anew=laid_anew, now=now)


def _close(step: RecoveryStep, *, now: datetime) -> None:
    """A step that had opened waits again; its follow-up is met again by its rule."""
    if step.follow_up:
        step.follow_up.let_go(now=now, via="program")
        step.follow_up = None
        step.save(update_fields=["follow_up"])


def _due(step: RecoveryStep, plan: RecoveryPlan, *, now: datetime) -> date:
    owner, today = plan.owner, plan.owner.today(now)
    earliest = step.opens_on
    before = [s for s in plan.ordered_steps() if s.position < step.position and s.key != Key.QUIET]
    if any(s.settled_on == today for s in before):
        earliest = max(earliest, today + timedelta(days=program.REST[plan.depth].get(step.key, 0)))
    if step.key == Key.THANK:  # never suggested on the day of the news
        earliest = max(earliest, plan.event.happened_on + timedelta(days=1))
    return owner.fitting_day(max(earliest, today))


def _whom(step: RecoveryStep, plan: RecoveryPlan) -> Contact | None:
    """The person whom a note or a request goes to first, so that the page and the mail can say so."""
    if step.key not in {Key.THANK, Key.CONNECT}:
        return None
    known = people.to_write_to(plan.event)
    return known[0].contact if known else None


def _follow_up(
    step: RecoveryStep, plan: RecoveryPlan, *, due_on: date, laid_anew: bool, now: datetime
) -> FollowUp:
    follow_up, made = FollowUp.objects.get_or_create(
        owner_id=plan.owner_id,
        rule_key=f"plan:{plan.pk}:{step.key}",
        defaults={
            "application": plan.event.application,
            "kind": program.AIMS[step.key],
            "contact": _whom(step, plan),
            "due_on": due_on,
        },
    )
    today = plan.owner.today(now)
    waits = plan.event.application.is_quiet(now) or max(follow_up.due_on, due_on) > today
    if not made and (not follow_up.is_open or (laid_anew and waits)):
        follow_up.reopen(now=now, via="program")
        follow_up.snooze(due_on, now=now, via="program")
    if step.follow_up_id != follow_up.pk:
        step.follow_up = follow_up
        step.save(update_fields=["follow_up"])
    return follow_up


def follow_up_of(step: RecoveryStep, *, now: datetime) -> FollowUp:
    """The step's follow-up, made now where its turn had not come yet."""
    plan = RecoveryPlan.objects.with_words().get(pk=step.plan_id)
    return _follow_up(step, plan, due_on=plan.owner.today(now), laid_anew=False, now=now)


@transaction.atomic
def move(step: RecoveryStep, to: date, *, now: datetime) -> None:
    """Another day for this step, whether it is open yet or not."""
    step.opens_on = to
    step.save(update_fields=["opens_on"])
    if step.follow_up:
        step.follow_up.snooze(to, now=now, via="page")


def fit_all(owner: User, *, now: datetime) -> None:
    """What holds for every plan has changed: whether LinkedIn is used."""
    for plan in RecoveryPlan.objects.of(owner).open(now):
        fit(plan, now=now)
