from django import template

from applications.models import InterviewStage
from reflections.toolbelt import Choice, choose_for

register = template.Library()


@register.simple_tag
def tools_for(interview: InterviewStage, *, for_mail: bool = False) -> list[Choice]:
    """{% tools_for interview for_mail=True as tools %}: what to lay out before this talk, with reasons."""
    return choose_for(interview, for_mail=for_mail)
