"""To ask them, and to bring: short lists for the page before a talk.

The questions ask for a real story instead of a description, because slogans are the same everywhere;
what they are about follows the advice collected in the Library, "what a culture is really about".
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import InterviewStage, Kind

HOW_THEY_WORK: tuple[Promise, ...] = (
    _("When did something last go wrong here, and what happened in the days after?"),
    _("What was the last big decision in the team, and who had a say in it?"),
    _("Who was promoted last, and what had that person done?"),
    _("When did two of you last disagree about the work, and how did it end?"),
    _("How did last week go, from Monday to Friday, for somebody in this role?"),
    _("What did the person before in this role find hardest?"),
    _("When did somebody last change how you do things here, and how did they bring it about?"),
    _("What happened the last time a deadline could not be met?"),
)

_PAPERS = _("Your CV, the posting, and these questions, on paper")
_BRING_THERE: tuple[Promise, ...] = (
    _PAPERS,
    _("Something to write with: what they promise, and by when"),
    _("The way there, with ten to fifteen minutes to spare"),
)
_BRING_ONLINE: tuple[Promise, ...] = (
    _("The link tried out, ten minutes before"),
    _("Your CV, the posting and these questions beside the screen"),
    _("Water, and something to write with"),
)
_BRING_PHONE: tuple[Promise, ...] = (
    _("A quiet place, and a phone that is charged"),
    _("Your CV, the posting and these questions before you"),
    _("Something to write with: what they promise, and by when"),
)
_BRING_TASK: tuple[Promise, ...] = (
    _("The task as they sent it, and the time it may take"),
    _("What may be used, asked beforehand if it is not written"),
)


def how_they_work(interview: InterviewStage, *, earlier: int) -> list[Promise]:
    """Two of them: others at the next talk for the same job, the same whenever the page is opened."""
    start = interview.application_id.int + 2 * earlier
    return [HOW_THEY_WORK[(start + n) % len(HOW_THEY_WORK)] for n in range(2)]


def to_bring(interview: InterviewStage) -> tuple[Promise, ...]:
    if interview.kind == Kind.REFERENCE_CHECK:
        return ()
    if interview.kind == Kind.ASSESSMENT:
        return _BRING_TASK
    if interview.place:
        return _BRING_THERE
    by_phone = interview.kind in {Kind.PHONE, Kind.RECRUITER_SCREEN}
    return _BRING_PHONE if by_phone and not interview.link else _BRING_ONLINE
