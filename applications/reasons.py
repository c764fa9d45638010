"""Why something is brought up now: one sentence each, in mails and on Today."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import clock
from accounts.patterns import date_format
from applications import days
from applications.models import Aim, FollowUp, Mention


def mentioned_twice(follow_ups: Iterable[FollowUp]) -> set[UUID]:
    """Those that no mail will bring up again."""
    return Mention.objects.twice(follow_ups)


def reason(follow_up: FollowUp, now: datetime, *, quiet_is_told: bool = False, words: int = 0) -> str:
    """`quiet_is_told`: the mail around it says already that the quiet has ended. `words`: how many the
    person's own draft has."""
    today = follow_up.owner.today(now)
    if follow_up.kind == Aim.HIGH_ROAD_NOTE:
        return f"{_time_for_a_note(follow_up, today, quiet_is_told)} {_draft(words)}"
    why = _REASONS.get(follow_up.kind, _other)(follow_up, today)
    return f"{why} {_draft(words)}" if words else why


def quiet_ended_lately(follow_up: FollowUp, today: date) -> bool:
    """Today or the day before, for a step of a plan."""
    until = follow_up.application and follow_up.application.quiet_until
    if not (until and follow_up.is_of_plan):
        return False
    return timedelta(0) <= today - follow_up.owner.today(until) <= timedelta(days=1)


def on_day(day: date, today: date) -> str:
    """ "today", "yesterday", "on Monday", "on 3 March"."""
    words = {0: _("today"), -1: _("yesterday"), 1: _("tomorrow")}
    ahead = (day - today).days
    if ahead in words:
        return words[ahead]
    name = date_format(day, "l") if abs(ahead) < 7 else days.in_words(day, today=today)
    return _("on %(day)s") % {"day": name}


def _time_for_a_note(follow_up: FollowUp, today: date, quiet_is_told: bool) -> str:
    if quiet_is_told:
        return _("If you are ready: about five minutes.")
    if quiet_ended_lately(follow_up, today):
        return _("The quiet you asked for has ended.")
    return _("About five minutes.")


def _draft(words: int) -> str:
    if not words:
        return _("A draft is there.")
    saved = ngettext("Your draft is saved, %(count)s word.", "Your draft is saved, %(count)s words.", words)
    return saved % {"count": words}


def _thank_you(follow_up: FollowUp, today: date) -> str:
    if not follow_up.interview:
        return _draft(0)
    when = on_day(follow_up.interview.day, today)
    if follow_up.contact:
        return _("You spoke with %(name)s %(when)s.") % {"name": follow_up.contact.name, "when": when}
    return _("You spoke with them %(when)s.") % {"when": when}


def _status_check(follow_up: FollowUp, today: date) -> str:
    application, talk, never = follow_up.application, follow_up.interview, date.min
    day, heard_on = application.expected_by, application.last_contact_on or never
    spoke_on = talk.day if talk and talk.day < today else never
    if day and max(heard_on, spoke_on) <= day <= today:
        return past_the_day(day, today, own=application.day_is_own)
    if talk and never < spoke_on and heard_on <= spoke_on:
        return _thank_you(follow_up, today)
    if never < heard_on < today:
        return _("Nothing has come since %(day)s.") % {"day": days.in_words(heard_on, today=today)}
    if application.applied_on and application.applied_on < today:
        count = (today - application.applied_on).days
        return _counted(
            ngettext("%(count)s day since you applied.", "%(count)s days since you applied.", count), count
        )
    return _("Nothing new has come.")


def past_the_day(day: date, today: date, *, own: bool) -> str:
    """The day that they have named, or the person's own, is over or ends today."""
    count = clock.working_days_between(day, today)
    if count == 0:
        words = _("You wanted to wait until %(day)s.") if own else _("They said they would write by %(day)s.")
        return words % {"day": days.in_words(day, today=today)}
    own_day = ngettext(
        "%(count)s working day past the day you had set.",
        "%(count)s working days past the day you had set.",
        count,
    )
    their_day = ngettext(
        "%(count)s working day since they said they would write.",
        "%(count)s working days since they said they would write.",
        count,
    )
    return _counted(own_day if own else their_day, count)


def _counted(sentence: str, count: int) -> str:
    return capfirst(sentence % {"count": apnumber(count)})


def _prepare(follow_up: FollowUp, today: date) -> str:
    if not follow_up.interview:
        return _("Before the next talk.")
    when = on_day(follow_up.interview.day, today)
    return capfirst(_("%(when)s is the talk.") % {"when": when})


def _debrief(follow_up: FollowUp, today: date) -> str:
    return _("Two minutes, while it is fresh.")


def _connection_request(follow_up: FollowUp, today: date) -> str:
    return _("One line of your own is enough.")


def _door(follow_up: FollowUp, today: date) -> str:
    return _("One day to choose, or none.")


def _inventory(follow_up: FollowUp, today: date) -> str:
    return _("One question a screen. You can stop after each.")


def _move_forward(follow_up: FollowUp, today: date) -> str:
    return _("A last look at what is yours now.")


def _chosen_day(follow_up: FollowUp, today: date) -> str:
    """A week's list names it before its day, and a second mention comes after it."""
    return _("This is the day you chose.") if follow_up.due_on == today else _other(follow_up, today)


def _other(follow_up: FollowUp, today: date) -> str:
    return _("You put this down for %(day)s.") % {"day": days.in_words(follow_up.due_on, today=today)}


def _note(follow_up: FollowUp, today: date) -> str:
    begun = follow_up.due_on if follow_up.due_on <= today else today
    return _("You began it %(when)s.") % {"when": on_day(begun, today)}


def _withdrawal(follow_up: FollowUp, today: date) -> str:
    return _("It is still open there. A draft is ready.")


_REASONS: dict[str, Callable[[FollowUp, date], str]] = {
    Aim.THANK_YOU: _thank_you,
    Aim.STATUS_CHECK: _status_check,
    Aim.PREPARE: _prepare,
    Aim.WITHDRAWAL: _withdrawal,
    Aim.NOTE: _note,
    Aim.DEBRIEF: _debrief,
    Aim.CONNECTION_REQUEST: _connection_request,
    Aim.DOOR: _door,
    Aim.INVENTORY: _inventory,
    Aim.MOVE_FORWARD: _move_forward,
    Aim.KEEP_IN_TOUCH: _chosen_day,
    Aim.RE_APPLY: _chosen_day,
}
