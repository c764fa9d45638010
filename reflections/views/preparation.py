"""The page before a talk: when, who, what is known already, what to ask and to bring."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import clock
from applications import days
from applications.access import mine
from applications.models import Contact, InterviewStage, Role
from reflections import coming, questions, toolbelt
from reflections.writing import answer, keep, typed


@require_http_methods(["GET", "POST"])
def preparation(request: HttpRequest, pk: str) -> HttpResponse:
    """POST saves the person's own notes on it."""
    rows = InterviewStage.objects.with_people().prefetch_related("application__involvements__contact")
    interview = mine(request, rows, pk)
    if request.method == "GET":
        return _page(request, interview, words=interview.preparation)
    words, version = typed(request, "preparation")
    kept = keep(interview, "preparation", words, version=version)
    if "act" not in request.POST:
        return answer(interview, "preparation", kept=kept)
    return redirect(request.path) if kept else _page(request, interview, words=words, changed=True)


def _page(
    request: HttpRequest, interview: InterviewStage, *, words: str, changed: bool = False
) -> HttpResponse:
    now, owner = timezone.now(), request.user
    people = sorted(interview.interviewers.all(), key=lambda contact: contact.name)
    earlier = interview.application.interviews.standing().filter(day__lt=interview.day).count()
    choices = toolbelt.choose_for(interview)
    context = {
        "interview": interview,
        "application": interview.application,
        "heading": coming.heading(interview, people, owner=owner, now=now),
        "hours": _hours(interview, owner.tz),
        "elsewhere": _elsewhere(interview, owner.tz),
        "people": _with_roles(interview, people),
        "phones": _phones(interview, people),
        "choices": choices,
        "plans": [choice.tool.if_then for choice in choices if choice.tool.has_plan],
        "questions": questions.how_they_work(interview, earlier=earlier),
        "bring": questions.to_bring(interview),
        "over": interview.is_over(now),
        "words": words,
        "other": interview.preparation if changed else None,
    }
    return render(request, "reflections/preparation.html", context, status=409 if changed else 200)


def _hours(interview: InterviewStage, tz: ZoneInfo) -> str:
    """On the person's own clock."""
    if interview.starts_at is None:
        return ""
    return "–".join(days.clock(at.astimezone(tz).time()) for at in (interview.starts_at, interview.ends_at))


def _elsewhere(interview: InterviewStage, tz: ZoneInfo) -> dict[str, str] | None:
    """The talk's own wall time, where its clock shows another one than the person's."""
    if interview.starts_at is None:
        return None
    there = interview.starts_at.astimezone(clock.zone(interview.zone))
    if there.utcoffset() == interview.starts_at.astimezone(tz).utcoffset():
        return None
    return {"at": days.clock(there.time()), "place": interview.zone.rsplit("/", 1)[-1].replace("_", " ")}


def _with_roles(interview: InterviewStage, people: list[Contact]) -> list[tuple[Contact, str]]:
    roles = interview.application.involvements.all()
    known = {row.contact_id: row.get_role_display() for row in roles}
    return [(contact, contact.job_title or known.get(contact.pk, "")) for contact in people]


def _phones(interview: InterviewStage, people: list[Contact]) -> list[Contact]:
    """Whom to tell when late: those one meets, else those who arranged it."""
    arranging = {Role.RECRUITER, Role.AGENCY_RECRUITER, Role.HIRING_MANAGER}
    rows = interview.application.involvements.all()
    others = [row.contact for row in rows if row.role in arranging]
    return [contact for contact in people if contact.phone] or [one for one in others if one.phone]
