"""Whom to write to after an answer, in the order that helps."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects

from applications.models import (
    Application,
    Contact,
    FollowUp,
    InterviewStage,
    RejectionEvent,
    Role,
    Variant,
)

_ORDER = [
    Role.HIRING_MANAGER,
    Role.INTERVIEWER,
    Role.RECRUITER,
    Role.AGENCY_RECRUITER,
    Role.EMPLOYEE,
    Role.REFERRER,
    Role.REFERENCE,
]
_KNOWN_WITHOUT_A_TALK = (Role.REFERRER, Role.RECRUITER, Role.AGENCY_RECRUITER, Role.REFERENCE)


@dataclass(frozen=True)
class Person:
    contact: Contact
    role: str
    talks: int

    @property
    def vouched(self) -> bool:
        """They put their name beside the applicant's; they get two lines of their own."""
        return self.role in {Role.REFERRER, Role.REFERENCE}


def met(application: Application, *, now: datetime | None = None) -> list[Person]:
    """Everybody on record for this application, with how often they talked by `now`; where it ended, no
    talk is ahead and all that stand were held."""
    people: dict[object, Person] = {}
    prefetch_related_objects([application], "involvements__contact")
    for involvement in application.involvements.all():
        people[involvement.contact_id] = Person(involvement.contact, involvement.role, 0)
    for talk in talks(application):
        held = now is None or talk.last_moment() <= now
        for contact in talk.interviewers.all():
            known = people.get(contact.pk, Person(contact, Role.INTERVIEWER, 0))
            people[contact.pk] = Person(contact, known.role, known.talks + held)
    return sorted(people.values(), key=lambda p: (_ORDER.index(Role(p.role)), -p.talks, p.contact.order_key))


def talks(application: Application) -> list[InterviewStage]:
    """Those that stand, the latest first; looked up once, whoever asks."""
    prefetch_related_objects([application], "interviews__interviewers")
    standing = [talk for talk in application.interviews.all() if talk.cancelled_at is None]
    return sorted(standing, key=lambda talk: talk.day, reverse=True)


def standing(application: Application) -> RejectionEvent | None:
    """The answer that stands; looked up once, whoever asks."""
    prefetch_related_objects([application], "rejections")
    return next((event for event in application.rejections.all() if event.reversed_at is None), None)


def to_write_to(event: RejectionEvent) -> list[Person]:
    """Who told the news first, then those met, then those who vouched. A referrer comes first of all.
    Through an agency, its recruiter and those who vouched, unless the person has written to others."""
    people = met(event.application)
    if event.variant == Variant.VIA_AGENCY:
        written = set(event.application.notes.values_list("contact_id", flat=True))
        people = [
            p for p in people if p.role == Role.AGENCY_RECRUITER or p.vouched or p.contact.pk in written
        ]
    told = event.told_by_id
    return sorted(people, key=lambda p: (not _is_first(p, event), p.vouched, p.contact.pk != told))


def _is_first(person: Person, event: RejectionEvent) -> bool:
    return event.variant == Variant.VIA_REFERRER and person.role == Role.REFERRER


def to_connect_with(event: RejectionEvent) -> list[Person]:
    """Those who are not known already from before."""
    return [person for person in to_write_to(event) if not person.vouched]


def has_someone_to_write_to(event: RejectionEvent) -> bool:
    """Whoever was met, and the page asks for a name where none is known. Where nobody was, only those
    who vouched or recruited."""
    if event.reached() != Variant.FORM:
        return True
    return event.application.involvements.filter(role__in=_KNOWN_WITHOUT_A_TALK).exists()


def has_someone_to_connect_with(event: RejectionEvent) -> bool:
    return event.reached() != Variant.FORM or bool(to_connect_with(event))


def has_only_referred(contact: Contact) -> bool:
    """They put a name forward somewhere in the search, and never stood as a reference."""
    roles = set(contact.involvements.values_list("role", flat=True))
    return Role.REFERRER in roles and Role.REFERENCE not in roles


def first_for(follow_up: FollowUp) -> Contact | None:
    """The first whose note is not sent yet; nobody where nobody is known."""
    if follow_up.contact and not follow_up.is_of_plan:
        return follow_up.contact
    event = standing(follow_up.application)
    known = to_write_to(event) if event else met(follow_up.application)
    sent = {note.contact_id for note in follow_up.notes.all() if note.sent_at}
    left = [person.contact for person in known if person.contact.pk not in sent]
    return next(iter(left or [person.contact for person in known]), None)
