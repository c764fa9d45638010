"""Which site this database belongs to. A copy of it must not write to the people in it."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from applications.models import Installation


def mark_tick(now: datetime) -> Installation:
    """Note that the mail clock ticked, and whether mail may go out from here."""
    installation = known()
    changes = {"last_tick_at": now, "hold_reason": hold_reason(installation)}
    if not changes["hold_reason"]:
        changes["site_url"] = settings.SITE_URL
    Installation.objects.filter(pk=1).update(**changes)
    for name, value in changes.items():
        setattr(installation, name, value)
    return installation


def known() -> Installation:
    """The database's one row; a fresh database takes the site it finds itself on."""
    here = {"instance_id": settings.INSTANCE_ID, "site_url": settings.SITE_URL}
    return Installation.objects.get_or_create(pk=1, defaults=here)[0]


def may_send() -> bool:
    return not hold_reason(known())


def adopt() -> Installation:
    """The move is real: from now on the database belongs to the site it finds itself on."""
    Installation.objects.filter(pk=known().pk).update(
        instance_id=settings.INSTANCE_ID, site_url=settings.SITE_URL, hold_reason=""
    )
    return known()


def hold_reason(installation: Installation) -> str:
    """Why mail is held, or nothing. Ports do not count, and all names of the own machine are one.
    The same installation may go from its own machine to a public address, and not back."""
    if installation.instance_id != settings.INSTANCE_ID:
        return _("This database comes from another installation. To send from here: manage.py adopt_site")
    was, is_now = _host(installation.site_url), _host(settings.SITE_URL)
    if was not in {is_now, ""}:
        return _("This database belongs to %(site)s. To send from here: manage.py adopt_site") % {
            "site": installation.site_url
        }
    return ""


def _host(url: str) -> str:
    """The public host of an address; nothing for the own machine."""
    host = urlsplit(url).hostname or ""
    return "" if host in settings.LOOPBACK else host
