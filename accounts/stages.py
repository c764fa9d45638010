from allauth.account.stages import EmailVerificationStage
from django.http import HttpResponseBase

from accounts.addresses import is_one_person_installation


class ConfirmAddressStage(EmailVerificationStage):
    """A code by mail before the first sign-in, except where it could not arrive."""

    def handle(self) -> tuple[HttpResponseBase | None, bool]:
        if self.login.user and is_one_person_installation(self.login.user):
            return None, True
        return super().handle()
