"""Where no address is known: thanks by way of somebody else, or with the request to connect."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from applications.models import Contact, FollowUp
from reflections import drafts, leaving_out, people, recovery, steps, wording
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
    row = _request(connect, now=now)
    return f"{reverse('connect', args=[row.pk])}?to={desk.note.contact_id}"


def _request(connect: RecoveryStep, *, now: datetime) -> FollowUp:
    """The step's follow-up; ahead of the note it is there and waits for its turn."""
    if connect.follow_up and connect.is_settled(now):
        return connect.follow_up
    connect.left_out_at = None
    connect.save(update_fields=["left_out_at"])
    row = steps.follow_up_of(connect, now=now)
    steps.open_next(connect.plan, now=now)
    return row


def may_go_ahead(contact: Contact | None, named: str) -> bool:
    """A request to this very person is where their thanks are: no address of theirs is known."""
    return bool(contact and not contact.email and str(contact.pk) == named)


@transaction.atomic
def asked(row: FollowUp, *, now: datetime) -> None:
    """The request is out. One ahead of the note leaves the step open while there is somebody to ask."""
    if recovery.settle(row, verb="complete", now=now, via="page"):
        return
    rows = RecoveryStep.objects.filter(plan__event__application=row.application_id, key=Key.CONNECT)
    step = rows.filter(plan__event__reversed_at__isnull=True).first()
    if step is None:
        return
    out = set(row.notes.filter(sent_at__isnull=False).values_list("contact_id", flat=True))
    if out.issuperset(person.contact.pk for person in people.to_connect_with(step.plan.event)):
        recovery.finish(step, now=now)
