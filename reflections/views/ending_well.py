"""The search can end well."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.notices import say_with_undo
from applications import bulk
from applications.access import mine
from applications.models import Application, Contact, Outcome, Stage
from applications.views.bulk import say_done
from reflections import ending_well

WITH_OWNER = Application.objects.select_related("company", "owner")


@require_POST
@transaction.atomic
def acceptance(request: HttpRequest, pk: str) -> HttpResponse:
    """The offer was accepted."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("owner")
    row = mine(request, rows, pk)
    change = row.close(Outcome.ACCEPTED, now=timezone.now())
    if change:
        words = _("%(ending)s, as of today. It is kept under Closed.") % {"ending": change.word}
        say_with_undo(request, words, reverse("change_undo", args=[change.pk]))
    return redirect("search_end", pk=row.pk)


@require_GET
def search_end(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, WITH_OWNER, pk)
    if row.outcome != Outcome.ACCEPTED:
        return redirect("application", pk=row.pk)
    now, person = timezone.now(), request.user
    context = {
        "application": row,
        "in_talks": ending_well.in_talks(person),
        "unheard": ending_well.unheard(person),
        "saved": Application.objects.of(person).active().filter(stage=Stage.SAVED).count(),
        "thanks": ending_well.to_thank(row),
        "stopped": person.is_paused(now) and person.pause_interviews,
    }
    return render(request, "reflections/search_end.html", context)


@require_POST
def withdrawal(request: HttpRequest, pk: str) -> HttpResponse:
    """A short note opens; nothing is closed before it is said to be sent."""
    row = mine(request, WITH_OWNER, pk)
    if not row.is_active:
        return redirect("application", pk=row.pk)
    return redirect("follow_up", pk=ending_well.withdraw(row, now=timezone.now()).pk)


@require_POST
def withdrawals(request: HttpRequest, pk: str) -> HttpResponse:
    """From all where nobody has answered yet, without a line."""
    row, person = mine(request, WITH_OWNER, pk), request.user
    waiting = [one.pk for one in ending_well.unheard(person)]
    done = bulk.withdraw(person, waiting, now=timezone.now())
    words = ngettext("You withdrew from %(count)d.", "You withdrew from %(count)d.", len(done))
    say_done(request, words % {"count": len(done)}, verb="move", pks=done)
    return redirect("search_end", pk=row.pk)


@require_POST
def thanks(request: HttpRequest, pk: str, contact: str) -> HttpResponse:
    """Two lines to somebody who vouched."""
    row, person = mine(request, WITH_OWNER, pk), mine(request, Contact, contact)
    if row.outcome != Outcome.ACCEPTED:
        return redirect("application", pk=row.pk)
    return redirect("follow_up", pk=ending_well.thank(row, person, now=timezone.now()).pk)
