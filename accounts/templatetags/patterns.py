"""Django's own `date` and `time`, in the pattern of the language; built in, lest a template forget it."""

from datetime import date, time
from typing import Any

from django import template
from django.template import defaultfilters

from accounts.patterns import in_language

register = template.Library()


@register.filter("date", expects_localtime=True, is_safe=False)
def day(value: date | Any, pattern: str | None = None) -> str:
    return defaultfilters.date(value, pattern and in_language(pattern))


@register.filter("time", expects_localtime=True, is_safe=False)
def clock(value: time | Any, pattern: str | None = None) -> str:
    return defaultfilters.time(value, pattern and in_language(pattern))
