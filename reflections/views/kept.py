"""What was kept from one application: for when the same company comes up again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from applications import days
from applications.access import mine
from applications.models import Application
from reflections import belt_page, debrief, people
from reflections.models import ReflectionEntry, Tool
from reflections.writing import title


@require_GET
def kept(request: HttpRequest, pk: str) -> HttpResponse:
    """Tools, talks, people and pages of that time. How it ended is not told here."""
    row, now = mine(request, Application.objects.with_company(), pk), timezone.now()
    today = request.user.today(now)
    tools = Tool.objects.of(request.user).kept().filter(source_entry__application=row)
    entries = ReflectionEntry.objects.of(request.user).written().filter(application=row).newest_first()
    context = {
        "application": row,
        "tools": [
            (tool, belt_page.line(tool, owner=request.user, now=now))
            for tool in tools.with_origin().newest_first()
        ],
        "talks": debrief.noted(row),
        "people": people.met(row),
        "entries": [
            (one, title(one), days.in_words(request.user.today(one.written_at), today=today))
            for one in entries
        ],
    }
    return render(request, "reflections/kept.html", context)
