"""What every page's frame needs."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    return {
        "site_url": settings.SITE_URL,
        "signup": settings.SIGNUP,
        "mails_stay_here": settings.ON_LOOPBACK and settings.MAIL_SERVER is None,
    }
