from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.notices import say
from applications.access import mine
from applications.forms import ChangeDayForm
from applications.models import Application, Cause, Outcome, StageChange
from applications.views.answers import form_page

# The day of a "no" belongs to its recovery, and so does undoing it or what re-opened it.
OWN = (
    StageChange.objects.select_related("application__company", "owner")
    .exclude(cause=Cause.REJECTION)
    .exclude(to_outcome__in=[Outcome.REJECTED, Outcome.NO_ANSWER, Outcome.POSITION_CLOSED])
)
UNDOABLE = OWN.exclude(cause=Cause.REOPENED)


@require_http_methods(["GET", "HEAD", "POST"])
def change_day(request: HttpRequest, pk: str) -> HttpResponse:
    change = mine(request, OWN.all(), pk)
    data = request.POST if request.method == "POST" else None
    form = ChangeDayForm(data, change=change, now=timezone.now())
    if form.is_valid():
        done = change.correct_day(form.cleaned_data["on"])
        say(request, _("Saved.") if done else _("It was undone elsewhere meanwhile. Nothing was changed."))
        return redirect("application", pk=change.application_id)
    return form_page(request, "applications/change_day.html", form, change=change)


@require_POST
def change_undo(request: HttpRequest, pk: str) -> HttpResponse:
    change = mine(request, UNDOABLE.all(), pk)
    with transaction.atomic():
        application = Application.objects.select_for_update().get(pk=change.application_id)
        is_first = application.changes.order_by("recorded_at").first() == change
        done = not is_first and application.undo(change, now=timezone.now())
    if done:
        say(request, _("As it was before."))
    else:
        say(request, _("Something came after it. Nothing was changed."))
    return redirect("application", pk=change.application_id)
