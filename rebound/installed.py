"""What makes the site one that can be installed: the manifest, the worker, and the page of no connection."""

import hashlib
import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

PAPER = "#f2f3eb"
# Everything that the kept pages need in order to look as they do with a connection.
SHELL = [
    "css/rebound.css",
    "js/rebound.js",
    "js/print.js",
    "django_htmx/htmx-2.min.js",
    "fonts/karla-latin.woff2",
    "fonts/vollkorn-latin.woff2",
    "img/icon.svg",
]
ICONS = [
    ("img/app-icon.svg", "any", "any"),
    ("img/app-icon-192.png", "192x192", "any"),
    ("img/app-icon-512.png", "512x512", "any"),
    ("img/app-icon-512.png", "512x512", "maskable"),
]


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Its name and icons, and where the system hands over a link or a text that somebody shares."""
    about = {
        "id": reverse("today"),
        "name": "Rebound",
        "short_name": "Rebound",
        "description": _("A job search in one place, made for the day they say no."),
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": reverse("today"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [{"src": static(src), "sizes": sizes, "purpose": purpose} for src, sizes, purpose in ICONS],
        "shortcuts": [
            {"name": _("Add a job"), "url": reverse("application_add")},
            {"name": _("Applications"), "url": reverse("board")},
            {"name": _("Tool belt"), "url": reverse("toolbelt")},
        ],
        "share_target": {
            "action": reverse("quick"),
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    return JsonResponse(about, content_type="application/manifest+json")


@login_not_required
@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """Served here and not under /static/, because a worker governs only what lies beneath its address."""
    shell = [*map(static, SHELL), reverse("offline")]
    source = (settings.BASE_DIR / "static" / "js" / "worker.js").read_text()
    version = hashlib.sha256(f"{shell}{source}".encode()).hexdigest()[:12]
    site = json.dumps({"version": version, "shell": shell, "offline": reverse("offline")})
    return HttpResponse(f"const SITE = {site};\n{source}", content_type="text/javascript")


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Fetched by the worker beforehand, without anybody's cookie, and shown where no page can be."""
    return render(request, "offline.html")
