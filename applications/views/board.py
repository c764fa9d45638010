from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from applications import board as cards
from applications.models import Application, Stage


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Columns by stage; on a phone one stage at a time, chosen by the tabs above."""
    columns = cards.columns(request.user, now=timezone.now())
    chosen = request.GET.get("stage", "")
    if chosen not in Stage.values:
        chosen = next((column.stage for column in columns if column.count), Stage.SAVED)
    context = {
        "columns": columns,
        "stages": Stage.choices,
        "chosen": chosen,
        "has_sample": any(card.application.is_sample for column in columns for card in column.cards),
        "total": sum(column.count for column in columns),
        "closed": Application.objects.of(request.user).closed().count(),
        "today": request.user.today(timezone.now()),
    }
    return render(request, "applications/board.html", context)
