"""Strips that say what just happened, with the way back beside it."""

from django.contrib import messages
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TOO_LATE = gettext_lazy("That is too long ago, or something came after it. Nothing was changed.")


def say(request: HttpRequest, text: str) -> None:
    messages.success(request, text)


def say_with_link(request: HttpRequest, text: str, url: str, label: str) -> None:
    messages.info(request, format_html('{} <a href="{}">{}</a>', text, url, label))


def say_with_undo(request: HttpRequest, text: str, undo_url: str) -> None:
    """Shown on the next page; its Undo is a form, so that it works without script."""
    form = format_html(
        '{} <form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button class="button-link">{}</button></form>',
        text,
        undo_url,
        get_token(request),
        _("Undo"),
    )
    messages.success(request, form)
