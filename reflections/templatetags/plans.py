from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.patterns import date_format
from applications.models import Application
from reflections import outlook, telling
from reflections.models import Key, RecoveryPlan

register = template.Library()


@register.simple_tag
def lines_to_tell() -> list[telling.Line]:
    """{% lines_to_tell as lines %}: while the mail with the code travels."""
    return telling.first_lines()


@register.simple_tag
def plan_line(application: Application) -> dict[str, object]:
    """The plan of the standing "no" with its one line; an event alone where there is no plan."""
    event = application.rejections.standing().first()
    plan = RecoveryPlan.objects.with_words().filter(event=event).first() if event else None
    if plan is None:
        return {"plan": None, "event": event, "words": ""}
    now = timezone.now()
    step = plan.current_step(now)
    if plan.wants_answer(now):
        words = _("How much did you want this one?")
    elif step is None:
        words = _("Filed.") if not plan.steps.all() else _("The plan has ended.")
    elif step.key == Key.QUIET:
        until = application.quiet_until.astimezone(plan.owner.tz)
        words = _("Quiet until %(day)s.") % {"day": date_format(until, "l")}
    else:
        due = outlook.days(plan, now=now)[step.pk]
        words = _("Next: %(step)s, from %(day)s.")
        words %= {"step": step.get_key_display(), "day": date_format(due, "l, j F")}
    return {"plan": plan, "event": event, "words": words}
