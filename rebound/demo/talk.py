"""One talk of the made-up search."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from applications import talks
from applications.models import FollowUp, InterviewStage
from reflections import debrief, recovery
from reflections.models import Tool

if TYPE_CHECKING:
    from rebound.demo.tale import Tale


@dataclass
class Talk:
    tale: "Tale"
    day: date
    kind: str
    names: tuple[str, ...]
    at: time = time(10, 30)
    minutes: int = 60
    place: str = ""
    link: str = ""
    preparation: str = ""
    after: Mapping[str, str] = field(default_factory=dict)
    promised_by: date | None = None
    tools: Mapping[str, str] = field(default_factory=dict)

    def is_booked(self, now: datetime) -> None:
        self.row = InterviewStage(owner=self.tale.diary.owner, application=self.tale.fresh(), kind=self.kind)
        self.row.minutes, self.row.preparation = self.minutes, self.preparation
        self.row.place, self.row.link = self.place, self.link
        self.row.set_time(self.day, self.at, self.row.owner.zone)
        self.row.save(force_insert=True)
        self.row.interviewers.set([self.tale.meets(name) for name in self.names])
        talks.noted(self.row, now=now)
        talks.bring_into_talks(self.row, now=now)

    def is_noted(self, now: datetime) -> None:
        for name, text in self.after.items():
            setattr(self.row, name, text)
        self.row.debriefed_at, self.row.promised_by = now, self.promised_by
        self.row.save()
        known = Tool.objects.of(self.row.owner).filter(text__in=self.tools)
        debrief.used(self.row, {tool.pk: self.tools[tool.text] for tool in known})
        if self.promised_by:
            self.tale.fresh().they_write_by(self.promised_by)
        for follow_up in FollowUp.objects.open().filter(interview=self.row, kind="debrief"):
            recovery.settle(follow_up, verb="complete", now=now, via="page")
