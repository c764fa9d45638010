"""Where a name stands among others. A database compares signs by their numbers, which puts "de Vries" and
"Özdemir" after "Zhang"; so lists are sorted by a key that is made here and kept beside the name."""

import unicodedata
from typing import Any

from django.db import models

# Letters of their own that the order of most languages lays beside a plain one, and Unicode does not part.
BESIDE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})


def order_of(text: str) -> str:
    """Caseless in every script, without accents, spaces collapsed."""
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return " ".join(plain.translate(BESIDE).split())


class OrderKey(models.TextField):
    """The key of the column `of`. It follows whenever a row is written whole, one or many, and in
    `Versioned.save_over`; whoever updates the column otherwise writes both."""

    def __init__(self, *, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(**{"editable": False, "default": ""} | kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, instance: models.Model, add: bool) -> str:
        key = order_of(getattr(instance, self.of))
        setattr(instance, self.attname, key)
        return key
