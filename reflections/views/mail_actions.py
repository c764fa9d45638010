"""The buttons in mails. Opening a link shows the button and changes nothing: scanners open links and some
post to them, so that a press carries a token which only the page holds. The pages work signed out and so
show no company, person or draft."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import User
from applications import tokens
from applications.models import FollowUp, FollowUpAct
from reflections import recovery, steps
from reflections.models import RecoveryStep
from reflections.views.follow_ups import later_days

View = Callable[..., HttpResponse]


def from_a_mail(view: View) -> View:
    """No sign-in, no cookie; the token says whose it is, and stays out of every Referer."""

    @login_not_required
    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def wrapped(request: HttpRequest, **parts: str) -> HttpResponse:
        try:
            response = view(request, now=timezone.now(), **parts)
        except tokens.DeadLink:
            response = render(request, "reflections/mail_dead.html", status=410)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return wrapped


@from_a_mail
def mail_action(request: HttpRequest, *, verb: str, token: str, now: datetime) -> HttpResponse:
    errand = tokens.read_action(verb, token)
    owner = errand.follow_up.owner
    with translation.override(owner.language), timezone.override(owner.tz):
        if request.method == "POST" and tokens.was_pressed(token, request.POST.get("press", "")):
            return _page(request, _ACTS[verb](errand.follow_up, request, now), owner)
        offer = _OFFERS[verb](errand.follow_up, now)
        return _page(request, {**offer, "press": tokens.for_press(token)}, owner)


@from_a_mail
def mail_undo(request: HttpRequest, *, token: str, now: datetime) -> HttpResponse:
    act = tokens.read_undo(token)
    owner = act.follow_up.owner
    with translation.override(owner.language), timezone.override(owner.tz):
        if request.method != "POST" or not tokens.was_pressed(token, request.POST.get("press", "")):
            return _page(request, {"heading": _heading(act.follow_up), "undo": _undo(act, owner)}, owner)
        if act.undone_at or recovery.undo(act, now=now):
            return _page(request, {"heading": _("As it was before.")}, owner)
        return _page(
            request, {"heading": _("That is too long ago, or something came after it. Nothing was changed.")}, owner
        )


def _page(request: HttpRequest, context: dict[str, object], owner: User) -> HttpResponse:
    return render(request, "reflections/mail_action.html", context)


# ---- what a link offers --------------------------------------------------------------
@dataclass(frozen=True)
class Button:
    label: str
    value: str = ""
    hint: str = ""


def _heading(follow_up: FollowUp) -> str:
    """What it is, without a word that the person wrote."""
    return _("%(what)s, due %(day)s.") % {
        "what": follow_up.get_kind_display(),
        "day": date_format(follow_up.due_on, "j F"),
    }


def _offer(label: str) -> Callable[[FollowUp, datetime], dict[str, object]]:
    def offer(follow_up: FollowUp, now: datetime) -> dict[str, object]:
        if not follow_up.is_open:
            return _settled(follow_up, now)
        return {"heading": _heading(follow_up), "buttons": [Button(_(label))]}

    return offer


def _settled(follow_up: FollowUp, now: datetime) -> dict[str, object]:
    act = follow_up.acts.filter(undone_at__isnull=True).order_by("-at").first()
    undo = _undo(act, follow_up.owner) if act and act.can_be_undone(now) else None
    return {"heading": _("This is settled already."), "undo": undo}


def _offer_later(follow_up: FollowUp, now: datetime) -> dict[str, object]:
    if not follow_up.is_open:
        return _settled(follow_up, now)
    days = later_days(follow_up.owner.today(now))
    buttons = [Button(label, day.isoformat(), date_format(day, "l, j F")) for day, label in days]
    return {"heading": _heading(follow_up), "lead": _("When shall it come back?"), "buttons": buttons}


def _offer_quiet(follow_up: FollowUp, now: datetime) -> dict[str, object]:
    step = _step(follow_up)
    if step is None or not follow_up.is_open:
        return _settled(follow_up, now)
    return {
        "heading": _("Two more days of quiet?"),
        "buttons": [Button(_("Quiet until %(day)s morning") % {"day": date_format(_in_two_days(step, now), "l")})],
    }


def _offer_ready(follow_up: FollowUp, now: datetime) -> dict[str, object]:
    return {"heading": _("Has it been quiet for long enough?"), "buttons": [Button(_("I am ready now"))]}


# ---- what a press does ---------------------------------------------------------------
def _settle(verb: str, words: str) -> Callable[[FollowUp, HttpRequest, datetime], dict[str, object]]:
    def act(follow_up: FollowUp, request: HttpRequest, now: datetime) -> dict[str, object]:
        done = recovery.settle(follow_up, verb=verb, now=now, via="mail")
        if done is None:
            follow_up.refresh_from_db()
            return _settled(follow_up, now)
        return {"heading": _(words), "undo": _undo(done, follow_up.owner)}

    return act


def _act_later(follow_up: FollowUp, request: HttpRequest, now: datetime) -> dict[str, object]:
    day = next((d for d, _label in later_days(follow_up.owner.today(now)) if d.isoformat() == request.POST.get("choice")), None)
    if day is None or not follow_up.is_open:
        return _offer_later(follow_up, now)
    done = follow_up.snooze(day, now=now, via="mail") or follow_up.acts.order_by("-at").first()
    words = _("Back on %(day)s.") % {"day": date_format(day, "l, j F")}
    return {"heading": words, "undo": done and _undo(done, follow_up.owner)}


def _act_quiet(follow_up: FollowUp, request: HttpRequest, now: datetime) -> dict[str, object]:
    step = _step(follow_up)
    if step is None or not follow_up.is_open:
        return _settled(follow_up, now)
    owner, application = follow_up.owner, step.plan.event.application
    if not application.is_quiet(now):
        until = owner.morning_of(_in_two_days(step, now))
        steps.be_quiet(step.plan, until, hold_rest=application.hold_rest, now=now)
    until = step.plan.event.application.quiet_until
    ready = reverse("mail_action", args=["ready", tokens.for_action(follow_up, "ready", owner)])
    words = _("Quiet until %(day)s morning.") % {"day": date_format(until.astimezone(owner.tz), "l")}
    return {"heading": words, "ready": ready}


def _act_ready(follow_up: FollowUp, request: HttpRequest, now: datetime) -> dict[str, object]:
    step = _step(follow_up)
    if step and step.plan.event.application.is_quiet(now):
        steps.be_quiet(step.plan, None, hold_rest=False, now=now)
    return {"heading": _("The quiet has ended. What comes next is on Today.")}


def _step(follow_up: FollowUp) -> RecoveryStep | None:
    rows = RecoveryStep.objects.select_related("plan__event__application", "plan__owner")
    return rows.filter(follow_up=follow_up, plan__event__reversed_at__isnull=True).first()


def _in_two_days(step: RecoveryStep, now: datetime) -> date:
    owner = step.plan.owner
    return owner.fitting_day(owner.today(now) + timedelta(days=2))


def _undo(act: FollowUpAct, owner: User) -> dict[str, str]:
    token = tokens.for_undo(act, owner)
    return {"url": reverse("mail_undo", args=[token]), "press": tokens.for_press(token)}


_OFFERS = {
    "done": _offer("Done"),
    "let_go": _offer("Let go"),
    "later": _offer_later,
    "quiet": _offer_quiet,
    "ready": _offer_ready,
}
_ACTS = {
    "done": _settle("complete", "Done."),
    "let_go": _settle("let_go", "Let go."),
    "later": _act_later,
    "quiet": _act_quiet,
    "ready": _act_ready,
}
