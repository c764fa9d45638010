"""A talk is put down, moved or called off: what follows from it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from accounts.erasing import erase
from applications.models import Aim, Application, FollowUp, InterviewStage, Stage, StageChange
from applications.models.stages import NOBODY_MET
from applications.suggestions import how_was_it

BEFORE_TALKS = {Stage.SAVED, Stage.APPLIED, Stage.SCREENING}
# A thank-you within a day is welcome; after two it is no longer suggested.
LONGEST = timedelta(days=1)
THANKS_FOR = timedelta(days=2)


@transaction.atomic
def noted(interview: InterviewStage, *, now: datetime, moved: bool = False) -> None:
    """After every saving: a thank-you is suggested for the day after, how it was is asked when it is over,
    and the eve mail is looked for."""
    _suggest_thanks(interview, now=now, moved=moved)
    if moved:
        interview.follow_ups.open().filter(kind=Aim.DEBRIEF).update(due_on=interview.day_of(interview.owner))
    how_was_it(interview, now=now)
    interview.owner.look_again(now=now)


@transaction.atomic
def bring_into_talks(interview: InterviewStage, *, now: datetime) -> StageChange | None:
    """An application that was waiting is in talks from the day of the talk on, at the latest today."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("owner")
    application = rows.get(pk=interview.application_id)
    if not application.is_active or application.stage not in BEFORE_TALKS:
        return None
    first_day = min(interview.day, application.owner.today(now))
    return application.advance(Stage.INTERVIEWING, now=now, on=first_day)


def _suggest_thanks(interview: InterviewStage, *, now: datetime, moved: bool) -> None:
    person, key = interview.owner, f"thank_you:{interview.pk}"
    due_on = person.fitting_day(interview.day_of(person) + timedelta(days=1))
    somebody = interview.interviewers.by_name().first()
    standing = FollowUp.objects.of(person).filter(rule_key=key).first()
    if standing and standing.is_open:
        standing.due_on = due_on if moved else standing.due_on
        standing.contact = standing.contact or somebody
        standing.save(update_fields=["due_on", "contact"])
    elif standing is None and _calls_for_thanks(interview, now=now):
        FollowUp.objects.get_or_create(
            owner=person,
            rule_key=key,
            defaults={
                "application": interview.application,
                "interview": interview,
                "contact": somebody,
                "kind": Aim.THANK_YOU,
                "due_on": max(due_on, person.today(now)),
            },
        )


def _calls_for_thanks(interview: InterviewStage, *, now: datetime) -> bool:
    recent = interview.day_of(interview.owner) + THANKS_FOR >= interview.owner.today(now)
    return (
        recent
        and interview.application.is_active
        and interview.cancelled_at is None
        and interview.kind not in NOBODY_MET
    )


def at_the_same_time(interview: InterviewStage) -> list[InterviewStage]:
    """Other talks that it overlaps with; a talk without an hour overlaps with none."""
    begins, ends = interview.starts_at, interview.ends_at
    if begins is None or ends is None or interview.cancelled_at:
        return []
    nearby = InterviewStage.objects.of(interview.owner).standing().exclude(pk=interview.pk)
    nearby = nearby.filter(starts_at__lt=ends, starts_at__gt=begins - LONGEST)
    return [row for row in nearby.select_related("application__company") if row.ends_at > begins]


@transaction.atomic
def call_off(interview: InterviewStage, *, now: datetime) -> bool:
    """It will not take place, nor what was to be done about it. False on a second press."""
    if not _as_it_stands(interview).filter(cancelled_at=None).first():
        return False
    _free_checks(interview)
    interview.cancel(now=now)
    interview.follow_ups.open().ended_by_an_answer().update(let_go_at=now)
    return True


@transaction.atomic
def remove(interview: InterviewStage) -> None:
    """For good, with what was to be done about it; that it was asked how it stands stays on record."""
    _free_checks(interview)
    erase(interview)
    Application.objects.filter(pk=interview.application_id).refresh_search()


def _free_checks(interview: InterviewStage) -> None:
    interview.follow_ups.filter(kind=Aim.STATUS_CHECK).update(interview=None)


@transaction.atomic
def put_back(interview: InterviewStage, *, now: datetime) -> bool:
    """It takes place after all, and so does what was let go with it."""
    standing = _as_it_stands(interview).exclude(cancelled_at=None).first()
    if standing is None:
        return False
    interview.cancelled_at = standing.cancelled_at
    interview.follow_ups.filter(let_go_at=interview.cancelled_at).update(let_go_at=None, let_go_by=None)
    interview.reinstate()
    noted(interview, now=now)
    return True


def _as_it_stands(interview: InterviewStage) -> QuerySet[InterviewStage]:
    """None once it was removed. Of two presses the second waits, and finds what the first has done."""
    return InterviewStage.objects.select_for_update().filter(pk=interview.pk)
