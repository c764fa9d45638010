"""Whom to call, by country. The one place where such numbers stand.

Each was compared on the given day with what the line itself, or a public health page, says of it.
A number is added only with a source that says the same, and looked at again every half year.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FRESH_FOR = timedelta(days=180)


@dataclass(frozen=True)
class Line:
    name: str
    ways: tuple[tuple[Promise | str, str], ...]  # what to do, and the address that does it
    hours: Promise
    checked: date

    def is_stale(self, today: date) -> bool:
        return today - self.checked > FRESH_FOR


ALWAYS = _("Every day, at any hour. Free.")

SAMARITANS = Line(
    name="Samaritans",
    ways=((_("Call 116 123"), "tel:116123"), ("samaritans.org", "https://www.samaritans.org")),
    hours=ALWAYS,
    checked=date(2026, 11, 24),
)
IN_COUNTRY: dict[str, tuple[Line, ...]] = {
    "US": (
        Line(
            name="988 Lifeline",
            ways=(
                (_("Call 988"), "tel:988"),
                (_("Text 988"), "sms:988"),
                (_("Chat at 988lifeline.org"), "https://988lifeline.org"),
            ),
            hours=ALWAYS,
            checked=date(2026, 11, 24),
        ),
        Line(
            name="Crisis Text Line",
            ways=((_("Text HOME to 741741"), "sms:741741"),),
            hours=ALWAYS,
            checked=date(2026, 11, 24),
        ),
    ),
    "GB": (SAMARITANS,),
    "IE": (SAMARITANS,),
}
COUNTRIES = {"US": _("United States"), "GB": _("United Kingdom"), "IE": _("Ireland")}
EVERYWHERE = Line(
    name="findahelpline.com",
    ways=((_("Lines for your country, by phone, text or chat"), "https://findahelpline.com"),),
    hours=_("Each line’s hours stand beside it."),
    checked=date(2026, 11, 24),
)


def stale(today: date) -> list[Line]:
    """The lines that somebody should look at again."""
    every = [line for lines in IN_COUNTRY.values() for line in lines]
    return [line for line in dict.fromkeys([*every, EVERYWHERE]) if line.is_stale(today)]
