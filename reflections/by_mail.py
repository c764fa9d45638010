"""What the links in mails offer, and what a press does. No word that the person wrote is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.notices import TOO_LATE
from accounts.patterns import date_format
from applications import tokens
from applications.models import FollowUp, FollowUpAct
from applications.silence import SECOND_AFTER
from reflections import recovery, steps
from reflections.day_form import DayForm
from reflections.models import Key, RecoveryStep
from reflections.views.follow_ups import later_days

Shown = dict[str, object]


@dataclass(frozen=True)
class Button:
    label: str | Promise
    value: str = ""
    hint: str = ""


def offer(verb: str, follow_up: FollowUp, *, now: datetime) -> Shown:
    return _OFFERS[verb](follow_up, now)


def press(verb: str, follow_up: FollowUp, *, choice: str, now: datetime) -> Shown:
    return _PRESSES[verb](follow_up, choice, now)


def offer_undo(act: FollowUpAct) -> Shown:
    return {"heading": _heading(act.follow_up), "undo": _undo(act)}


def undo(act: FollowUpAct, *, now: datetime) -> Shown:
    if act.undone_at or recovery.undo(act, now=now):
        return {"heading": _("As it was before.")}
    return {"heading": TOO_LATE}


def _heading(follow_up: FollowUp) -> str:
    return _("%(what)s, due %(day)s.") % {
        "what": follow_up.get_kind_display(),
        "day": date_format(follow_up.due_on, "j F"),
    }


def _undo(act: FollowUpAct) -> dict[str, str]:
    token = tokens.for_undo(act, act.follow_up.owner)
    return {"url": reverse("mail_undo", args=[token]), "press": tokens.for_press(token)}


def _settled(follow_up: FollowUp, now: datetime) -> Shown:
    act = follow_up.last_act
    return {
        "heading": _("This is settled already."),
        "undo": _undo(act) if act and act.can_be_undone(now) else None,
    }


# ---- done, let go --------------------------------------------------------------------
def _offer(label: Promise) -> Callable[[FollowUp, datetime], Shown]:
    def offer(follow_up: FollowUp, now: datetime) -> Shown:
        if not follow_up.is_open:
            return _settled(follow_up, now)
        return {"heading": _heading(follow_up), "buttons": [Button(label)]}

    return offer


def _settle(verb: str, words: Promise) -> Callable[[FollowUp, str, datetime], Shown]:
    def press(follow_up: FollowUp, choice: str, now: datetime) -> Shown:
        act = recovery.settle(follow_up, verb=verb, now=now, via="mail")
        if act is None:
            return _settled(follow_up, now)
        return {"heading": words, "undo": _undo(act)}

    return press


# ---- later ---------------------------------------------------------------------------
def _offer_later(follow_up: FollowUp, now: datetime, form: DayForm | None = None) -> Shown:
    if not follow_up.is_open:
        return _settled(follow_up, now)
    return {
        "form": form or DayForm(today=follow_up.owner.today(now)),
        "heading": _heading(follow_up),
        "lead": _("When shall it come back?"),
        "buttons": [
            Button(label, day.isoformat(), date_format(day, "l, j F"))
            for day, label in later_days(follow_up.owner.today(now))
        ],
    }


def _later(follow_up: FollowUp, choice: str, now: datetime) -> Shown:
    form = DayForm({"day": choice}, today=follow_up.owner.today(now))
    if not follow_up.is_open or not form.is_valid():
        return _offer_later(follow_up, now, form)
    day = form.cleaned_data["day"]
    act = follow_up.snooze(day, now=now, via="mail") or follow_up.acts.order_by("-at").first()
    words = _("Back on %(day)s.") % {"day": date_format(day, "l, j F")}
    return {"heading": words, "undo": act and _undo(act)}


# ---- of a check how it stands --------------------------------------------------------
def _offer_answered(follow_up: FollowUp, now: datetime) -> Shown:
    if not follow_up.is_open:
        return _settled(follow_up, now)
    lead = _("Then there is nothing to ask. What they said can be put down when it suits you.")
    return {"heading": _heading(follow_up), "lead": lead, "buttons": [Button(_("They answered"))]}


def _answered(follow_up: FollowUp, choice: str, now: datetime) -> Shown:
    act = recovery.answered(follow_up, now=now, via="mail")
    if act is None:
        return _settled(follow_up, now)
    return {
        "heading": _("Noted: they answered."),
        "undo": _undo(act),
        "next": (_("Put down what they said"), reverse("application", args=[follow_up.application_id])),
    }


def _offer_nothing(follow_up: FollowUp, now: datetime) -> Shown:
    if not follow_up.is_open:
        return _settled(follow_up, now)
    day = date_format(_in_a_week(follow_up, now), "l, j F")
    hint = _("It comes back on %(day)s.") % {"day": day}
    return {"heading": _heading(follow_up), "lead": hint, "buttons": [Button(_("Still nothing"))]}


def _nothing(follow_up: FollowUp, choice: str, now: datetime) -> Shown:
    if not follow_up.is_open:
        return _settled(follow_up, now)
    day = _in_a_week(follow_up, now)
    act = follow_up.snooze(day, now=now, via="mail") or follow_up.acts.order_by("-at").first()
    return {
        "heading": _("Back on %(day)s.") % {"day": date_format(day, "l, j F")},
        "undo": act and _undo(act),
        "next": (_("Ask, wait, or let it rest"), reverse("silence", args=[follow_up.application_id])),
    }


def _in_a_week(follow_up: FollowUp, now: datetime) -> date:
    owner = follow_up.owner
    return owner.fitting_day(owner.today(now) + timedelta(days=SECOND_AFTER))


# ---- two more days of quiet ----------------------------------------------------------
def _step(follow_up: FollowUp) -> RecoveryStep | None:
    """Of a plan that has a quiet: less may be wanted since the mail was sent."""
    rows = RecoveryStep.objects.select_related("plan__event__application", "plan__owner")
    rows = rows.filter(plan__event__reversed_at__isnull=True, plan__steps__key=Key.QUIET)
    return rows.filter(follow_up=follow_up).first()


def _without_quiet(follow_up: FollowUp, now: datetime) -> Shown:
    if not follow_up.is_open:
        return _settled(follow_up, now)
    return {"heading": _("There is no quiet to make longer now."), "lead": _("What is due is on Today.")}


def _in_two_days(follow_up: FollowUp, now: datetime) -> date:
    owner = follow_up.owner
    return owner.fitting_day(owner.today(now) + timedelta(days=2))


def _offer_quiet(follow_up: FollowUp, now: datetime) -> Shown:
    if not follow_up.is_open or _step(follow_up) is None:
        return _without_quiet(follow_up, now)
    label = _("Quiet until %(day)s morning") % {"day": date_format(_in_two_days(follow_up, now), "l")}
    return {"heading": _("Two more days of quiet?"), "buttons": [Button(label)]}


def _quiet(follow_up: FollowUp, choice: str, now: datetime) -> Shown:
    step, owner = _step(follow_up), follow_up.owner
    if not follow_up.is_open or step is None:
        return _without_quiet(follow_up, now)
    application = step.plan.event.application
    if not application.is_quiet(now):
        until = owner.morning_of(_in_two_days(follow_up, now))
        steps.be_quiet(step.plan, until, hold_rest=application.hold_rest, now=now)
    day = date_format(application.quiet_until.astimezone(owner.tz), "l")
    ready = tokens.for_action(follow_up, "ready", owner)
    return {
        "heading": _("Quiet until %(day)s morning.") % {"day": day},
        "ready": reverse("mail_action", args=["ready", ready]),
    }


def _ready(follow_up: FollowUp, choice: str, now: datetime) -> Shown:
    step = _step(follow_up)
    if step and step.plan.event.application.is_quiet(now):
        steps.be_quiet(step.plan, None, hold_rest=False, now=now)
    return {"heading": _("The quiet has ended. What comes next is on Today.")}


def _offer_ready(follow_up: FollowUp, now: datetime) -> Shown:
    return {"heading": _("Quiet for long enough?"), "buttons": [Button(_("I am ready now"))]}


_OFFERS = {
    "done": _offer(gettext_lazy("Done")),
    "let_go": _offer(gettext_lazy("Let go")),
    "later": _offer_later,
    "answered": _offer_answered,
    "nothing": _offer_nothing,
    "quiet": _offer_quiet,
    "ready": _offer_ready,
}
_PRESSES = {
    "done": _settle("complete", gettext_lazy("Done.")),
    "let_go": _settle("let_go", gettext_lazy("Let go.")),
    "later": _later,
    "answered": _answered,
    "nothing": _nothing,
    "quiet": _quiet,
    "ready": _ready,
}
VERBS = set(_OFFERS)
