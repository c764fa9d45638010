"""Where Ctrl-K can go: an application, a person, a page. What has ended is never among the first."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.ordering import order_of
from applications.models import Application, Contact
from applications.models.companies import key_of

MOST = 8


@dataclass(frozen=True)
class Hit:
    url: str
    label: str
    aside: str = ""


def places() -> list[Hit]:
    """Pages that exist."""
    named = [
        ("today", _("Today")),
        ("applications", _("List of applications")),
        ("board", _("Board")),
        ("application_add", _("Add a job")),
        ("capture", _("Add from a posting")),
        ("imports", _("Bring a list")),
        ("people", _("People")),
        ("toolbelt", _("Tool belt")),
        ("writing", _("Writing")),
        ("insights", _("Insights")),
        ("library", _("Library")),
        ("calendar", _("Calendar")),
        ("settings", _("Settings")),
        ("your_data", _("Your data")),
        ("talk", _("Need to talk to someone?")),
    ]
    return [Hit(url, label) for name, label in named if (url := _address(name))]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def search(owner: User, words: str) -> list[Hit]:
    key = key_of(words)
    if not key:
        return places()[:MOST]
    pages = [hit for hit in places() if key in key_of(hit.label)]
    return [*_applications(owner, key), *_people(owner, key), *pages, *_applications(owner, key, closed=True)]


def _applications(owner: User, key: str, *, closed: bool = False) -> list[Hit]:
    rows = Application.objects.of(owner).with_company()
    rows = rows.closed() if closed else rows.active()
    for word in order_of(key).split()[:6]:
        rows = rows.filter(search_key__contains=word)
    aside = _("closed") if closed else ""
    return [
        Hit(reverse("application", args=[row.pk]), f"{row.title}, {row.company.name}", aside)
        for row in rows.newest_first()[: 4 if closed else MOST]
    ]


def _people(owner: User, key: str) -> list[Hit]:
    rows = Contact.objects.of(owner).select_related("company").only("pk", "name", "company__name")
    found = rows.filter(order_key__contains=order_of(key)).by_name()
    return [
        Hit(reverse("person", args=[row.pk]), row.name, row.company.name if row.company else "")
        for row in found[:MOST]
    ]
