"""What an import would do, before it does it; and what is quiet after it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from accounts.models import User
from applications.silence import long_quiet
from transfer import importing, people
from transfer.columns import PEOPLE
from transfer.models import Fate, Import
from transfer.statuses import MEANINGS

SHOWN = 12


@dataclass
class Look:
    counts: Counter[str] = field(default_factory=Counter)
    meanings: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[object]] = field(default_factory=dict)
    troubled: list[object] = field(default_factory=list)
    troubled_count: int = 0

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
            shown.append(checked)


def look(brought: Import, *, now: datetime) -> Look:
    seen = Look()
    checks = people.check(brought) if brought.kind == PEOPLE else importing.check(brought, now=now)
    for checked in checks:
        seen.note(checked)
        row = getattr(checked, "row", checked)
        if checked.fate == Fate.NEW and brought.kind != PEOPLE:
            seen.meanings[row.outcome or row.stage] += 1
        if row.problems:
            seen.troubled_count += 1
            seen.troubled += [row] if len(seen.troubled) < 50 else []
    return seen


def quiet_now(owner: User, *, now: datetime) -> int:
    """Waiting without a sign for over 45 days."""
    return long_quiet(owner, owner.today(now)).count()
