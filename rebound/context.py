"""What every page's frame needs."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    return {"site_url": settings.SITE_URL, "signup": settings.SIGNUP}
