"""Silence in words: how long it has been quiet, and the one question that Today may put."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.patterns import date_format
from applications import days, suggestions
from applications.models import Application
from applications.reasons import past_the_day
from applications.silence import Facts, facts_of, long_quiet
from applications.waiting import MOST_LOOKED_AT


@dataclass(frozen=True)
class Question:
    """Count this as no answer? Of one application at a time; the others wait."""

    application: Application
    since: str
    more: int
    many: bool  # more than are counted
    on_one_page: bool  # several have been quiet for so long that they are on the page for all of them


def question_for(person: User, *, now: datetime) -> Question | None:
    asked = suggestions.questions(person, now=now)
    if not asked:
        return None
    first, facts = asked[0]
    today = person.today(now)
    together = long_quiet(person, today)[: MOST_LOOKED_AT + 2].count() if len(asked) > 1 else 0
    more = max(len(asked), together) - 1
    return Question(
        Application.objects.of(person).with_company().get(pk=first.pk),
        _since(facts, today),
        more=more,
        many=more > MOST_LOOKED_AT,
        on_one_page=together > 1,
    )


def since(application: Application, today: date) -> str:
    """How long it has been quiet, counted from what is on record."""
    return _since(facts_of(application, today), today)


def _since(facts: Facts, today: date) -> str:
    if facts.promised_on and facts.promised_on < today:
        return past_the_day(facts.promised_on, today, own=facts.day_is_own)
    last = facts.last_contact_on or facts.applied_on
    if facts.last_talk_on and (last is None or facts.last_talk_on > last):
        talked = facts.last_talk_on
        recent = (today - talked).days < 7
        words = date_format(talked, "l") if recent else days.in_words(talked, today=today)
        return _("You last spoke on %(day)s.") % {"day": words}
    if last:
        return _("Nothing has come since %(day)s.") % {"day": days.in_words(last, today=today)}
    return _("No day is on record yet.")
