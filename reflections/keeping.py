"""A sentence becomes a tool."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from reflections import program
from reflections.models import ReflectionEntry, Tool, ToolKind
from reflections.writing import sentences


@dataclass(frozen=True)
class Sentence:
    id: UUID
    text: str
    kept: bool


def list_of(entry: ReflectionEntry) -> dict[str, list[Sentence]]:
    """The page's sentences in order, and which of them are tools already."""
    texts = {Tool.objects.id_of(entry, text): text for text in sentences(entry.body)}
    kept = set(Tool.objects.kept().filter(pk__in=texts).values_list("pk", flat=True)) if texts else set()
    return {"sentences": [Sentence(id, text, id in kept) for id, text in texts.items()]}


def keep(entry: ReflectionEntry, which: str, *, now: datetime) -> Tool | None:
    """Keep the sentence with that id; a second press makes no second tool, and a sentence that has
    been changed elsewhere meanwhile makes none."""
    for text in sentences(entry.body):
        if str(Tool.objects.id_of(entry, text)) == which:
            question = program.QUESTIONS.get(entry.prompt)
            kind = question.tool_kind if question else ToolKind.NEW_ABOUT_ME
            return Tool.objects.keep(entry, text, kind=kind, interview_kinds=_talk(entry), now=now)
    return None


def _talk(entry: ReflectionEntry) -> list[str]:
    """It was learned in a talk of that kind, and comes back before the next of that kind."""
    talk = entry.plan and entry.plan.event.after_interview
    return [talk.kind] if talk else []
