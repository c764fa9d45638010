from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts import copies
from applications.middleware import COVERED


@require_POST
def cover_names(request: HttpRequest) -> HttpResponse:
    """One press covers the names on screen, the next one shows them again."""
    if request.session.pop(COVERED, None) is None:
        request.session[COVERED] = True
    copies.start_anew(request.session)  # what a browser keeps shows the names as they were
    to = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return redirect(to if is_ours else settings.LOGIN_REDIRECT_URL)
