"""The page before a talk: when, who, what is known already, what to ask and to bring."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.copies import readable_offline
from applications.access import mine
from applications.models import InterviewStage
from reflections import coming
from reflections.preparing import Before
from reflections.writing import answer, keep, typed


@require_http_methods(["GET", "POST"])
@readable_offline
def preparation(request: HttpRequest, pk: str) -> HttpResponse:
    """POST saves the person's own notes on it."""
    interview = mine(request, InterviewStage.objects.with_people().select_related("owner"), pk)
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
    before = Before(interview)
    context = {
        "interview": interview,
        "application": interview.application,
        "before": before,
        "heading": coming.heading(interview, before.contacts, owner=owner, now=now),
        "over": interview.is_over(now),
        "words": words,
        "other": interview.preparation if changed else None,
    }
    return render(request, "reflections/preparation.html", context, status=409 if changed else 200)
