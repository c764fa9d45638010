"""What happened, what one tells oneself about it, and another way to read it: three sheets on one page."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications.access import mine
from reflections import program
from reflections.models import RecoveryPlan, ReflectionEntry
from reflections.program import Question
from reflections.writing import answer, write


@dataclass
class Sheet:
    question: Question
    entry: ReflectionEntry
    words: str
    other: str | None = None  # what another tab has put there meanwhile


@require_http_methods(["GET", "POST"])
def facts_and_story(request: HttpRequest, pk: str) -> HttpResponse:
    plan, now = mine(request, RecoveryPlan.objects.with_words(), pk), timezone.now()
    sheets = []
    for question in program.FACTS_AND_STORY:
        entry = ReflectionEntry.objects.beside(plan, question.prompt, now=now)
        sheets.append(Sheet(question, entry, entry.body))
    if request.method == "GET":
        return _page(request, plan, sheets)
    if "act" not in request.POST:
        return _autosaved(request, sheets)
    for sheet in sheets:
        _take(request, sheet)
    if any(sheet.other is not None for sheet in sheets):
        return _page(request, plan, sheets, status=409)
    return redirect("plan", pk=plan.pk)


def _autosaved(request: HttpRequest, sheets: list[Sheet]) -> HttpResponse:
    """One of them, as it is typed."""
    for sheet in sheets:
        if sheet.question.prompt in request.POST:
            kept = _put(request, sheet, version=request.POST.get("version", ""))
            return answer(sheet.entry, "body", kept=kept)
    return HttpResponse(status=400)


def _take(request: HttpRequest, sheet: Sheet) -> None:
    version = request.POST.get(f"version_{sheet.question.prompt}", "")
    if not _put(request, sheet, version=version):
        sheet.other = sheet.entry.body


def _put(request: HttpRequest, sheet: Sheet, *, version: str) -> bool:
    text = request.POST.get(sheet.question.prompt, "").replace("\r\n", "\n").replace("\0", "")
    sheet.words = text
    seen = int(version) if version.isdecimal() and len(version) < 10 else 0
    return write(sheet.entry, text, version=seen, now=timezone.now())


def _page(
    request: HttpRequest, plan: RecoveryPlan, sheets: list[Sheet], *, status: int = 200
) -> HttpResponse:
    context = {"plan": plan, "sheets": sheets}
    return render(request, "reflections/facts_and_story.html", context, status=status)
