"""What is known of a person's e-mail address."""

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings

from accounts.models import User


def address_is_confirmed(user: User) -> bool:
    return bool(confirmed([user]))


def confirmed(users: Iterable[User]) -> set[object]:
    """Keys of those whose address is."""
    theirs = {user.pk: user.email for user in users}
    rows = EmailAddress.objects.filter(user__in=theirs, verified=True).values_list("user", "email")
    return {key for key, address in rows if theirs[key] == address}


def confirm(user: User) -> None:
    """Take the address as confirmed: its owner was vouched for by whoever runs this installation."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def hold_mails(person: object, reason: str) -> None:
    """Nothing is mailed to them until they looked at their address. `person` is a key."""
    User.objects.filter(pk=person).update(mail_hold_reason=reason[:200])


def let_mails_flow(user: User, *, now: datetime) -> None:
    """The address was confirmed, or its owner says that it works again. An evening's mail may be in time."""
    user.mail_hold_reason = ""
    user.save(update_fields=["mail_hold_reason"])
    user.look_again(now=now)


def is_one_person_installation(user: User) -> bool:
    """On this machine alone, without a mail server, and nobody else in it: a code would go nowhere."""
    here_only = settings.ON_LOOPBACK and settings.MAIL_SERVER is None
    return here_only and not User.objects.exclude(pk=user.pk).exists()
