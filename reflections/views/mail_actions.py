"""The buttons in mails. Opening a link shows the button and changes nothing: scanners open links and some
post to them, so that a press carries a token which only the page holds. The pages work signed out and so
show no company, person or draft."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from applications import tokens
from applications.views.from_a_mail import from_a_mail, is_pressed
from reflections import by_mail


@from_a_mail
def mail_action(request: HttpRequest, *, verb: str, token: str, now: datetime) -> HttpResponse:
    if verb not in by_mail.VERBS:
        raise tokens.DeadLink
    row = tokens.read_action(verb, token)
    with translation.override(row.owner.language), timezone.override(row.owner.tz):
        if is_pressed(request, token):
            choice = request.POST.get("choice") or request.POST.get("day", "")
            shown = by_mail.press(verb, row, choice=choice, now=now)
        else:
            shown = by_mail.offer(verb, row, now=now)
        context = {**shown, "press": tokens.for_press(token)}
        status = 422 if "form" in shown and shown["form"].errors else 200
        return render(request, "reflections/mail_action.html", context, status=status)


@from_a_mail
def mail_undo(request: HttpRequest, *, token: str, now: datetime) -> HttpResponse:
    act = tokens.read_undo(token)
    owner = act.follow_up.owner
    with translation.override(owner.language), timezone.override(owner.tz):
        shown = by_mail.undo(act, now=now) if is_pressed(request, token) else by_mail.offer_undo(act)
        return render(request, "reflections/mail_action.html", shown)
