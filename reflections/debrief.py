"""Two minutes after a talk: what was asked, what went well, and what follows from it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from applications.models import Aim, Application, FollowUp, InterviewStage
from reflections import recovery, toolbelt
from reflections.marks import keep_each
from reflections.models import ToolUse
from reflections.toolbelt import Choice

TEXTS = ("asked", "went_well", "would_change", "thank_for")
HELPED, DID_NOT, NOT_USED = "helped", "did_not", "not_used"
ANSWERS = {HELPED: (True, True), DID_NOT: (True, False), NOT_USED: (False, None)}


@dataclass(frozen=True)
class Shown:
    """A tool that was laid out before the talk, and what became of it."""

    choice: Choice
    answer: str


def shown(talk: InterviewStage) -> list[Shown]:
    uses = {use.tool_id: use for use in ToolUse.objects.filter(interview=talk)}
    return [
        Shown(choice, _answer(uses.get(choice.tool.pk)))
        for choice in toolbelt.choose_for(talk, also=set(uses))
    ]


def _answer(use: ToolUse | None) -> str:
    if use is None:
        return ""
    if not use.used:
        return NOT_USED
    return {True: HELPED, False: DID_NOT}.get(use.helpful, "")


def used(talk: InterviewStage, answers: dict[object, str]) -> None:
    """What the person says of each tool; the last word counts."""
    for tool_id, answer in answers.items():
        was_used, helped = ANSWERS[answer]
        ToolUse.objects.update_or_create(
            owner_id=talk.owner_id,
            tool_id=tool_id,
            interview=talk,
            defaults={"used": was_used, "helpful": helped},
        )


def keep(talk: InterviewStage, typed: dict[str, str], seen: dict[str, str]) -> dict[str, str]:
    """Its words, by which the application is found from then on. Answers those that read otherwise."""
    elsewhere = keep_each(talk, typed, seen)
    if len(elsewhere) < len(typed):
        Application.objects.filter(pk=talk.application_id).refresh_search()
    return elsewhere


@transaction.atomic
def finish(talk: InterviewStage, *, promised_by: date | None, now: datetime) -> None:
    """It is noted: the promised day and the last contact go on record, and nobody asks any more."""
    _promise(talk, promised_by)
    talk.promised_by, talk.debriefed_at = promised_by, talk.debriefed_at or now
    talk.save(update_fields=["promised_by", "debriefed_at"])
    application, day = talk.application, talk.day_of(talk.owner)
    if application.last_contact_on is None or application.last_contact_on < day:
        application.hear(day)
    for row in talk.follow_ups.open().filter(kind=Aim.DEBRIEF):
        recovery.settle(row, verb="complete", now=now, via="page")


def _promise(talk: InterviewStage, promised_by: date | None) -> None:
    """Only a day that is new here: the person may have set another one on the application since."""
    if promised_by == talk.promised_by or not talk.application.is_active:
        return
    if promised_by:
        talk.application.they_write_by(promised_by)
    elif talk.application.expected_by == talk.promised_by and not talk.application.day_is_own:
        Application.objects.filter(pk=talk.application_id).update(expected_by=None, version=F("version") + 1)


def thanks_for(talk: InterviewStage) -> FollowUp | None:
    """The thank-you that waits for this talk."""
    return talk.follow_ups.open().filter(kind=Aim.THANK_YOU).order_by("due_on").first()


def noted(application: Application) -> list[InterviewStage]:
    """Its talks of which something was noted, the latest first."""
    talks = application.interviews.standing().filter(debriefed_at__isnull=False)
    talks = talks.order_by("-day", "-starts_at").prefetch_related("interviewers")
    return [talk for talk in talks if any(getattr(talk, name) for name in TEXTS)]
