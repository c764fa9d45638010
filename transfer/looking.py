"""What an import would do, before it does it; and what is quiet after it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from accounts.models import User
from applications import days
from applications.models import Application, Contact
from applications.silence import long_quiet
from transfer import importing, people
from transfer.changing import text_of
from transfer.columns import OF_APPLICATIONS, PEOPLE
from transfer.models import Fate, Import
from transfer.rows import Row
from transfer.statuses import MEANINGS

SHOWN = 100
LABELS = {**OF_APPLICATIONS, "is_dream": OF_APPLICATIONS["dream"]}


@dataclass
class Shown:
    """A row on the page that asks: what it names, and what would become of it."""

    number: int
    title: str
    company: str
    said: str = ""  # where it would stand, or what it would change
    known: Application | Contact | None = None


@dataclass
class Look:
    counts: Counter[str] = field(default_factory=Counter)
    meanings: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Shown]] = field(default_factory=dict)
    troubled: list[object] = field(default_factory=list)
    troubled_count: int = 0
    leaves_out: bool = False  # what the list says beside jobs that are here already

    @property
    def brings(self) -> int:
        return self.counts[Fate.NEW] + self.counts[Fate.CHANGED]

    @property
    def standing(self) -> list[tuple[str, int]]:
        return [(str(label), self.meanings[word]) for word, label in MEANINGS.items() if self.meanings[word]]

    def note(self, checked: object) -> None:
        self.counts[checked.fate] += 1
        shown = self.examples.setdefault(checked.fate, [])
        if len(shown) < SHOWN:
            shown.append(_shown(checked))


def _shown(checked: importing.Checked | people.Person) -> Shown:
    if isinstance(checked, people.Person):
        return Shown(checked.number, checked.name, checked.company, known=checked.contact)
    row, known = checked.row, checked.application
    if checked.fate == Fate.NEW:
        return Shown(row.number, row.title, row.company, str(MEANINGS[row.outcome or row.stage]))
    return Shown(row.number, row.title, row.company, ", ".join(_changes(checked.changes)), known)


def _changes(changed: dict[str, object]) -> Iterator[str]:
    """ "Place: Berlin", "They said no"."""
    for name, value in changed.items():
        if name in LABELS:
            text = days.in_words(value) if isinstance(value, date) else text_of(value)[:80]
            yield f"{LABELS[name]}: {text}"
    if "stage" in changed:
        yield str(MEANINGS[changed["outcome"] or changed["stage"]])


def says_more(row: Row | people.Person) -> bool:
    """Of what stands beside a job: notes, people, talks, follow-ups."""
    if isinstance(row, people.Person):
        return False
    return bool(row.remarks or row.contact or {"interview_on", "follow_up_on"} & row.days.keys())


def look(brought: Import, *, now: datetime) -> Look:
    seen = Look()
    checks = people.check(brought) if brought.kind == PEOPLE else importing.check(brought, now=now)
    for checked in checks:
        seen.note(checked)
        row = getattr(checked, "row", checked)
        if checked.fate == Fate.NEW and brought.kind != PEOPLE:
            seen.meanings[row.outcome or row.stage] += 1
        seen.leaves_out |= checked.fate in {Fate.SAME, Fate.CHANGED} and says_more(row)
        if row.problems:
            seen.troubled_count += 1
            seen.troubled += [row] if len(seen.troubled) < 50 else []
    return seen


def quiet_now(owner: User, *, now: datetime) -> int:
    """Waiting without a sign for over 45 days."""
    return long_quiet(owner, owner.today(now)).count()
