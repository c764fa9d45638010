"""Days and times as pages and messages say them."""

from datetime import date, time

from django.utils import timezone

from accounts.patterns import date_format, time_format


def in_words(day: date, *, today: date | None = None) -> str:
    """3 March; in another year, 3 March 2025."""
    this_year = (today or timezone.localdate()).year
    return date_format(day, "j F" if day.year == this_year else "j F Y")


def with_weekday(day: date, *, today: date | None = None) -> str:
    """Thursday 12 March."""
    return f"{date_format(day, 'l')} {in_words(day, today=today)}"


def month(day: date, *, today: date | None = None) -> str:
    """March; in another year, March 2025."""
    this_year = (today or timezone.localdate()).year
    return date_format(day, "F" if day.year == this_year else "F Y")


def clock(at: time) -> str:
    return time_format(at, "H:i")
