"""More becomes known of a "no", and what hangs on it follows."""

from datetime import datetime

from django.db import transaction

from applications.models import RejectionEvent
from reflections import steps
from reflections.models import RecoveryPlan


@transaction.atomic
def learn(event: RejectionEvent, *, now: datetime) -> None:
    """The variant and the steps follow what is on record now. Once a note went out, the words of the
    plan stay as they were read."""
    if event.reversed_at:
        return
    if not event.application.notes.filter(sent_at__gte=event.recorded_at).exists():
        event.decide_variant()
        event.save(update_fields=["variant"])
    for plan in RecoveryPlan.objects.filter(event=event):
        steps.fit(plan, now=now)
