"""The settings, and what follows from one of them."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.views import settings
from reflections import steps


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """Whether LinkedIn is used decides which steps open plans have."""
    used_it = request.user.uses_linkedin
    response = settings.settings_page(request)
    if response.status_code == 302 and User.objects.get(pk=request.user.pk).uses_linkedin != used_it:
        steps.fit_all(request.user, now=timezone.now())
    return response
