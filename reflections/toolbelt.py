"""Which tools are laid out before a talk, and why these."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from applications import days
from applications.models import InterviewStage, Kind
from reflections.models import Tool
from reflections.models.tools import ToolQuerySet

LAID_OUT = 3
_SAME_KIND = {
    Kind.RECRUITER_SCREEN: gettext_lazy("Here because you keep it for recruiter screens."),
    Kind.PHONE: gettext_lazy("Here because you keep it for talks by phone."),
    Kind.ASSESSMENT: gettext_lazy("Here because you keep it for assessments."),
    Kind.TECHNICAL: gettext_lazy("Here because you keep it for technical talks."),
    Kind.HIRING_MANAGER: gettext_lazy("Here because you keep it for talks with hiring managers."),
    Kind.PANEL: gettext_lazy("Here because you keep it for panel talks."),
    Kind.ON_SITE: gettext_lazy("Here because you keep it for visits on site."),
    Kind.FINAL: gettext_lazy("Here because you keep it for final rounds."),
    Kind.REFERENCE_CHECK: gettext_lazy("Here because you keep it for reference checks."),
}


@dataclass(frozen=True)
class Choice:
    tool: Tool
    reason: str


def choose_for(
    interview: InterviewStage,
    *,
    limit: int = LAID_OUT,
    also: Collection[UUID] = (),
) -> list[Choice]:
    """Those for this kind of talk, then those that helped before, then those with an if-then plan, then
    the newest. The first of these that holds is the reason given. What was learned in or after the talk
    was not laid out before it. `also`: tools that come in any case."""
    tools = _known_before(interview)
    best = sorted(tools, key=lambda tool: _fitness(tool, interview), reverse=True)
    best = best[:limit] + [tool for tool in best[limit:] if tool.pk in also]
    return [Choice(tool, _reason(tool, interview)) for tool in best]


def how_many_for(interview: InterviewStage) -> int:
    return min(_known_before(interview).count(), LAID_OUT)


def _known_before(interview: InterviewStage) -> ToolQuerySet:
    tools = Tool.objects.of(interview.owner_id).kept().select_related("known_since")
    tools = tools.with_uses(but_in=interview.pk)
    return tools.filter(kept_at__lt=interview.starts_at) if interview.starts_at else tools


def _fitness(tool: Tool, interview: InterviewStage) -> tuple[object, ...]:
    return (interview.kind in tool.interview_kinds, tool.helped > 0, tool.has_plan, tool.kept_at, tool.pk)


def _reason(tool: Tool, interview: InterviewStage) -> str:
    written = _written(tool, interview.owner)
    if interview.kind in tool.interview_kinds:
        return f"{written} {_SAME_KIND[interview.kind]}"
    if tool.helped:
        return how_it_helped(tool.used, tool.helped)
    if tool.has_plan:
        return f"{written} " + _("Here because it says what you will do.")
    return written


def _written(tool: Tool, person: User) -> str:
    if tool.known_since:
        month = days.month(person.today(tool.known_since.kept_at))
        return _("You have known this since %(month)s.") % {"month": month}
    return _("You wrote this on %(day)s.") % {"day": days.in_words(person.today(tool.kept_at))}


def how_it_helped(used: int, helped: int) -> str:
    """Used twice. It helped both times. Where it never did, only how often it was along."""
    used = max(used, helped)
    if used == 1:
        return _("Used once. It helped.") if helped else _("Used once.")
    times = _("twice") if used == 2 else _("%(count)s times") % {"count": apnumber(used)}
    along = capfirst(_("used %(times)s.") % {"times": times})
    return f"{along} {_how_often(used, helped)}" if helped else along


def _how_often(used: int, helped: int) -> str:
    if helped < used:
        how_often = ngettext("It helped once.", "It helped %(count)s times.", helped)
        return how_often % {"count": apnumber(helped)} if helped > 1 else how_often
    return _("It helped both times.") if used == 2 else _("It helped every time.")
