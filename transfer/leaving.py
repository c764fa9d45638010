"""Deleting an account: everything at once, files and sessions included."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.storage import Storage, default_storage
from django.db import models, transaction
from django.db.models import Q

from accounts.erasing import empty_log
from accounts.models import Invitation, User
from applications.models import Application
from transfer import owned


def what_goes(owner: User) -> list[tuple[str, int]]:
    """Table by table, what there is; for the page that asks."""
    counted = [(str(m._meta.verbose_name_plural), owned.rows_of(owner, m).count()) for m in _shown()]
    return [(name, count) for name, count in counted if count]


def _shown() -> list[type[models.Model]]:
    named = (
        "Application",
        "InterviewStage",
        "Contact",
        "Note",
        "Remark",
        "Document",
        "FollowUp",
        "ReflectionEntry",
        "Tool",
    )
    return [model for model in owned.tables() if model.__name__ in named]


def leave(owner: User) -> None:
    """Rows in one transaction; files once it holds, so that a failure leaves all or nothing."""
    email, pk, files = owner.email, owner.pk, _files(owner)
    with transaction.atomic():
        _end_sessions(pk, email)
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(User), object_id=str(pk)
        ).delete()
        Invitation.objects.filter(Q(used_by=owner) | Q(email__iexact=email)).delete()
        Application.objects.of(owner).delete()  # a company refuses to go before its applications
        owner.delete()
        transaction.on_commit(lambda: _sweep(files, email))


def _files(owner: User) -> list[tuple[Storage, str]]:
    """Every file that a row of theirs names, in whatever table."""
    found = []
    for label in owned.APPS:
        for model in apps.get_app_config(label).get_models():
            fields = [field for field in model._meta.fields if isinstance(field, models.FileField)]
            for field in fields:
                names = owned.rows_of(owner, model).values_list(field.name, flat=True)
                found += [(field.storage or default_storage, name) for name in names if name]
    return found


def _names(text: str, address: str) -> bool:
    """Whether the whole address stands in it: small@example.org is not part of unsmall@example.org.uk."""
    whole = rf"(?<![\w.!#$%&'*+/=?^`{{|}}~-]){re.escape(address)}(?![\w-]|\.\w)"
    return re.search(whole, text, re.IGNORECASE) is not None


def _texts(data: object) -> Iterator[str]:
    """Every word that a session holds, however deep."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _texts(item)


def _end_sessions(pk: int, email: str) -> None:
    keys = set(UserSession.objects.filter(user=pk).values_list("session_key", flat=True))
    for session in Session.objects.iterator(chunk_size=500):
        data = session.get_decoded()
        if data.get("_auth_user_id") == str(pk) or any(_names(text, email) for text in _texts(data)):
            keys.add(session.session_key)
    Session.objects.filter(session_key__in=keys).delete()


def _sweep(files: list[tuple[Storage, str]], email: str) -> None:
    for storage, name in files:
        storage.delete(name)
    for mail in settings.OUTBOX.glob("*.eml"):  # where mails stay on this machine, they name employers
        sent = message_from_bytes(mail.read_bytes(), policy=policy.default)
        if _names(str(sent["To"]), email):
            mail.unlink(missing_ok=True)
    empty_log()
