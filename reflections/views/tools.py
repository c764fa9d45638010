"""The tool belt: find, add, sharpen, put away."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.copies import readable_offline
from accounts.erasing import erase, goes_at_once
from accounts.notices import say, say_with_undo
from applications import days
from applications.access import mine
from applications.models import Kind
from applications.once import once
from reflections import belt_page, looking_back
from reflections.forms import NewToolForm, ToolForm
from reflections.models import Tool


@require_GET
@readable_offline
def toolbelt(request: HttpRequest) -> HttpResponse:
    context = belt_page.belt(request.user, belt_page.Search.read(request.GET), now=timezone.now())
    return render(request, "reflections/toolbelt.html", context)


@require_http_methods(["GET", "POST"])
def tool_add(request: HttpRequest) -> HttpResponse:
    kinds = [kind for kind in request.GET.getlist("for") if kind in Kind]
    start = {"id": uuid4(), "interview_kinds": kinds}
    form = NewToolForm(request.POST or None, owner=request.user, initial=start)
    if request.method == "POST" and form.is_valid():
        _add(form, request)
        say(request, _("Kept."))
        return redirect("toolbelt")
    return render(request, "reflections/tool_add.html", {"form": form}, status=422 if form.errors else 200)


def _add(form: NewToolForm, request: HttpRequest) -> Tool:
    fields = {key: value for key, value in form.cleaned_data.items() if key != "id"}

    def make(pk: UUID) -> Tool:
        return Tool.objects.create(pk=pk, owner=request.user, kept_at=timezone.now(), **fields)

    return once(Tool, form.new_id(), owner=request.user, same=lambda it: it.text == fields["text"], make=make)


@require_http_methods(["GET", "POST"])
def tool(request: HttpRequest, pk: str) -> HttpResponse:
    """One tool, to sharpen; the wordings it had before beneath."""
    now, row = timezone.now(), mine(request, Tool.objects.with_origin().with_uses(), pk)
    form = ToolForm(request.POST or None, instance=row, owner=request.user)
    if request.method == "POST" and form.is_valid():
        row.sharpen(now=now, **form.cleaned_data)
        say(request, _("Changed."))
        return redirect("toolbelt")
    context = {
        "tool": row,
        "form": form,
        "line": belt_page.line(row, owner=request.user, now=now),
        "use": belt_page.use_of(row),
        "earlier": row.revisions.order_by("-at"),
    }
    return render(request, "reflections/tool.html", context, status=422 if form.errors else 200)


@require_POST
def tool_put_away(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Tool, pk)
    row.put_away(now=timezone.now())
    say_with_undo(request, _("Put away."), reverse("tool_bring_back", args=[row.pk]))
    return redirect("toolbelt")


@require_POST
def tool_bring_back(request: HttpRequest, pk: str) -> HttpResponse:
    mine(request, Tool, pk).bring_back()
    say(request, _("Back in the belt."))
    return redirect("toolbelt")


@require_http_methods(["GET", "POST"])
def tool_delete(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Tool, pk)
    if request.method == "POST":
        erase(row)
        say(request, _("Deleted."))
        return redirect("toolbelt")
    return render(request, "reflections/tool_delete.html", {"tool": row, "goes_at_once": goes_at_once()})


@require_GET
def look_back(request: HttpRequest) -> HttpResponse:
    """Own words in one place: tools, writing, and what was noted after talks."""
    words, now = request.GET.get("q", ""), timezone.now()
    today = request.user.today(now)
    again = [] if words.strip() else looking_back.known_again(request.user)
    context = {
        "words": words,
        "finds": [
            (find, days.in_words(find.day, today=today)) for find in looking_back.look(request.user, words)
        ],
        "again": [(tool, belt_page.line(tool, owner=request.user, now=now)) for tool in again],
    }
    return render(request, "reflections/look_back.html", context)
