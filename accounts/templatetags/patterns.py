"""Django's own `date` and `time`, in the pattern of the language, and names that stay in one piece. Built in,
lest a template forget it."""

import re
from datetime import date, time
from typing import Any

from django import template
from django.template import defaultfilters
from django.utils.html import format_html, format_html_join

from accounts.patterns import in_language

register = template.Library()
HYPHENED = re.compile(r"(?=.{3,16}$)[^\s-]+(-[^\s-]+)+")


@register.filter("date", expects_localtime=True, is_safe=False)
def day(value: date | Any, pattern: str | None = None) -> str:
    return defaultfilters.date(value, pattern and in_language(pattern))


@register.filter("time", expects_localtime=True, is_safe=False)
def clock(value: time | Any, pattern: str | None = None) -> str:
    return defaultfilters.time(value, pattern and in_language(pattern))


@register.filter
def unbroken(text: str) -> str:
    """For headings: a short word with a hyphen, such as a first name, stays on one line."""
    words = re.split(r"(\s+)", str(text))
    return format_html_join("", "{}", ((_held(word),) for word in words))


def _held(word: str) -> str:
    return format_html('<span class="unbroken">{}</span>', word) if HYPHENED.fullmatch(word) else word
