from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from applications.mail_content import Item
from applications.models import Aim, FollowUp
from reflections import drafts, people
from reflections.draft_facts import LANGUAGE, Words

register = template.Library()


@register.simple_tag
def draft_for_mail(item: Item) -> str:
    """{% draft_for_mail item as draft %}: its text while that is made of facts alone, else nothing: what the
    person wrote, for this note or elsewhere, stays out of mails."""
    if "draft" not in item.worked_out:
        item.worked_out["draft"] = _made_of_facts(item.follow_up)
    return item.worked_out["draft"]


@register.simple_tag
def links_for_mail(item: Item) -> dict[str, str]:
    """{% links_for_mail item as links %}: its page, as `open`, and what each of its buttons opens."""
    if "links" not in item.worked_out:
        pages = {verb: reverse("mail_action", args=[verb, token]) for verb, token in item.tokens.items()}
        pages["open"] = reverse("follow_up", args=[item.follow_up.pk])
        item.worked_out["links"] = {name: settings.SITE_URL + page for name, page in pages.items()}
    return item.worked_out["links"]


def _made_of_facts(follow_up: FollowUp) -> str:
    application, kind = follow_up.application, follow_up.kind
    contact = people.first_for(follow_up) if application else None
    if application is None or (contact is None and kind != Aim.STATUS_CHECK):
        return ""
    if not drafts.is_english(application.note_language or follow_up.language_there or LANGUAGE):
        return ""
    now = timezone.now()
    if drafts.noted(application, contact, kind, now=now) != Words():
        return ""
    event = people.standing(application) if follow_up.is_of_plan else None
    text = drafts.body(kind, application, contact, event=event, talk=follow_up.interview_id, now=now)
    saved = next(
        (note for note in follow_up.notes.all() if note.contact_id == (contact and contact.pk)), None
    )
    return text if saved is None or saved.body == text else ""
