"""What every page's frame needs."""

from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest

# Where a script counts, it gets the text for one number of each kind that languages tell apart (counting.js).
ONE_OF_EACH_KIND = [0, 1, 2, 3, 5, 6, 11, 100]


def page(request: HttpRequest) -> dict[str, object]:
    return {
        "site_url": settings.SITE_URL,
        "signup": settings.SIGNUP,
        "quick_id": uuid4(),  # a second press of the one line meets the job of the first
        "samples": ONE_OF_EACH_KIND,
        "mails_stay_here": settings.ON_LOOPBACK and settings.MAIL_SERVER is None,
    }
