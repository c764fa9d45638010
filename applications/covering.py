"""Names covered on screen: companies and people become initials in all that is shown, on every page, also
in words of one's own and in pages still to come. Fields keep their text: what is typed there is saved."""

import re
from collections.abc import Iterable

from django.utils.html import escape

from accounts.models import User
from applications.models import Company, Contact

# Tags as they stand, and with them what is not shown or must not be changed.
KEPT = re.compile(
    r"(<!--.*?-->|<(script|style|textarea|title)\b.*?</\2\s*>|<[^>]*>)", re.DOTALL | re.IGNORECASE
)
LETTER = "0-9A-Za-zÀ-ɏ"  # a name inside a longer word is another word; scripts without gaps know no words


def names_of(person: User) -> set[str]:
    """Companies, people, and people by their first names."""
    people = [row.strip() for row in Contact.objects.of(person).values_list("name", flat=True)]
    names = {*Company.objects.of(person).values_list("name", flat=True), *people}
    return {name for name in names | {row.split()[0] for row in people if row} if len(name) > 1}


def initials(name: str) -> str:
    """Acme: A. Maria Ortiz: M. O."""
    firsts = (next((sign for sign in word if sign.isalnum()), "") for word in re.split(r"[\s-]+", name))
    return " ".join(f"{first.upper()}." for first in firsts if first) or "–"


def cover(html: str, names: Iterable[str]) -> str:
    """The page with its names covered; the longest first, so that none shows through a shorter one."""
    shown = {escape(name): initials(name) for name in names}
    there = sorted((name for name in shown if name in html), key=len, reverse=True)
    if not there:
        return html
    pattern = re.compile(f"(?<![{LETTER}])(?:{'|'.join(map(re.escape, there))})(?![{LETTER}])")
    # Every third piece is a text, followed by the tag behind it and by that tag's name, if it was captured.
    pieces = KEPT.split(html)
    pieces[::3] = [pattern.sub(lambda found: shown[found[0]], text) for text in pieces[::3]]
    return "".join(piece for place, piece in enumerate(pieces) if place % 3 < 2)
