"""Finding an application again: the words, the filters and the order that a list's address holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.ordering import order_of
from applications.models import Application, InterviewStage, Stage, StageChange
from applications.models.application_queries import ApplicationQuerySet
from applications.models.companies import key_of
from applications.silence import MOVED

ORDERS: dict[str, tuple[str | Promise, tuple[Any, ...]]] = {
    "": (_("Last touched"), ("-touched_at", "-id")),
    "applied": (_("Last applied"), (F("applied_on").desc(nulls_last=True), "-id")),
    "oldest": (_("First applied"), (F("applied_on").asc(nulls_last=True), "id")),
    "deadline": (_("Apply by"), (F("deadline").asc(nulls_last=True), "-touched_at", "-id")),
    "company": (_("Company"), ("company__order_key", "company__name_key", "search_key", "id")),
    "title": (_("Role"), ("search_key", "id")),
}
QUIET = {"10": _("Over 10 days"), "21": _("Over 21 days"), "45": _("Over 45 days")}


def tags_of(text: str) -> list[str]:
    """One spelling of each; commas part them, and semicolons in what was brought along."""
    found: dict[str, str] = {}
    for tag in text.replace(";", ",").split(","):
        if clean := " ".join(tag.split()):
            found.setdefault(key_of(clean), clean)
    return list(found.values())


def all_tags(owner: User) -> list[str]:
    """Those in use, read from their index alone."""
    found: dict[str, str] = {}
    for text in Application.objects.of(owner).exclude(tags="").values_list("tags", flat=True).distinct():
        for tag in tags_of(text):
            found.setdefault(key_of(tag), tag)
    return sorted(found.values(), key=order_of)


def all_sources(owner: User) -> list[str]:
    rows = Application.objects.of(owner).exclude(source="").values_list("source", flat=True)
    return sorted(rows.distinct(), key=order_of)


def tagged(rows: ApplicationQuerySet, tag: str, owner: User) -> ApplicationQuerySet:
    texts = Application.objects.of(owner).exclude(tags="").values_list("tags", flat=True).distinct()
    wanted = key_of(tag)
    return rows.filter(tags__in=[text for text in texts if wanted in map(key_of, tags_of(text))])


def quiet_for(rows: ApplicationQuerySet, count: int, *, owner: User, today: date) -> ApplicationQuerySet:
    """Asked for, and no sign since: no message, no talk, no step forward."""
    since = today - timedelta(days=count)
    for name in ("last_contact_on", "first_response_on"):
        rows = rows.filter(Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": since}))
    spoke = InterviewStage.objects.of(owner).standing().filter(day__gt=since)
    moved = StageChange.objects.filter(MOVED, owner=owner, happened_on__gt=since)
    rows = rows.exclude(pk__in=moved.values("application"))
    rows = rows.exclude(stage__in=[Stage.SAVED, Stage.OFFER]).exclude(pk__in=spoke.values("application"))
    asked_for = Q(applied_on__lte=since) | Q(applied_on__isnull=True, first_response_on__isnull=False)
    return rows.filter(asked_for)  # they may have been the first to write


@dataclass(frozen=True)
class Wish:
    """What is looked for; what is empty narrows nothing."""

    words: str = ""
    stage: str = ""
    outcome: str = ""
    source: str = ""
    tag: str = ""
    dream: bool = False
    quiet: str = ""
    since: date | None = None
    until: date | None = None
    order: str = ""


def found(owner: User, wish: Wish, *, closed: bool, today: date) -> ApplicationQuerySet:
    rows = Application.objects.holding(wish.words, owner=owner)
    rows = rows.closed() if closed else rows.active()
    exact = {"stage": wish.stage, "outcome": wish.outcome, "source": wish.source}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    day = "closed_on" if closed else "applied_on"
    if wish.since:
        rows = rows.filter(**{f"{day}__gte": wish.since})
    if wish.until:
        rows = rows.filter(**{f"{day}__lte": wish.until})
    if wish.dream:
        rows = rows.filter(is_dream=True)
    if wish.tag:
        rows = tagged(rows, wish.tag, owner)
    if wish.quiet:
        rows = quiet_for(rows, int(wish.quiet), owner=owner, today=today)
    if closed and not wish.order:
        return rows.order_by("-closed_on", "-touched_at", "-id")
    return rows.order_by(*ORDERS[wish.order][1])
