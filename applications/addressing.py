"""What to call somebody of whom only the name is known. A guess: the greeting can be changed beside it."""

import re

_TITLE = re.compile(
    r"mr|mrs|ms|mx|miss|sir|dame|madam|dr|prof|professor|rev|hon|judge|herr|frau|hr|fr|ing|mag"
)
_AFTER = re.compile(r"phd|md|mba|msc|bsc|ma|ba|jr|sr|esq|cpa|cfa|pmp|jd|llm|dds|rn|ii|iii|iv")
_PARTICLE = re.compile(r"van|von|der|den|de|del|della|di|da|do|dos|du|la|le|ten|ter|zu|zur|af|av|el|al|bin")


def called(name: str) -> str:
    """By the first name; after a title by title and last name; whole where the first name is an initial."""
    words = _in_order(name)
    titles = [word for word in words if _TITLE.fullmatch(_bare(word))]
    rest = [word for word in words if not _TITLE.fullmatch(_bare(word))]
    if not rest:
        return " ".join(words)
    if titles:
        return f"{titles[0]} {_last_name(rest)}"
    is_initial = len(_bare(rest[0])) == 1 and rest[0].endswith(".")
    return " ".join(rest) if is_initial else rest[0]


def _bare(word: str) -> str:
    return word.strip(".,").replace(".", "").casefold()


def _in_order(name: str) -> list[str]:
    """Ortiz, Maria: Maria Ortiz. Maria Ortiz, PhD: without it."""
    first, comma, second = name.partition(",")
    if comma and second.split() and not all(_AFTER.fullmatch(_bare(word)) for word in second.split()):
        return [*second.replace(",", " ").split(), *first.split()]
    return first.split()


def _last_name(words: list[str]) -> str:
    """Van der Berg with what belongs to it."""
    at = len(words) - 1
    while at and _PARTICLE.fullmatch(_bare(words[at - 1])):
        at -= 1
    return " ".join(words[at:])
