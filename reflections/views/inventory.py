"""The inventory, one question a screen, and what is taken along from it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.notices import say
from applications.access import mine
from reflections import coming, debrief, keeping, program, recovery
from reflections.forms import KeptForm
from reflections.models import Key, RecoveryPlan, ReflectionEntry, Tool
from reflections.program import Question
from reflections.writing import answer, typed, write


def _plan(request: HttpRequest, pk: str) -> RecoveryPlan:
    return mine(request, RecoveryPlan.objects.with_words(), pk)


def _questions(plan: RecoveryPlan) -> tuple[Question, ...]:
    return program.questions(plan.depth, plan.event.variant)


@require_GET
def inventory_start(request: HttpRequest, pk: str) -> HttpResponse:
    """Where it goes on: after the last answer, not at it."""
    plan = _plan(request, pk)
    answered = set(plan.entries.written().values_list("prompt", flat=True))
    numbers = [n for n, question in enumerate(_questions(plan), 1) if question.prompt in answered]
    return redirect("inventory", pk=pk, number=min(max(numbers, default=0) + 1, len(_questions(plan))))


@require_http_methods(["GET", "POST"])
def inventory(request: HttpRequest, pk: str, number: int) -> HttpResponse:
    plan, now = _plan(request, pk), timezone.now()
    questions = _questions(plan)
    if not 1 <= number <= len(questions):
        raise Http404
    entry = ReflectionEntry.objects.beside(plan, questions[number - 1].prompt, now=now)
    context = {
        "plan": plan,
        "entry": entry,
        "number": number,
        "question": questions[number - 1],
        "left": len(questions) - number,
        "noted": debrief.noted(plan.event.application),
        **_further(request, questions[number - 1]),
    }
    if request.method == "GET":
        context |= {"body": entry.body, **keeping.list_of(entry)}
        return render(request, "reflections/inventory.html", context)
    act, _sep, which = request.POST.get("act", "").partition(" ")
    if act == "keep":
        keeping.keep(entry, which, now=now)
    body, version = typed(request, "body")
    kept = write(entry, body, version=version, now=now)
    if not act:
        return answer(entry, "body", kept=kept)
    if not kept:
        context |= {"body": body, "other": entry.body}
        return render(request, "reflections/inventory.html", context, status=409)
    return _go_on(request, plan, entry, f"{act} {which}".strip(), number=number)


def _further(request: HttpRequest, question: Question) -> dict[str, object]:
    """Another way into the question, one at a time, and which one would be next."""
    asked = request.GET.get("further", "")
    shown = (
        min(int(asked), len(question.further))
        if asked.isascii() and asked.isdecimal() and len(asked) < 3
        else 0
    )
    return {
        "further": question.further[shown - 1] if shown else "",
        "next_further": shown + 1 if shown < len(question.further) else 0,
    }


def _go_on(
    request: HttpRequest, plan: RecoveryPlan, entry: ReflectionEntry, act: str, *, number: int
) -> HttpResponse:
    """Where the button pressed leads to. The words are saved by now."""
    if act == "stop":
        say(request, _("Saved. It goes on from there whenever you open it."))
        return redirect("today")
    if act in {"friend", "myself"}:
        entry.write_as(distanced=act == "friend")
    if act == "back" and number > 1:
        return redirect("inventory", pk=plan.pk, number=number - 1)
    if act.startswith("further "):
        return redirect(f"{request.path}?{act.replace(' ', '=')}")
    if act != "next":
        return redirect(request.path)
    if number < len(_questions(plan)):
        return redirect("inventory", pk=plan.pk, number=number + 1)
    return _finish(plan, Key.INVENTORY, then=Key.FORWARD)


def _finish(plan: RecoveryPlan, key: str, *, then: str = "") -> HttpResponse:
    """That step is done, on its day or before it; on to the one that follows on the same day."""
    now, steps = timezone.now(), {step.key: step for step in plan.ordered_steps()}
    if key in steps:
        recovery.finish(steps[key], now=now)
    if then in steps and steps[then].left_out_at is None:
        return redirect(then, pk=plan.pk)
    return redirect("forward_done", pk=plan.pk)


@require_http_methods(["GET", "POST"])
def forward(request: HttpRequest, pk: str) -> HttpResponse:
    """The tools kept from this plan, each with room for an if-then plan."""
    plan, now = _plan(request, pk), timezone.now()
    tools = Tool.objects.of(request.user).kept().filter(source_entry__plan=plan).order_by("kept_at", "id")
    forms = [KeptForm(request.POST or None, instance=tool, prefix=str(tool.pk)) for tool in tools]
    if request.method == "POST" and all([form.is_valid() for form in forms]):
        for form in forms:
            if form.has_changed():
                form.instance.sharpen(now=now, **form.cleaned_data)
        return _finish(plan, Key.FORWARD)
    context = {"plan": plan, "forms": forms}
    return render(request, "reflections/forward.html", context, status=422 if request.POST else 200)


@require_GET
def forward_done(request: HttpRequest, pk: str) -> HttpResponse:
    """The end of the day's work, and what is next in the search."""
    context = {"plan": _plan(request, pk), "next": coming.next_up(request.user, now=timezone.now())}
    return render(request, "reflections/forward_done.html", context)
