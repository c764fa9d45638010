"""Where no address is known: thanks by way of somebody else, or with the request to connect."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from applications.models import Contact
from reflections import drafts, leaving_out, steps, wording
from reflections.desk import Desk
from reflections.models import Key, RecoveryStep


@transaction.atomic
def ask(desk: Desk, messenger: Contact, *, now: datetime) -> None:
    """One sentence in the messenger's note, which is begun with it if need be."""
    other = Desk.lay(desk.follow_up, messenger, now=now)
    line = drafts.line("pass_on", contact=desk.note.contact)
    other.note.edited = True
    other.save(wording.hold(other.note.body, line, wanted=True), str(other.note.version))


@transaction.atomic
def by_linkedin(desk: Desk, *, now: datetime) -> str:
    """The page of the request, which carries the thanks. A note that nobody else is waiting for is
    thereby left out."""
    thank = RecoveryStep.objects.filter(follow_up=desk.follow_up).select_related("plan").first()
    connect = thank and thank.plan.steps.filter(key=Key.CONNECT).first()
    if connect is None:
        return reverse("note", args=[desk.follow_up.pk, desk.note.contact_id])
    if not [p for p in desk.others if p.contact.email or p.vouched]:
        leaving_out.leave_out(thank, now=now)
    row = steps.follow_up_of(connect, now=now)
    return f"{reverse('connect', args=[row.pk])}?to={desk.note.contact_id}"
