"""The pages that look over everything: Today and More."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from accounts.addresses import address_is_confirmed
from accounts.copies import readable_offline
from accounts.models import User
from applications.models import Application, FollowUp, InterviewStage, Stage
from applications.reasons import mentioned_twice, reason
from reflections import outlook
from reflections.models import RecoveryPlan
from reflections.toolbelt import how_many_for
from reflections.unanswered import question_for

ROWS, TALKS = 5, 3


@require_GET
@readable_offline
def today(request: HttpRequest) -> HttpResponse:
    person, now = request.user, timezone.now()
    due = _of(person, FollowUp.objects.mentionable(person, now).most_helpful_first().with_case())
    shown = due if "all" in request.GET else due[:ROWS]
    twice, talks = mentioned_twice(due), _next_talks(person, now)
    talk = talks[0] if talks else None
    context = {
        "now": now,
        "today": person.today(now),
        "due": [{"row": row, "reason": reason(row, now), "twice": row.pk in twice} for row in shown],
        "due_count": len(due),
        "more": len(due) - len(shown),
        "next": talk,
        "laid_out": how_many_for(talk) if talk else 0,
        "talks": talks,
        "next_due": None if due else _next_due(person, now),
        "unanswered": _unanswered(person, now),
        "plan": _open_plan(person, now, due=due),
        "silent": question_for(person, now=now),
        "in_search": _in_search(person),
        "has_sample": Application.objects.of(person).filter(is_sample=True).exists(),
        "confirmed": address_is_confirmed(person),
    }
    return render(request, "today.html", context)


def _of[R: (FollowUp, RecoveryPlan)](person: User, found: Iterable[R]) -> list[R]:
    """Rows of somebody who is known already, and need not be read again beside each."""
    rows = list(found)
    for row in rows:
        row.owner = person
    return rows


def _next_talks(person: User, now: datetime) -> list[InterviewStage]:
    """The next one is shown; the preparation of the next few is brought along to be read offline."""
    rows = InterviewStage.objects.of(person).ahead(now).filter(application__outcome="")
    return list(rows.soonest_first().with_people()[:TALKS])


def _next_due(person: User, now: datetime) -> FollowUp | None:
    rows = FollowUp.objects.of(person).open().filter(due_on__gt=person.today(now)).not_quiet(now)
    return rows.order_by("due_on").first()


def _unanswered(person: User, now: datetime) -> RecoveryPlan | None:
    """Ask once how much it was wanted, after two mornings have passed without an answer."""
    plans = RecoveryPlan.objects.of(person).unanswered().with_case().order_by("event__recorded_at")
    return next(
        (
            plan
            for plan in _of(person, plans)
            if plan.wants_answer(now)
            and person.morning_of(person.today(plan.event.recorded_at) + timedelta(days=2)) <= now
        ),
        None,
    )


def _open_plan(person: User, now: datetime, *, due: list[FollowUp]) -> dict[str, object] | None:
    """The oldest open plan's one line, unless a step of some plan is due: one step in all. Nothing while
    it is quiet."""
    plans = _of(person, RecoveryPlan.objects.of(person).open(now).with_case())
    ready = [plan for plan in plans if not plan.event.application.is_quiet(now)]
    if not ready:
        return None
    plan, step = ready[0], ready[0].current_step(now)
    return {
        "plan": plan,
        "step": step,
        "day": outlook.days(plan, now=now).get(step.pk),
        "waiting": len(ready) - 1,
        "is_due": any(row.is_of_plan for row in due),
    }


def _in_search(person: User) -> list[str]:
    """ "4 waiting", "2 in talks": what there is, and nothing of what there is not."""
    rows = Application.objects.of(person).active().values("stage").annotate(count=Count("pk"))
    counts = {row["stage"]: row["count"] for row in rows}
    talks = counts.get(Stage.SCREENING, 0) + counts.get(Stage.INTERVIEWING, 0)
    waiting, offers, saved = (counts.get(stage, 0) for stage in (Stage.APPLIED, Stage.OFFER, Stage.SAVED))
    groups = [
        (waiting, ngettext("%s waiting", "%s waiting", waiting)),
        (talks, ngettext("%s in talks", "%s in talks", talks)),
        (offers, ngettext("%s offer", "%s offers", offers)),
        (saved, ngettext("%s saved", "%s saved", saved)),
    ]
    return [words % intcomma(count) for count, words in groups if count]


@require_GET
def more(request: HttpRequest) -> HttpResponse:
    """The places that a phone's bar has no room for."""
    return render(request, "more.html")


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """What "?" lists, for whoever has no script."""
    return render(request, "keys.html")


@require_GET
def design(request: HttpRequest) -> HttpResponse:
    """Every token and component, for whoever changes the look."""
    if not request.user.is_staff:
        raise PermissionDenied
    return render(request, "design.html")
