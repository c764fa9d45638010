"""A sign-up that waits for its code, and what happens when it is given up."""

from allauth.account.stages import EmailVerificationStage, LoginStageController
from django.http import HttpRequest

from accounts import invitations, sessions
from accounts.addresses import address_is_confirmed
from accounts.models import User


def give_up(request: HttpRequest) -> None:
    """Forget the address typed in this session: the same to look at for a known and an unknown one."""
    claimed = request.session.get(sessions.INVITATION)
    if user := _new_account(request):
        user.delete()
    if claimed:
        invitations.give_back(claimed)
    carried = request.session.get(sessions.CARRIED)
    request.session.flush()
    if carried:
        request.session[sessions.CARRIED] = carried


def _new_account(request: HttpRequest) -> User | None:
    """The account that this session began and nobody has ever been in."""
    stage = LoginStageController.enter(request, EmailVerificationStage.key)
    user = stage.login.user if stage and stage.login.signup else None
    return None if user is None or user.last_login or address_is_confirmed(user) else user
