"""What the tool belt shows: found words, the kinds, and where each tool comes from."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from applications import days
from applications.models.companies import key_of
from reflections.models import Tool, ToolKind


@dataclass(frozen=True)
class Search:
    words: str
    kind: str

    def finds(self, tool: Tool) -> bool:
        """All its words, in any order and any case. Asked here and not of the database, which may one
        day hold the texts encrypted."""
        text = key_of(f"{tool.text} {tool.if_cue} {tool.then_response} {tool.tags}")
        return self.kind in {"", tool.kind} and all(word in text for word in key_of(self.words).split())


def belt(owner: User, asked: Search, *, now: datetime) -> dict[str, object]:
    tools = list(Tool.objects.of(owner).with_origin().newest_first())
    found = [tool for tool in tools if asked.finds(tool)]
    return {
        "asked": asked,
        "chips": chips(asked),
        "any": bool(tools),
        "rows": [(tool, line(tool, owner=owner, now=now)) for tool in found if tool.retired_at is None],
        "put_away": [tool for tool in found if tool.retired_at],
    }


def chips(asked: Search) -> list[tuple[str, str, bool]]:
    words = {
        "": pgettext("all tools", "All"),
        ToolKind.NEW_ABOUT_ME: _("About me"),
        ToolKind.RELEARNED_ABOUT_ME: _("Kept"),
        ToolKind.FIELD: _("The field"),
    }
    return [(str(kind), label, asked.kind == kind) for kind, label in words.items()]


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
