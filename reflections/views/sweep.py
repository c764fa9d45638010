"""All that has been quiet for long, on one page: one tick a row, and a row without one stays as it is."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.notices import say
from applications import days
from applications.models import Application, Ending
from applications.silence import Facts, ask_once, facts_of_all, long_quiet, may_ask
from reflections import recovery

PER_PAGE = 25
STILL = timedelta(days=21)  # advice gathered for asking after the last sign: three weeks


@require_http_methods(["GET", "HEAD", "POST"])
def sweep(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    if request.method == "POST":
        for words in _said(_take(request, now=now), request.user.today(now) + STILL):
            say(request, words)
        return redirect("sweep")
    today = request.user.today(now)
    rows = long_quiet(request.user, today).with_company().select_related("owner").defer("posting")
    page = Paginator(rows.order_by("applied_on", "id"), PER_PAGE).get_page(request.GET.get("page"))
    facts = facts_of_all(page, today)
    context = {
        "page": page,
        "rows": [_row(row, known) for row, known in zip(page, facts, strict=True)],
        "until": today + STILL,
    }
    return render(request, "reflections/sweep.html", context)


def _row(row: Application, facts: Facts) -> dict[str, object]:
    return {
        "application": row,
        "since": facts.quiet_since,
        "may_ask": may_ask(facts),
        "asked": bool(facts.unanswered),
    }


def _take(request: HttpRequest, *, now: datetime) -> Counter[str]:
    """What was ticked, row by row; a row that has moved on since is left alone."""
    today, done = request.user.today(now), Counter()
    ticked = _ticked(request.POST.items())
    with transaction.atomic():
        for row in long_quiet(request.user, today).select_related("owner").filter(pk__in=ticked):
            if _do(row, ticked[row.pk], now=now, today=today):
                done[ticked[row.pk]] += 1
    return done


def _ticked(sent: Iterable[tuple[str, str]]) -> dict[UUID, str]:
    """What was ticked, by row; at most a page of them."""
    rows = ((key.removeprefix("row-"), verb) for key, verb in sent if key.startswith("row-"))
    found = {}
    for text, verb in islice(rows, PER_PAGE):
        with suppress(ValueError):
            found[UUID(text)] = verb
    return found


def _do(row: Application, verb: str, *, now: datetime, today: date) -> bool:
    match verb:
        case "wait":
            row.wait_until(today + STILL)
            return True
        case "ask":
            return ask_once(row, today=today) is not None
        case "close":
            return recovery.begin(row, Ending.NO_ANSWER, now=now, plan=False) is not None
    return False


def _said(done: Counter[str], until: date) -> list[str]:
    words = []
    if count := done["close"]:
        text = ngettext("%(count)d counted as no answer.", "%(count)d counted as no answer.", count)
        words.append(text % {"count": count} + " " + _("A late reply opens it again, on its page."))
    if count := done["ask"]:
        text = ngettext("%(count)d to ask is on Today.", "%(count)d to ask are on Today.", count)
        words.append(text % {"count": count})
    if count := done["wait"]:
        text = ngettext(
            "%(count)d is left alone until %(day)s.", "%(count)d are left alone until %(day)s.", count
        )
        words.append(text % {"count": count, "day": days.in_words(until)})
    return words
