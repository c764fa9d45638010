"""Is the machine well? Judged by the age of the last tick and of the oldest due mail, never by whether a
process is up. Says nothing about anybody."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis, RedisError

from applications.models import Installation, Reminder

STILL_FOR = timedelta(minutes=3)
LEAST_ROOM = 10_000_000  # bytes
STARTED = timezone.now()  # a clock that never ticked is judged from here


@login_not_required
@require_safe
def health_live(request: HttpRequest) -> HttpResponse:
    """The web answers; that is all."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    state, is_well = look(timezone.now())
    return JsonResponse(state, status=200 if is_well else 503)


def look(now: datetime) -> tuple[dict[str, Any], bool]:
    state: dict[str, Any] = {"database": "ok", "broker": broker(), "disk": disk(), "mail": "ok"}
    try:
        installation = Installation.objects.first()
        oldest = Reminder.objects.oldest_due(now)
    except Error:
        return {**state, "database": "away", "mail": "unknown"}, False
    ticked = installation and installation.last_tick_at
    state["last_tick_seconds"] = seconds(ticked, now)
    state["oldest_due_seconds"] = seconds(oldest, now)
    if installation and installation.hold_reason:
        state["mail"] = "held"
    return state, now - (ticked or STARTED) < STILL_FOR and state["disk"] == "ok"


def seconds(since: datetime | None, now: datetime) -> int | None:
    return max(0, int((now - since).total_seconds())) if since else None


def disk() -> str:
    """Where the database's file lies, or the documents of a database elsewhere. Without room nothing that is
    written is kept."""
    database = connection.settings_dict["NAME"] if connection.vendor == "sqlite" else settings.VAR
    place = next(place for place in Path(database).absolute().parents if place.is_dir())
    return "ok" if shutil.disk_usage(place).free >= LEAST_ROOM else "full"


def broker() -> str:
    """The doorbell. Without it mail stands still, which the clock then shows."""
    if not settings.REDIS_URL:
        return "ok" if settings.BROKER_DIR.is_dir() else "away"
    try:
        with Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=1) as redis:
            redis.ping()
    except RedisError:
        return "away"
    return "ok"
