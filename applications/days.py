"""Days and times as pages and messages say them."""

from datetime import date, time

from django.utils import formats, timezone
from django.utils.translation import pgettext


def in_words(day: date, *, today: date | None = None) -> str:
    """3 March; in another year, 3 March 2025."""
    this_year = (today or timezone.localdate()).year
    pattern = pgettext("a day", "j F") if day.year == this_year else pgettext("a day", "j F Y")
    return formats.date_format(day, pattern)


def with_weekday(day: date, *, today: date | None = None) -> str:
    """Thursday 12 March."""
    return f"{formats.date_format(day, 'l')} {in_words(day, today=today)}"


def month(day: date, *, today: date | None = None) -> str:
    """March; in another year, March 2025."""
    this_year = (today or timezone.localdate()).year
    return formats.date_format(day, "F" if day.year == this_year else "F Y")


def clock(at: time) -> str:
    return formats.time_format(at, pgettext("a time", "H:i"))
