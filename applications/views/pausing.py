"""A pause, from a mail: signed out, in two presses, and taken back in one."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import UNTIL_I_RETURN, User
from applications import tokens
from applications.views.from_a_mail import from_a_mail, is_pressed

RESUME = "resume"


@from_a_mail
def mail_pause(request: HttpRequest, *, token: str, now: datetime) -> HttpResponse:
    person = tokens.read_pausing(token)
    with translation.override(person.language), timezone.override(person.tz):
        if is_pressed(request, token):
            _press(person, request.POST.get("choice", ""), now)
        context = {
            "press": tokens.for_press(token),
            "lengths": _lengths(),
            "paused_until": person.paused_until if person.is_paused(now) else None,
            "for_good": person.paused_until == UNTIL_I_RETURN,
            "eve_mail": person.eve_mail,
            "pause_interviews": person.pause_interviews,
        }
        return render(request, "applications/mail_pause.html", context)


def _lengths() -> dict[str, str]:
    return {"3": _("Three days"), "7": _("A week"), "": _("Until I return")}


def _press(person: User, choice: str, now: datetime) -> None:
    if choice == RESUME:
        person.resume(now=now)
    elif choice in _lengths():
        person.pause(_end(person, int(choice), now) if choice else UNTIL_I_RETURN, now=now)


def _end(person: User, mornings: int, now: datetime) -> datetime:
    """That many mornings are left out, beginning with the next one."""
    today = person.today(now)
    first = today if person.morning_of(today) > now else today + timedelta(days=1)
    return person.morning_of(first + timedelta(days=mornings))
