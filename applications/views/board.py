from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from applications import board as cards
from applications.models import Stage


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Columns by stage; on a phone one stage at a time, chosen by the tabs above."""
    shown = cards.board(request.user, now=timezone.now())
    chosen = request.GET.get("stage", "")
    if chosen not in Stage.values:
        chosen = next((column.stage for column in shown.columns if column.count), Stage.SAVED)
    context = {
        "board": shown,
        "stages": Stage.choices,
        "chosen": chosen,
        "has_sample": any(card["is_sample"] for column in shown.columns for card in column.cards),
    }
    return render(request, "applications/board.html", context)
