"""What the tool belt shows: found words, the kinds, and where each tool comes from."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from applications import days
from applications.models import Kind
from applications.models.companies import key_of
from reflections.models import Tool, ToolKind
from reflections.toolbelt import how_it_helped


@dataclass(frozen=True)
class Search:
    words: str = ""
    kind: str = ""
    talk: str = ""
    tag: str = ""

    @classmethod
    def read(cls, asked: QueryDict) -> "Search":
        return cls(*(asked.get(name, "") for name in ("q", "about", "talk", "tag")))

    @property
    def narrows(self) -> bool:
        return bool(self.talk or self.tag)

    def finds(self, tool: Tool) -> bool:
        """All its words, in any order and any case. Asked here and not of the database, which may one
        day hold the texts encrypted."""
        if not (self.kind in {"", tool.kind} and (not self.talk or self.talk in tool.interview_kinds)):
            return False
        if self.tag and key_of(self.tag) not in map(key_of, tool.tag_list):
            return False
        text = key_of(f"{tool.text} {tool.if_cue} {tool.then_response} {tool.tags}")
        return all(word in text for word in key_of(self.words).split())

    def but(self, **changes: str) -> str:
        """The address of this search with another choice."""
        names = {"words": "q", "kind": "about", "talk": "talk", "tag": "tag"}
        asked = replace(self, **changes)
        return "?" + urlencode({n: v for f, n in names.items() if (v := getattr(asked, f))})


@dataclass(frozen=True)
class Line:
    """A tool as the belt shows it."""

    tool: Tool
    origin: str
    use: str


def belt(owner: User, asked: Search, *, now: datetime) -> dict[str, object]:
    tools = list(Tool.objects.of(owner).with_origin().with_uses().newest_first())
    found = [tool for tool in tools if asked.finds(tool)]
    kept = [tool for tool in tools if tool.retired_at is None]
    return {
        "asked": asked,
        "chips": chips(asked),
        "talk_chips": _talk_chips(asked, kept),
        "tag_chips": _tag_chips(asked, kept),
        "any": bool(tools),
        "rows": [
            Line(tool, line(tool, owner=owner, now=now), use_of(tool))
            for tool in found
            if tool.retired_at is None
        ],
        "put_away": [tool for tool in found if tool.retired_at],
    }


def use_of(tool: Tool) -> str:
    """How often it was along, where that was told; empty before."""
    return how_it_helped(tool.used, tool.helped) if tool.used else ""


def _talk_chips(asked: Search, tools: list[Tool]) -> list[tuple[str, str, bool]]:
    """The kinds of talks that tools are laid out for."""
    there = {kind for tool in tools for kind in tool.interview_kinds}
    return [
        (asked.but(talk="" if asked.talk == kind else kind), str(label), asked.talk == kind)
        for kind, label in Kind.choices
        if kind in there
    ]


def _tag_chips(asked: Search, tools: list[Tool]) -> list[tuple[str, str, bool]]:
    tags = {key_of(tag): tag for tool in tools for tag in tool.tag_list}
    chosen = key_of(asked.tag)
    return [
        (asked.but(tag="" if chosen == key else tag), tag, chosen == key) for key, tag in sorted(tags.items())
    ]


def chips(asked: Search) -> list[tuple[str, str, bool]]:
    words = {
        "": pgettext("all tools", "All"),
        ToolKind.NEW_ABOUT_ME: _("About me"),
        ToolKind.RELEARNED_ABOUT_ME: _("Kept"),
        ToolKind.FIELD: _("The field"),
    }
    return [(asked.but(kind=str(kind)), label, asked.kind == kind) for kind, label in words.items()]


def line(tool: Tool, *, owner: User, now: datetime) -> str:
    """Where it comes from: "From Acme, March", "Known since March, again in May"."""
    today = owner.today(now)
    month = days.month(owner.today(tool.kept_at), today=today)
    if tool.known_since:
        since = days.month(owner.today(tool.known_since.kept_at), today=today)
        if since == month:
            return _("Known since %(month)s") % {"month": month}
        return _("Known since %(since)s, again in %(month)s") % {"since": since, "month": month}
    application = tool.source_entry and tool.source_entry.application
    if application:
        return _("From %(company)s, %(month)s") % {"company": application.company.name, "month": month}
    return month
