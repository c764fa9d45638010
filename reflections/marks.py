"""Several texts of one row on one page, each saved as it is typed. A text is known by a mark made of its
words: whoever saves over other words than those they saw is told, and nothing is lost."""

from hashlib import blake2s

from django.db import models, transaction

from accounts.ownership import Owned


def mark_of(text: object) -> str:
    return blake2s(str(text or "").encode(), digest_size=6).hexdigest()


@transaction.atomic
def keep_each(row: Owned, typed: dict[str, str], seen: dict[str, str]) -> dict[str, str]:
    """Save each text that still reads as its mark says. Answers those that read otherwise, as they are."""
    columns = list(typed)
    stored = type(row)._default_manager.select_for_update(of=("self",)).only(*columns).get(pk=row.pk)
    elsewhere = {name: getattr(stored, name) for name in columns if _is_lost(stored, name, typed, seen)}
    kept = {name: text for name, text in typed.items() if name not in elsewhere}
    if kept:
        type(row)._default_manager.filter(pk=row.pk).update(**kept)
    for name, text in {**kept, **elsewhere}.items():
        setattr(row, name, text)
    return elsewhere


def _is_lost(stored: models.Model, name: str, typed: dict[str, str], seen: dict[str, str]) -> bool:
    """Other words than those seen stand there, and what was typed does not hold them."""
    words = getattr(stored, name)
    return words not in typed[name] and mark_of(words) != seen.get(name)
