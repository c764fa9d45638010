from datetime import date, time

from django import template

from applications import days

register = template.Library()


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    return days.in_words(value) if value else ""


@register.filter
def weekday(value: date | None) -> str:
    return days.with_weekday(value) if value else ""


@register.filter
def month(value: date | None) -> str:
    return days.month(value) if value else ""


@register.filter
def clock(value: time | None) -> str:
    return days.clock(value) if value else ""
