"""What a draft can know of the case, of the person it is to, and of what the writer put in."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import translation

from accounts.patterns import date_format
from applications.models import Application, Channel, Contact, InterviewStage, RejectionEvent, Role, Variant
from applications.models.stages import NOBODY_MET
from reflections.people import Person, met, talks
from reflections.wording import SIGN_OFF, sentence

LANGUAGE = "en"
MOST_NAMES = 3  # of others, in one sentence

_LOOKED_AFTER = {Role.RECRUITER, Role.EMPLOYEE}
_TOLD = {  # on its own, and before "that" or "how"
    Channel.CALL: ("calling me yourself", "calling me yourself to say"),
    Channel.IN_PERSON: ("telling me in person", "telling me in person"),
}


@dataclass(frozen=True)
class Words:
    """What the person puts in with her own hand."""

    stayed: str = ""  # what stayed with her from the talk
    occasion: str = ""  # why she writes again now
    changed: str = ""  # what has changed for her since
    own: str = ""  # sentences of an earlier draft that was never sent

    def ready(self) -> dict[str, str]:
        """Clean for the text."""
        return {
            "stayed": self.stayed.strip().rstrip("."),
            "occasion": sentence(self.occasion),
            "changed": sentence(self.changed),
            "own_words": self.own,
        }


def facts_of(
    application: Application,
    contact: Contact | None,
    event: RejectionEvent | None,
    words: Words,
    *,
    talk: UUID | None = None,
    now: datetime,
) -> dict[str, object]:
    people = met(application, now=now)
    person = next((p for p in people if contact and p.contact.pk == contact.pk), None)
    about = next((row for row in talks(application) if row.pk == talk), None)
    others, (told, told_that) = _others(people, person, about), _told(event, contact)
    time = _time(person, others, event)
    return {
        "application": application,
        "title": application.title,
        "company": application.company.name,
        "contact": contact,
        "role": person.role if person else "",
        "vouched": bool(person and person.vouched),
        "spoke": _spoke(person, event),
        "others": _listed(others),
        "time": time,
        "time_about": f"{time} {_about(person, event)} the {application.title} role",
        "told": told,
        "told_that": told_that,
        "event": event,
        "when": _when(application, now),
        "spoke_on": _spoke_on(application, contact, now),
        **words.ready(),
        "me": application.owner,
        "sign_off": SIGN_OFF,
    }


def _spoke(person: Person | None, event: RejectionEvent | None) -> bool:
    """A talk took place: with this person, or for those who vouched, with anybody."""
    if person is None or person.vouched:
        return event is None or event.reached() != Variant.FORM
    return person.talks > 0 or person.role in {Role.INTERVIEWER, Role.HIRING_MANAGER}


def _time(person: Person | None, others: list[str], event: RejectionEvent | None) -> str:
    if person and not person.talks and person.role in _LOOKED_AFTER:
        return "your help with my application"
    if event and event.reached() == Variant.FORM:
        return "considering my application"
    return f"the time {_listed(['you', *others])} gave me"


def _about(person: Person | None, event: RejectionEvent | None) -> str:
    """Between the time and the role."""
    helped = person and not person.talks and person.role in _LOOKED_AFTER
    if helped or (event and event.reached() == Variant.FORM):
        return "for"
    return "in our talks about" if person and person.talks > 1 else "when we spoke about"


def _told(event: RejectionEvent | None, contact: Contact | None) -> tuple[str, str]:
    """How they brought the news, if it was they."""
    if not (event and contact and event.told_by_id == contact.pk):
        return "", ""
    return _TOLD.get(Channel(event.channel), ("telling me", "telling me"))


def _when(application: Application, now: datetime) -> str:
    """ " in March", " in March 2025": when they spoke last, or else when it ended."""
    held = (talk.day for talk in talks(application) if talk.last_moment() <= now)
    day = next(held, application.closed_on)
    if day is None:
        return ""
    with translation.override(LANGUAGE):
        return f" in {date_format(day, 'F' if day.year == now.year else 'F Y')}"


def _spoke_on(application: Application, contact: Contact | None, now: datetime) -> date | None:
    """The day of the latest talk held with them, or with anybody where the note is to nobody by name."""
    held = (talk for talk in talks(application) if talk.kind not in NOBODY_MET and talk.is_over(now))
    with_them = (talk.day for talk in held if contact is None or contact in talk.interviewers.all())
    return next(with_them, None)


def _others(people: list[Person], person: Person | None, talk: InterviewStage | None) -> list[str]:
    """Who else took part in that talk, or in any held so far; of many, that they did."""
    if person is None or not person.talks:
        return []
    there = [p for p in people if p.talks and p.contact.pk != person.contact.pk]
    if talk:
        there = [p for p in there if p.contact in talk.interviewers.all()]
    names = [p.contact.first_name for p in there]
    return list(filter(None, names)) if len(names) <= MOST_NAMES else ["your colleagues"]


def _listed(names: list[str]) -> str:
    """Ana, Jonas and Lena."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
