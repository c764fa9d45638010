"""Before a talk: all that its page and its mail say, gathered once, so that both say the same."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils.functional import Promise

from accounts import clock
from accounts.patterns import date_format
from applications import days
from applications.models import Contact, InterviewStage, Involvement, Role
from reflections import questions, toolbelt
from reflections.toolbelt import Choice

EARLY = timedelta(minutes=10)  # career centres: be there ten to fifteen minutes before
_ARRANGE = {Role.RECRUITER, Role.AGENCY_RECRUITER, Role.HIRING_MANAGER}


@dataclass(frozen=True)
class Person:
    contact: Contact
    role: str


@dataclass
class Before:
    interview: InterviewStage
    for_mail: bool = False

    # ---- when and where --------------------------------------------------------------
    @property
    def day(self) -> str:
        """Also on paper, where "tomorrow" soon says nothing."""
        return days.in_words(self.interview.day_of(self.interview.owner))

    @property
    def hours(self) -> str:
        """On the person's own clock."""
        if self.interview.starts_at is None:
            return ""
        return " – ".join(self._clock(at) for at in (self.interview.starts_at, self.interview.ends_at))

    @property
    def begins_there(self) -> str:
        """The talk's own wall time, where its clock shows another one than the person's; with the weekday
        where that is another one too."""
        talk = self.interview
        if talk.starts_at is None:
            return ""
        there, here = (talk.starts_at.astimezone(tz) for tz in (clock.zone(talk.zone), talk.owner.tz))
        if there.utcoffset() == here.utcoffset():
            return ""
        at = days.clock(there.time())
        return at if there.date() == here.date() else f"{date_format(there, 'l')}, {at}"

    @property
    def leave_at(self) -> str:
        """On the clock of the place where the talk is: the person will be there."""
        talk = self.interview
        if talk.starts_at is None or talk.way_minutes is None:
            return ""
        leave = talk.starts_at - timedelta(minutes=talk.way_minutes) - EARLY
        return days.clock(leave.astimezone(clock.zone(talk.zone)).time())

    def _clock(self, at: datetime) -> str:
        return days.clock(at.astimezone(self.interview.owner.tz).time())

    # ---- who -------------------------------------------------------------------------
    @cached_property
    def contacts(self) -> list[Contact]:
        return sorted(self.interview.interviewers.all(), key=lambda contact: contact.order_key)

    @property
    def people(self) -> list[Person]:
        known = {row.contact_id: row.get_role_display() for row in self._involved}
        return [Person(one, one.job_title or known.get(one.pk, "")) for one in self.contacts]

    @property
    def phones(self) -> list[Contact]:
        """Whom to tell when late: those one meets, else those who arranged it."""
        met = [contact for contact in self.contacts if contact.phone]
        arranged = [row.contact for row in self._involved if row.role in _ARRANGE]
        return met or [contact for contact in arranged if contact.phone]

    @cached_property
    def _involved(self) -> list[Involvement]:
        return list(self.interview.application.involvements.select_related("contact"))

    # ---- what is known, and what to ask ----------------------------------------------
    @cached_property
    def _chosen(self) -> list[Choice]:
        return toolbelt.choose_for(self.interview)

    @property
    def tools(self) -> list[Choice]:
        """What is kept out of mails is on the page all the same: a mail shows fewer, never others."""
        return [one for one in self._chosen if not (self.for_mail and one.tool.keep_out_of_mails)]

    @property
    def on_the_page_only(self) -> int:
        return len(self._chosen) - len(self.tools)

    @property
    def plans(self) -> list[str]:
        return [choice.tool.if_then for choice in self.tools if choice.tool.has_plan]

    @cached_property
    def questions(self) -> list[Promise]:
        talk = self.interview
        earlier = talk.application.interviews.standing().filter(day__lt=talk.day).count()
        return questions.how_they_work(talk, earlier=earlier)

    @property
    def bring(self) -> tuple[Promise, ...]:
        return questions.to_bring(self.interview)
