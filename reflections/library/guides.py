"""What a guide is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from reflections.library.sources import Source


@dataclass(frozen=True)
class Passage:
    """A few sentences; without a source they are this project's own judgement and claim nothing."""

    text: Promise
    sources: tuple[Source, ...] = ()


def says(text: Promise, *sources: Source) -> Passage:
    return Passage(text, sources)


@dataclass(frozen=True)
class Section:
    heading: Promise
    passages: tuple[Passage, ...]
    points: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Guide:
    slug: str
    title: Promise
    lede: Promise
    sections: tuple[Section, ...]
    video: Source | None = None

    def passages(self) -> Iterator[Passage]:
        for section in self.sections:
            yield from section.passages
            yield from section.points

    @property
    def sources(self) -> list[Source]:
        """Each once, in the order in which they are needed."""
        return list(dict.fromkeys(source for passage in self.passages() for source in passage.sources))

    def numbered(self) -> list[tuple[int, Source]]:
        return list(enumerate(self.sources, 1))

    def numbers(self, passage: Passage) -> list[int]:
        return sorted(self.sources.index(source) + 1 for source in passage.sources)
