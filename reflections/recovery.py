"""The story of a recovery: a "no" is recorded, a plan begins, one step opens after another.

Every verb here is one transaction. Settling a follow-up, from a page or from a mail, goes through
`settle`, so that the next step opens whoever pressed the button.
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from applications.models import (
    Aim,
    Application,
    Cause,
    Channel,
    Ending,
    FollowUp,
    FollowUpAct,
    Outcome,
    RejectionEvent,
)
from applications.models.aims import ENDED_BY_AN_ANSWER
from reflections import ending_well, hello, program
from reflections.leaving_out import resume_quiet
from reflections.models import Depth, RecoveryPlan, RecoveryStep
from reflections.steps import fit, follow_up_of, open_next

_ENDS_AS = {
    Ending.REJECTED: Outcome.REJECTED,
    Ending.NO_ANSWER: Outcome.NO_ANSWER,
    Ending.POSITION_CLOSED: Outcome.POSITION_CLOSED,
    Ending.OFFER_WITHDRAWN: Outcome.REJECTED,
}


def _locked(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",)).select_related("owner")
    return rows.get(pk=application.pk)


# ---- the no --------------------------------------------------------------------------
@transaction.atomic
def begin(
    application: Application,
    ending: str = Ending.REJECTED,
    *,
    now: datetime,
    on: date | None = None,
    plan: bool = True,
    cause: str = Cause.REJECTION,
) -> RejectionEvent | None:
    """Record the "no", close the application, put away what it makes cruel, lay out a plan.

    `on` is a day of the person's calendar (default today). A second press answers the event that
    stands. None where the application ended in another way. Imports and sweeps pass `plan=False`.
    """
    application = _locked(application)
    if not application.is_active:
        return application.rejections.standing().first()
    event = _event(application, ending, now=now, on=on or application.owner.today(now))
    application.end(_ENDS_AS[Ending(ending)], now=now, on=event.happened_on, cause=cause)
    event.decide_variant()
    event.save(force_insert=True)
    if plan:
        offer_plan(event, now=now)
    return event


def _event(application: Application, ending: str, *, now: datetime, on: date) -> RejectionEvent:
    return RejectionEvent(
        owner=application.owner,
        application=application,
        outcome=ending,
        happened_on=on,
        recorded_at=now,
        at_stage=application.stage,
        channel=Channel.SILENCE if ending == Ending.NO_ANSWER else Channel.UNKNOWN,
        after_interview=application.interviews.held(now).order_by("-day", "-starts_at").first(),
    )


def offer_plan(event: RejectionEvent, *, now: datetime) -> RecoveryPlan:
    """The plan of this "no", made if it has none. Late news starts at "Not much"."""
    depth = Depth.NOT_MUCH if _is_late(event, now) else ""
    plan, _made = RecoveryPlan.objects.get_or_create(
        event=event, defaults={"owner_id": event.owner_id, "depth": depth}
    )
    return plan


def _is_late(event: RejectionEvent, now: datetime) -> bool:
    return event.owner.today(now) - event.happened_on > timedelta(days=program.LATE_NEWS_DAYS)


@transaction.atomic
def undo_begin(event: RejectionEvent, *, now: datetime) -> bool:
    """As if the button had not been pressed: all that was put away returns. Words written since stay."""
    event = RejectionEvent.objects.select_for_update().select_related("application").get(pk=event.pk)
    if event.reversed_at:
        return False
    change = event.application.changes.newest()
    if change and change.to_outcome:
        event.application.undo(change, now=now)
    _stop(event, now=now)
    return True


@transaction.atomic
def reopen(application: Application, *, now: datetime, on: date | None = None) -> bool:
    """They came back. Interviews return only where they are still ahead; nothing written is lost."""
    application = _locked(application)
    if application.is_active:
        return False
    closing = application.changes.newest()
    application.change(now=now, on=on or application.owner.today(now), cause=Cause.REOPENED)
    if closing:
        application.restore(closing, now=now)
    for event in application.rejections.standing():
        _stop(event, now=now)
    return True


@transaction.atomic
def undo_reopen(application: Application, *, now: datetime) -> bool:
    """They did not come back after all: closed as it was, its plan where it stood."""
    application = _locked(application)
    change = application.changes.newest()
    if change is None or change.cause != Cause.REOPENED or not application.undo(change, now=now):
        return False
    closing = application.changes.newest()
    application.put_away(closing, now=now)
    event = application.rejections.filter(reversed_at__isnull=False).order_by("-reversed_at").first()
    if event and closing.cause == Cause.REJECTION:
        _resume(event, now=now)
    return True


def _resume(event: RejectionEvent, *, now: datetime) -> None:
    stopped_at, event.reversed_at = event.reversed_at, None
    event.save(update_fields=["reversed_at"])
    for row in _asked_for_by(event):
        if row.acts.filter(via="program", verb="let_go", at=stopped_at).exists():
            row.reopen(now=now, via="program")
    for plan in RecoveryPlan.objects.filter(event=event):
        resume_quiet(plan, now=now)


def _asked_for_by(event: RejectionEvent) -> list[FollowUp]:
    """What makes sense after this "no" alone: its plan's steps, the days to say hello or to apply again."""
    of_plan = FollowUp.objects.filter(
        pk__in=RecoveryStep.objects.filter(plan__event=event).values("follow_up")
    )
    return [*of_plan, *hello.of(event.application)]


def _stop(event: RejectionEvent, *, now: datetime) -> None:
    event.reverse(now=now)
    for plan in RecoveryPlan.objects.filter(event=event):
        plan.event = event  # the application of the caller, not a copy
        plan.break_quiet()
    for row in _asked_for_by(event):
        row.let_go(now=now, via="program")


@transaction.atomic
def correct_day(event: RejectionEvent, on: date, *, now: datetime) -> None:
    """The answer came on another day: the event and its change follow, late news asks nothing, and no step
    comes before its day."""
    if event.reversed_at:  # taken back meanwhile, in another tab
        return
    event.happened_on = on
    event.save(update_fields=["happened_on"])
    change = event.application.changes.newest()
    if change and change.to_outcome:
        change.correct_day(on)
    if _is_late(event, event.recorded_at):
        RecoveryPlan.objects.filter(event=event, depth="").update(depth=Depth.NOT_MUCH)
    for plan in RecoveryPlan.objects.filter(event=event):
        fit(plan, now=now)


@transaction.atomic
def settle(follow_up: FollowUp, *, verb: str, now: datetime, via: str) -> FollowUpAct | None:
    """Complete (`complete`) or let go (`let_go`) a follow-up; if it belongs to a plan, its next step
    opens. None where it was settled before: a second press changes nothing."""
    follow_up = FollowUp.objects.select_for_update(of=("self",)).select_related("owner").get(pk=follow_up.pk)
    settle_it = {"complete": follow_up.complete, "let_go": follow_up.let_go}[verb]
    act = settle_it(now=now, via=via)
    if act and act.verb == "complete" and follow_up.kind == Aim.WITHDRAWAL:
        ending_well.said(follow_up, now=now)
    if act and follow_up.is_of_plan:
        step = RecoveryStep.objects.filter(follow_up=follow_up).select_related("plan").first()
        if step:
            open_next(step.plan, now=now)
    return act


@transaction.atomic
def answered(follow_up: FollowUp, *, now: datetime, via: str) -> FollowUpAct | None:
    """They wrote before they were asked: nothing is left to ask, and the silence is over."""
    act = settle(follow_up, verb="let_go", now=now, via=via)
    if act and follow_up.application:
        act.hears(follow_up.owner.today(now))
    return act


@transaction.atomic
def finish(step: RecoveryStep, *, now: datetime) -> FollowUpAct | None:
    """Complete a step from its own page, also where its turn had not come yet."""
    if step.is_settled(now):
        return None
    return settle(follow_up_of(step, now=now), verb="complete", now=now, via="page")


def _is_over(follow_up: FollowUp) -> bool:
    """An answer has come since: a check or a thank-you that it ended must not come back alone."""
    ended = follow_up.kind in ENDED_BY_AN_ANSWER
    return ended and follow_up.application is not None and not follow_up.application.is_active


@transaction.atomic
def undo(act: FollowUpAct, *, now: datetime) -> bool:
    """Take an act back for a day; the step that it opened closes again."""
    if act.verb == "complete" and act.follow_up.kind == Aim.WITHDRAWAL:
        return ending_well.unsaid(act, now=now)
    step = RecoveryStep.objects.filter(follow_up=act.follow_up_id).select_related("plan__event").first()
    if step and (step.plan.event.reversed_at or step.key not in program.STEPS[step.plan.depth]):
        return False  # they came back, or the plan has no such step any more: it asks for nothing
    if _is_over(act.follow_up):
        return False
    if not act.undo(now=now):
        return False
    if step and act.verb in {"complete", "let_go"}:
        step.left_out_at = None
        step.save(update_fields=["left_out_at"])
        open_next(step.plan, now=now)
    return True
