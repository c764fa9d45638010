"""The rows of a list as finished words: fifty of them on a page, and nothing worked out twice."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import TypedDict
from uuid import UUID

from django.urls import reverse

from accounts.models import User
from applications import days
from applications.lately import last_things
from applications.models import Outcome, Stage

COLUMNS = ("pk", "title", "company__name", "stage", "outcome", "closed_on", "is_dream", "is_sample")
NOBODY = UUID(int=0)

Found = tuple[UUID, str, str, str, str, date | None, bool, bool]


class Row(TypedDict):
    """A plain dictionary: where an object is met, a template first asks it as if it were one."""

    pk: str
    url: str
    title: str
    company: str
    word: str  # where it stands, or how it ended
    last: str  # the last thing that happened, where that says more
    day: str
    iso: str
    is_dream: bool
    is_sample: bool


def rows(found: Iterable[Found], *, person: User, now: datetime) -> list[Row]:
    known = list(found)
    last = last_things([row[0] for row in known if not row[4]], person=person, now=now)
    in_a_word = cache(lambda stage, outcome: str((Outcome(outcome) if outcome else Stage(stage)).label))
    address, today = reverse("application", args=[NOBODY]), person.today(now)
    in_words = cache(lambda day: days.in_words(day, today=today))
    listed = []
    for pk, title, company, stage, outcome, closed_on, dream, sample in known:
        word, thing = in_a_word(stage, outcome), last.get(pk)
        day = closed_on or (thing.day if thing else None)
        listed.append(
            Row(
                pk=str(pk),
                url=address.replace(str(NOBODY), str(pk)),
                title=title,
                company=company,
                word=word,
                last=thing.words if thing and thing.words != word else "",
                day=in_words(day) if day else "",
                iso=day.isoformat() if day else "",
                is_dream=dream,
                is_sample=sample,
            )
        )
    return listed
