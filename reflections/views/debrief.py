"""How was it: five short fields after a talk, saved as they are typed."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from applications import days
from applications.access import mine
from applications.models import InterviewStage
from applications.reasons import on_day
from reflections import coming, debrief
from reflections.debrief_form import DebriefForm, one_kind_of_line
from reflections.marks import mark_of

WITH_ALL = InterviewStage.objects.select_related("application__company", "application__owner", "owner")


@require_http_methods(["GET", "POST"])
def debrief_page(request: HttpRequest, pk: str) -> HttpResponse:
    """POST without a button keeps the one text that was typed."""
    talk, now = mine(request, WITH_ALL, pk), timezone.now()
    if request.method == "POST" and "act" not in request.POST:
        return _autosaved(request, talk)
    if not talk.is_over(now):
        return redirect("preparation", pk=talk.pk)
    data = request.POST if request.method == "POST" else None
    form = DebriefForm(data, talk=talk, tools=debrief.shown(talk), url=request.path)
    if not form.is_valid():
        return _page(request, talk, form, status=422 if form.is_bound else 200)
    elsewhere = debrief.keep(talk, form.words, form.seen)
    debrief.used(talk, form.answers)
    if elsewhere:
        return _page(request, talk, _both_texts(form, elsewhere), status=409)
    debrief.finish(talk, promised_by=form.cleaned_data["promised_by"], now=now)
    return redirect("debrief_done", pk=talk.pk)


def _autosaved(request: HttpRequest, talk: InterviewStage) -> HttpResponse:
    for name in debrief.TEXTS:
        if name in request.POST:
            text = one_kind_of_line(request.POST[name]).replace("\0", "")
            elsewhere = debrief.keep(talk, {name: text}, {name: request.POST.get("version", "")})
            answer = {"version": mark_of(getattr(talk, name))}
            if elsewhere:
                return JsonResponse(answer | {"body": elsewhere[name]}, status=409)
            return JsonResponse(answer)
    return HttpResponse(status=400)


def _both_texts(form: DebriefForm, elsewhere: dict[str, str]) -> DebriefForm:
    """What was typed stays in the fields; the next press keeps it."""
    form.data = form.data.copy()
    form.add_error(None, _("This was also changed elsewhere. Here are both texts; saving again keeps yours."))
    for name, text in elsewhere.items():
        form.data[f"version_{name}"] = mark_of(text)
        form.add_error(name, _("Saved elsewhere: %(text)s") % {"text": text or _("nothing")})
    return form


def _page(request: HttpRequest, talk: InterviewStage, form: DebriefForm, *, status: int) -> HttpResponse:
    people = sorted(talk.interviewers.all(), key=lambda contact: contact.order_key)
    today = request.user.today(timezone.now())
    context = {
        "interview": talk,
        "application": talk.application,
        "form": form,
        "who": coming.first_names(people),
        "when": on_day(talk.day_of(request.user), today),
    }
    return render(request, "reflections/debrief.html", context, status=status)


@require_GET
def debrief_done(request: HttpRequest, pk: str) -> HttpResponse:
    talk = mine(request, WITH_ALL, pk)
    thanks, today = debrief.thanks_for(talk), request.user.today(timezone.now())
    context = {
        "interview": talk,
        "application": talk.application,
        "thanks": thanks,
        "is_for_tomorrow": bool(thanks and (thanks.due_on - today).days == 1),
        "promised": days.with_weekday(talk.promised_by, today=today) if talk.promised_by else "",
    }
    return render(request, "reflections/debrief_done.html", context)
