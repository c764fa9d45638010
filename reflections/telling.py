"""A line to tell someone, in words that fit how it ended."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import RejectionEvent, Variant

_REST = _("I don’t need advice tonight. Company would be good.")
_THANKS = _("What you said helped me get that far. Thank you. May I name you again?")
_THANKS_FOR_STANDING_READY = _("Thank you for standing ready to speak for me. May I name you again?")

_SAID_NO = (
    _("I didn’t get the job."),
    _("The answer was no. I’ll tell you about it another day."),
    _("It went to someone else."),
)
# What happened in a few words: to a friend, to anybody, to a reference.
_OPENINGS: dict[str, tuple[Promise, Promise, Promise]] = {
    Variant.NO_ANSWER: (
        _("They never answered, and I have stopped waiting."),
        _("No answer came for that job. I’ll tell you about it another day."),
        _("It ended without an answer."),
    ),
    Variant.POSITION_CLOSED: (
        _("The job went away before anyone got it."),
        _("That job was taken off the table. I’ll tell you about it another day."),
        _("They are not filling the role after all."),
    ),
    Variant.OFFER_WITHDRAWN: (
        _("They took the offer back."),
        _("The offer is gone. I’ll tell you about it another day."),
        _("They took the offer back."),
    ),
}


@dataclass(frozen=True)
class Line:
    text: str
    to_a_reference: bool = False


def first_lines(variant: str = "", *, spoke: bool = False) -> list[Line]:
    """Three of them, for what is known so far. `spoke`: there was a talk, and a reference may have helped."""
    friend, anybody, reference = _OPENINGS.get(variant, _SAID_NO)
    return [
        Line(f"{friend} {_REST}"),
        Line(str(anybody)),
        Line(f"{reference} {_THANKS if spoke else _THANKS_FOR_STANDING_READY}", True),
    ]


def lines(event: RejectionEvent) -> list[Line]:
    """After a final round the one for a reference comes first."""
    told = first_lines(event.variant, spoke=event.reached() != Variant.FORM)
    return sorted(told, key=lambda line: not line.to_a_reference) if event.variant == Variant.FINAL else told
