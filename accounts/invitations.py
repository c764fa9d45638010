"""Sign-up for the invited: a code, good for one account, that only its hash remembers."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse

from accounts.models import Invitation, User

LASTS = timedelta(days=14)


def invite(*, made_by: User, email: str = "", expires_at: datetime) -> tuple[Invitation, str]:
    """The invitation, and its code, which cannot be seen again."""
    code = Invitation.new_code()
    row = Invitation.objects.create(
        code_hash=Invitation.hash_of(code), email=email.lower(), made_by=made_by, expires_at=expires_at
    )
    return row, code


def link(code: str) -> str:
    return f"{settings.SITE_URL}{reverse('account_signup')}?code={code}"


def usable(code: str, *, email: str, now: datetime) -> QuerySet[Invitation]:
    """None, or the one invitation that this code opens for this address."""
    return Invitation.objects.filter(
        Q(email="") | Q(email=email.lower()),
        code_hash=Invitation.hash_of(code),
        used_at=None,
        expires_at__gt=now,
    )


def claim(code: str, *, email: str, now: datetime) -> Invitation | None:
    """Use the invitation up. Of two that press at the same moment, one gets it."""
    if not usable(code, email=email, now=now).update(used_at=now):
        return None
    return Invitation.objects.get(code_hash=Invitation.hash_of(code))


def give_back(pk: int) -> None:
    """The sign-up was dropped before it was finished: the code may be used again."""
    Invitation.objects.filter(pk=pk, used_by=None).update(used_at=None)
