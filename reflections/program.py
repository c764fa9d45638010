"""The steps and questions of a recovery, as data. Wording: the source article and design; dates in
calendar days after the day of the news."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import Aim, Variant
from reflections.models import Depth, Key

STEPS: dict[str, tuple[str, ...]] = {
    Depth.A_LOT: (Key.QUIET, Key.THANK, Key.CONNECT, Key.DOOR, Key.INVENTORY, Key.FORWARD),
    Depth.SOMEWHAT: (Key.THANK, Key.CONNECT, Key.DOOR, Key.INVENTORY),
    Depth.NOT_MUCH: (),
    "": (),
}

AIMS: dict[str, str] = {
    Key.THANK: Aim.HIGH_ROAD_NOTE,
    Key.CONNECT: Aim.CONNECTION_REQUEST,
    Key.DOOR: Aim.DOOR,
    Key.INVENTORY: Aim.INVENTORY,
    Key.FORWARD: Aim.MOVE_FORWARD,
}

QUIET_DAYS = 2  # to the morning after next
LAST_DAY_FOR_A_NOTE = (
    8  # about a week is the convention; a first note later than that reads as an afterthought
)
LATE_NEWS_DAYS = 14  # a "no" recorded later than that starts at "Not much"

# The earliest day of each step, and how many days after the one before it is settled it comes.
EARLIEST: dict[str, dict[str, int]] = {
    Depth.A_LOT: {Key.QUIET: 0, Key.THANK: 2, Key.CONNECT: 3, Key.DOOR: 4, Key.INVENTORY: 5, Key.FORWARD: 5},
    Depth.SOMEWHAT: {Key.THANK: 1, Key.CONNECT: 1, Key.DOOR: 1, Key.INVENTORY: 4},
}
REST: dict[str, dict[str, int]] = {
    Depth.A_LOT: {Key.CONNECT: 1, Key.DOOR: 1, Key.INVENTORY: 1},
    Depth.SOMEWHAT: {},
}

SAY_HELLO_DAYS = (30, 60, 90, 180)
SAY_HELLO_DEFAULT = 90
SAY_HELLO_AFTER_CLOSED = 60

APPLY_AGAIN_MONTHS = (3, 6, 12)  # half a year is the usual waiting time
APPLY_AGAIN_DEFAULT = 6


@dataclass(frozen=True)
class Question:
    prompt: str
    text: Promise
    tool_kind: str
    further: tuple[Promise, ...] = ()  # other ways into it, shown one at a time and only when asked for


# The further ones ask for what and how, not why: "why" goes round in circles.
NEW = Question(
    "new_about_me",
    _("What did you find out about yourself that you did not know?"),
    "new_about_me",
    (
        _("What did you do there for the first time?"),
        _("What was easier than you had thought, and what was harder?"),
        _("What would somebody who watched you say they saw?"),
    ),
)
KEEP = Question(
    "relearned",
    _("What did you see again in yourself that you want to keep doing?"),
    "relearned_about_me",
    (
        _("When did you feel most like yourself in it?"),
        _("What had you prepared that you then used?"),
        _("What worked there that had worked somewhere else before?"),
    ),
)
FIELD = Question(
    "field",
    _("What do you know now about the field, the company or the role that you can use?"),
    "field",
    (
        _("What did their questions tell you about the work?"),
        _("What turned out otherwise than the posting had said?"),
        _("What would you ask earlier next time?"),
    ),
)
ONE = Question(
    "one_thing",
    _("One thing to keep, or one to change, for the next one?"),
    "new_about_me",
    (
        _("What would you do the same way again?"),
        _("What would you tell somebody who has that talk tomorrow?"),
    ),
)
SIGNS = Question(
    "signs",
    _("What told you, looking back?"),
    "field",
    (
        _("What was the last thing that was settled between you?"),
        _("What would you ask for, next time, before waiting?"),
    ),
)

# What happened apart from what one says of it: a page of its own, reached by a link and never a step.
FACTS_AND_STORY = (
    Question("facts", _("What happened"), "field"),
    Question("story", _("What I tell myself about it"), "new_about_me"),
    Question("reading", _("Another way to read it"), "new_about_me"),
)

QUESTIONS = {question.prompt: question for question in (NEW, KEEP, FIELD, ONE, SIGNS, *FACTS_AND_STORY)}


def questions(depth: str, variant: str) -> tuple[Question, ...]:
    """The inventory's questions in order, for that depth and what is known of the case."""
    if depth == Depth.SOMEWHAT:
        return (ONE,)
    if variant == Variant.FORM:
        return (FIELD, NEW, KEEP)
    if variant == Variant.NO_ANSWER:
        return (NEW, KEEP, FIELD, SIGNS)
    return (NEW, KEEP, FIELD)


_ROUND = {
    Variant.FORM: _("Whoever decided this had a page or two in front of them. They have not met you."),
    Variant.INTERVIEWS: _(
        "You were in the room, and someone else was chosen. It may have been one small thing. It may have "
        "been something about the job that they knew and you could not."
    ),
    Variant.FINAL: _(
        "They could see you doing it, or you would not have been there at the end. Choosing one means "
        "turning down others who could."
    ),
}
_SENTENCES = {
    **_ROUND,
    Variant.POSITION_CLOSED: _("The job went away. Nobody was chosen over you."),
    Variant.NO_ANSWER: _("Silence shows how they treat people who wait. It holds no news about your work."),
    Variant.OFFER_WITHDRAWN: _(
        "You had it, and it was taken back. If you had already given notice, speak to someone who knows "
        "employment law before you write to them."
    ),
}
CALLED = _("They called, and you had to answer on the spot.")
FROM_INSIDE = _("It went to someone who was already there.")


def sentence(variant: str, *, reached: str, by_call: bool, from_inside: bool) -> str:
    """The one sentence after "A lot". `reached` is the variant that the rounds alone would give."""
    text = str(_SENTENCES.get(variant) or _ROUND[reached])
    if from_inside:
        text = str(FROM_INSIDE)
    return f"{CALLED} {text}" if by_call else text
