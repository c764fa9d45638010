import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from accounts.addresses import address_is_confirmed, confirm
from accounts.models import User


class Command(BaseCommand):
    help = "Let somebody into /admin/: makes the account, or raises one that exists."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        email = email.strip().lower()
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email!r} is not an e-mail address.") from None
        with transaction.atomic():
            password = self.raise_or_make(email)
        self.stdout.write(f"{email} may open /admin/.")
        if password:
            self.stdout.write(f"Password, shown this once: {password}")

    def raise_or_make(self, email: str) -> str | None:
        """The new password, where there is one. An account that never confirmed its address may have
        been made by somebody else: whoever made it must not come in with it."""
        user = User.objects.filter(email=email).first() or User.objects.create_user(email)
        password = None if address_is_confirmed(user) else secrets.token_urlsafe(15)
        if password:
            user.set_password(password)
        user.is_staff = user.is_superuser = user.is_active = True
        user.save(update_fields=["password", "is_staff", "is_superuser", "is_active"])
        confirm(user)
        return password
