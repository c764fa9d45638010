"""The signed links in mails. Each serves one purpose for one person; all but unsubscribing run out."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core import signing

from accounts.models import User
from applications.models import FollowUp, FollowUpAct

ACT_FOR = timedelta(days=14)
PRESS_WITHIN = timedelta(hours=1)


class DeadLink(Exception):
    """Run out, revoked, or never one of ours: nothing tells which."""


def for_action(follow_up: FollowUp, verb: str, person: User) -> str:
    return _make(f"act.{verb}", follow_up.pk.hex, person.pk, person.token_version)


def read_action(verb: str, token: str) -> FollowUp:
    key, owner, version = _read(f"act.{verb}", token, max_age=ACT_FOR)
    rows = FollowUp.objects.with_words()
    row = rows.filter(pk=UUID(key), owner=owner, owner__token_version=version, owner__is_active=True).first()
    if row is None:
        raise DeadLink
    return row


def for_undo(act: FollowUpAct, person: User) -> str:
    return _make("undo", act.pk.hex, person.pk, person.token_version)


def read_undo(token: str) -> FollowUpAct:
    key, owner, version = _read("undo", token, max_age=FollowUpAct.UNDO_FOR)
    rows = FollowUpAct.objects.select_related("follow_up__owner")
    act = rows.filter(pk=UUID(key), owner=owner, owner__token_version=version, owner__is_active=True).first()
    if act is None:
        raise DeadLink
    return act


def for_pausing(person: User) -> str:
    return _make("pause", person.pk, person.token_version)


def read_pausing(token: str) -> User:
    key, version = _read("pause", token, max_age=ACT_FOR)
    person = User.objects.filter(pk=key, token_version=version, is_active=True).first()
    if person is None:
        raise DeadLink
    return person


def for_press(link: str) -> str:
    """What the button within a page carries: opening a link does nothing, nor does posting to it blindly."""
    return _make("press", _digest(link))


def was_pressed(link: str, token: str) -> bool:
    try:
        return _read("press", token, max_age=PRESS_WITHIN) == [_digest(link)]
    except DeadLink:
        return False


def for_unsubscribing(person: User, kind: str) -> str:
    return _make("unsubscribe", person.pk, kind)


def read_unsubscribing(token: str) -> tuple[User | None, str]:
    """The person, or nobody where the account is gone; and the kind of mail."""
    key, kind = _read("unsubscribe", token, max_age=None)
    return User.objects.filter(pk=key).first(), kind


def for_coming_again(link: str, person: User) -> str:
    """Undoes what a press of that unsubscribing link is about to stop."""
    return _make("come", _digest(link), person.token_version, person.rhythm)


def read_coming_again(token: str, link: str, person: User) -> str:
    """How often the list came."""
    digest, version, rhythm = _read("come", token, max_age=FollowUpAct.UNDO_FOR)
    if (digest, version) != (_digest(link), person.token_version):
        raise DeadLink
    return rhythm


def _make(purpose: str, *parts: object) -> str:
    return signing.dumps(parts, salt=f"rebound.mail.{purpose}")


def _read(purpose: str, token: str, *, max_age: timedelta | None) -> list[Any]:
    try:
        return signing.loads(token, salt=f"rebound.mail.{purpose}", max_age=max_age)
    except signing.BadSignature as error:
        raise DeadLink from error


def _digest(link: str) -> str:
    return sha256(link.encode()).hexdigest()[:32]
