"""What the bar beneath a list does with all that is ticked."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.notices import say, say_with_undo
from applications import bulk
from applications.forms.bulk import BulkForm
from applications.models import Stage

DONE = "bulk_done"  # in the session: what the last presses did, each by a key of its own, for their Undo
MOST_KEPT = 5


@require_POST
def applications_bulk(request: HttpRequest) -> HttpResponse:
    form, pks = BulkForm(request.POST), _ids(request.POST.getlist("row"))
    verb = request.POST.get("do", "")
    if not pks:
        say(request, _("Nothing is ticked."))
    elif not form.is_valid():
        say(request, " ".join(error for errors in form.errors.values() for error in errors))
    elif verb == "move":
        _move(request, pks, form.cleaned_data["stage"])
    elif verb in {"tag", "untag"} and form.cleaned_data["tag"]:
        _tag(request, pks, verb, form.cleaned_data["tag"])
    else:
        say(request, _("Type the tag first."))
    return _back(request.POST.get("next", ""))


def _move(request: HttpRequest, pks: list[UUID], stage: str) -> None:
    if not stage:
        return say(request, _("Choose the stage first."))
    done = bulk.move(request.user, pks, stage, now=timezone.now())
    words = ngettext("%(count)d moved to “%(stage)s”.", "%(count)d moved to “%(stage)s”.", len(done))
    say_done(request, words % {"count": len(done), "stage": Stage(stage).label}, verb="move", pks=done)


def _tag(request: HttpRequest, pks: list[UUID], verb: str, tag: str) -> None:
    done = {"tag": bulk.tag, "untag": bulk.untag}[verb](request.user, pks, tag)
    if verb == "tag":
        words = ngettext("“%(tag)s” is on %(count)d more.", "“%(tag)s” is on %(count)d more.", len(done))
    else:
        words = ngettext("“%(tag)s” is off %(count)d.", "“%(tag)s” is off %(count)d.", len(done))
    say_done(request, words % {"count": len(done), "tag": tag}, verb=verb, pks=done, tag=tag)


def say_done(request: HttpRequest, words: str, *, verb: str, pks: Iterable[UUID], tag: str = "") -> None:
    """`pks`: of tags, each with what was there before."""
    was = {str(pk): text for pk, text in pks.items()} if isinstance(pks, dict) else {}
    if done := [str(pk) for pk in pks]:
        act = {"verb": verb, "pks": done, "was": was, "tag": tag, "next": request.POST.get("next", "")}
        key, before = uuid4().hex, list(request.session.get(DONE, {}).items())
        request.session[DONE] = dict([*before[1 - MOST_KEPT :], (key, act)])
        say_with_undo(request, words, reverse("applications_bulk_undo", query={"of": key}))
    else:
        say(request, _("All of them stood there already."))


@require_POST
def applications_bulk_undo(request: HttpRequest) -> HttpResponse:
    acts = request.session.get(DONE, {})
    done = acts.pop(request.GET.get("of", ""), None)
    request.session[DONE] = acts
    if done is None:
        say(request, _("There is nothing to take back."))
        return redirect("applications")
    back = _undone(request, done)
    if back == len(done["pks"]):
        say(request, _("As it was before."))
    elif back:
        words = ngettext("%(count)d is as before.", "%(count)d are as before.", back) % {"count": back}
        say(request, f"{words} {_('What was changed since stays.')}")
    else:
        say(request, _("All of it was changed since, and stays as it is."))
    return _back(done.get("next", ""))


def _undone(request: HttpRequest, done: dict[str, Any]) -> int:
    pks = _ids(done["pks"])
    match done["verb"]:
        case "move":
            return bulk.move_back(request.user, pks, now=timezone.now())
        case "tag":
            return len(bulk.untag(request.user, pks, done["tag"]))
    was = {UUID(pk): text for pk, text in done["was"].items()}
    return len(bulk.tag_again(request.user, was, done["tag"]))


def _back(to: str) -> HttpResponse:
    """To the same view of the list."""
    here = to.startswith(reverse("applications")) and url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return redirect(to if here else reverse("applications"))


def _ids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts[: bulk.MOST]:
        with suppress(ValueError):
            found.append(UUID(text))
    return found
