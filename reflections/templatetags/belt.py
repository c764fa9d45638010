from django import template

from applications.models import InterviewStage
from reflections.preparing import Before

register = template.Library()


@register.simple_tag
def before_the_talk(interview: InterviewStage) -> Before:
    """{% before_the_talk interview as before %}: what the page before this talk says, for its mail."""
    return Before(interview, for_mail=True)
