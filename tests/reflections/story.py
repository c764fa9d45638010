"""Telling a recovery in few words: a no, a depth, and walking the plan day by day."""

from datetime import UTC, date, datetime, time, timedelta

from django.test import Client
from django.urls import reverse

from accounts.models import Days, User
from applications.models import Application, FollowUp, Kind, RejectionEvent
from reflections import keeping, recovery, steps, writing
from reflections.models import RecoveryPlan, RecoveryStep, ReflectionEntry, Tool
from tests import builders
from tests.pages import Page, get

MONDAY = date(2026, 3, 9)


def at(day: date, clock: time = time(10)) -> datetime:
    """That hour in Berlin's winter, where the cast lives; exact enough for whole days."""
    return datetime.combine(day, clock, tzinfo=UTC) - timedelta(hours=1)


def every_day(**fields: object) -> User:
    return builders.person(days=Days.EVERY, **fields)


def weekdays_only(**fields: object) -> User:
    return builders.person(days=Days.WEEKDAYS, **fields)


def after_a_talk(owner: User, *, kind: str = Kind.HIRING_MANAGER, **fields: object) -> Application:
    """An application with one talk held ten days before the cast's Tuesday."""
    application = builders.application(owner, now=at(MONDAY - timedelta(days=30)), **fields)
    builders.interview(application, day=MONDAY - timedelta(days=10), kind=kind)
    return application


def a_no_with_a_lesson(owner: User, words: str, *, company: str, kind: str, now: datetime) -> Tool:
    """A talk, a no after it, and the one sentence that was kept of what was written."""
    about = builders.application(owner, company=company, now=now - timedelta(days=20))
    builders.interview(about, day=(now - timedelta(days=3)).date(), kind=kind)
    plan = plan_of(recovery.begin(about, now=now))
    entry = ReflectionEntry.objects.beside(plan, "relearned", now=now)
    writing.write(entry, words, version=0, now=now)
    [sentence] = keeping.list_of(entry)["sentences"]
    keeping.keep(entry, str(sentence.id), now=now)
    return Tool.objects.get(source_entry=entry)


def plan_of(event: RejectionEvent) -> RecoveryPlan:
    return RecoveryPlan.objects.get(event=event)


def told_no(application: Application, *, now: datetime, depth: str = "", **fields: object) -> RecoveryPlan:
    plan = plan_of(recovery.begin(application, now=now, **fields))
    if depth:
        steps.choose_depth(plan, depth, now=now)
    return RecoveryPlan.objects.get(pk=plan.pk)


def keys(plan: RecoveryPlan) -> list[str]:
    return [step.key for step in RecoveryStep.objects.filter(plan=plan).order_by("position")]


def step(plan: RecoveryPlan, key: str) -> RecoveryStep:
    return RecoveryStep.objects.select_related("follow_up", "plan__event__application").get(
        plan=plan, key=key
    )


def open_follow_ups(plan: RecoveryPlan) -> list[FollowUp]:
    return list(FollowUp.objects.open().filter(rule_key__startswith=f"plan:{plan.pk}:"))


def the_open_one(plan: RecoveryPlan) -> FollowUp:
    (follow_up,) = open_follow_ups(plan)
    return follow_up


def key_of(follow_up: FollowUp) -> str:
    return follow_up.rule_key.rsplit(":", 1)[1]


def walk(plan: RecoveryPlan, *, now: datetime) -> list[tuple[str, int]]:
    """Do each step on the day it is due; answers (step, days after the news)."""
    done = []
    while opened := open_follow_ups(plan):
        (follow_up,) = opened
        now = max(now, at(follow_up.due_on))
        done.append((key_of(follow_up), (follow_up.due_on - plan.event.happened_on).days))
        recovery.settle(follow_up, verb="complete", now=now, via="page")
    return done


def on_today(owner: User, now: datetime) -> list[str]:
    """What Today would show of plans: the steps' keys."""
    return [key_of(f) for f in FollowUp.objects.mentionable(owner, now).of_plans()]


def open_note(client: Client, plan: RecoveryPlan) -> Page:
    return get(client, reverse("plan", args=[plan.pk]) + "?open")
