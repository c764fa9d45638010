"""A language nobody speaks: every text that goes through gettext comes back longer, accented and in brackets,
or in Hebrew letters from right to left. What stays plain English on a page was never marked."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.test import override_settings
from django.utils.translation import trans_real

# The formats of days, times and numbers are those of the real language of that code.
LONG, MIRRORED = "de", "he"
KEPT = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^>]+>|&\w+;|https?://\S+")
A_FORMAT = re.compile(r"(?:[A-Za-z](?![A-Za-z])|[^A-Za-z])+")  # of a day or a time: "l, j F"
LETTERS = {
    LONG: str.maketrans("aceiounyACEIOUNYbdfghjklmpqrstvwxzBDFGHJKLMPQRSTVWXZ",
                        "áçéíóúñýÁÇÉÍÓÚÑÝƀđƒĝĥĵķļɱþɋŕšţṽŵẋžƁĐƑĜĤĴĶĻṀÞɊŔŠŢṼŴẊŽ"),
    MIRRORED: str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                            "אבצדעפגהיזקלמנסטכרשתוןחםץךאבצדעפגהיזקלמנסטכרשתוןחםץך"),
}  # fmt: skip


class Pseudo:
    def __init__(self, code: str) -> None:
        self.code = code

    def gettext(self, message: str) -> str:
        text = message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]
        if not text.strip() or A_FORMAT.fullmatch(text):
            return text
        longer = "" if self.code == MIRRORED else " " + "őőő" * (1 + len(text) // 12)
        return f"⟦{self._written(text)}{longer}⟧"

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)

    def _written(self, text: str) -> str:
        parts = re.split(f"({KEPT.pattern})", text)
        return "".join(p if KEPT.fullmatch(p) else p.translate(LETTERS[self.code]) for p in parts)

    def language(self) -> str:
        return self.code

    def to_language(self) -> str:
        return self.code


@contextmanager
def spoken(code: str) -> Iterator[None]:
    """Within, the site speaks it to whoever has it as their language, or asks for it."""
    with override_settings(LANGUAGES=[*settings.LANGUAGES, (code, code)]):  # which forgets all translations
        trans_real._translations[code] = Pseudo(code)
        yield
