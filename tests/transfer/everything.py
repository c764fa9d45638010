"""A person with a row in every table: what a copy must hold, and what must go."""

from datetime import timedelta

from django.db import models

from accounts.models import User
from applications.models import Mention, Reminder
from reflections.models import ToolRevision, ToolUse
from tests.builders import NOW, TODAY
from tests.cast import cast_of
from transfer import bringing, feed, importing


def everything_of(owner: User) -> dict[str, models.Model]:
    cast = cast_of(owner)
    mail = Reminder.objects.create(
        owner=owner, kind="day", day=TODAY, due_at=NOW, expires_at=NOW + timedelta(days=1), state="sent",
        next_attempt_at=NOW, message_id=f"<{owner.pk}@example.org>", sent_at=NOW,
    )  # fmt: skip
    Mention.objects.create(reminder=mail, follow_up=cast["follow_up"], due_on=TODAY)
    ToolRevision.objects.create(owner=owner, tool=cast["tool"], text="As it read before", at=NOW)
    ToolUse.objects.create(owner=owner, tool=cast["tool"], interview=cast["interview"], helpful=True)
    feed.new_address(owner, now=NOW, names_shown=True)
    listed = bringing.begin(
        owner, name="a.csv", data=b"Role,Company,Notes\nClerk,Able,A note\n,,None\n", now=NOW
    )
    importing.write(listed, now=NOW)
    return cast
