"""The door that was left open: a day to say hello again."""

from datetime import datetime, timedelta

from django.db import transaction

from applications.models import Application, FollowUp


@transaction.atomic
def say_hello_in(application: Application, days: int, *, contact_id: object, now: datetime) -> FollowUp:
    """A day to say hello again; one for each person and application, moved if pressed again."""
    owner = application.owner
    due_on = owner.fitting_day(owner.today(now) + timedelta(days=days))
    follow_up, made = FollowUp.objects.get_or_create(
        owner=owner,
        rule_key=f"hello:{application.pk}:{contact_id or ''}",
        defaults={
            "application": application,
            "contact_id": contact_id,
            "kind": "keep_in_touch",
            "due_on": due_on,
        },
    )
    if not made:
        follow_up.reopen(now=now, via="page")
        follow_up.snooze(due_on, now=now, via="page")
    return follow_up
