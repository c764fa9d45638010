"""Whom to write to after an answer, in the order that helps."""

from dataclasses import dataclass

from applications.models import Application, Contact, RejectionEvent, Role, Variant

_ORDER = [
    Role.HIRING_MANAGER,
    Role.INTERVIEWER,
    Role.RECRUITER,
    Role.AGENCY_RECRUITER,
    Role.EMPLOYEE,
    Role.REFERRER,
    Role.REFERENCE,
]


@dataclass(frozen=True)
class Person:
    contact: Contact
    role: str
    talks: int

    @property
    def vouched(self) -> bool:
        """They put their name beside the applicant's; they get two lines of their own."""
        return self.role in {Role.REFERRER, Role.REFERENCE}


def met(application: Application) -> list[Person]:
    """Everybody on record for this application, with how often they talked."""
    people: dict[object, Person] = {}
    for involvement in application.involvements.select_related("contact"):
        people[involvement.contact_id] = Person(involvement.contact, involvement.role, 0)
    for talk in application.interviews.standing().prefetch_related("interviewers"):
        for contact in talk.interviewers.all():
            known = people.get(contact.pk, Person(contact, Role.INTERVIEWER, 0))
            people[contact.pk] = Person(contact, known.role, known.talks + 1)
    return sorted(people.values(), key=lambda p: (_ORDER.index(Role(p.role)), -p.talks, p.contact.name))


def to_write_to(event: RejectionEvent) -> list[Person]:
    """Who told the news first, then those met, then those who vouched. Through an agency, the agency's
    recruiter alone; after a form letter, only those who are known."""
    people = met(event.application)
    if event.variant == Variant.VIA_AGENCY:
        people = [p for p in people if p.role == Role.AGENCY_RECRUITER]
    if event.variant == Variant.VIA_REFERRER:
        people.sort(key=lambda p: p.role != Role.REFERRER)
    return sorted(people, key=lambda p: p.contact.pk != event.told_by_id)
