"""The door for somebody who was just turned down: one page, with or without an account."""

from typing import Any

from allauth.account.views import SignupView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import sessions
from reflections.turned_down import JobForm, TurnedDownForm, keep

TEMPLATE = "reflections/turned_down.html"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def turned_down(request: HttpRequest) -> HttpResponseBase:
    if request.user.is_authenticated:
        return _signed_in(request)
    if settings.SIGNUP == "closed":
        return redirect(f"{reverse('account_login')}?next={reverse('turned_down')}")
    return TurnedDownView.as_view()(request)


def _signed_in(request: HttpRequest) -> HttpResponse:
    """What was typed before the sign-up was sent by a press: it is taken up without a second one."""
    now = timezone.now()
    typed = sessions.carried(request.session, now=now)
    if typed and request.method == "GET":
        del request.session[sessions.CARRIED]
        return redirect("plan", pk=keep(request.user, typed, now=now).pk)
    form = JobForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("plan", pk=keep(request.user, form.job(), now=now).pk)
    return render(request, TEMPLATE, {"form": form}, status=422 if form.is_bound else 200)


class TurnedDownView(SignupView):
    """A sign-up that carries the job along, through the code where one is asked for."""

    template_name = TEMPLATE

    def get_form_class(self) -> type[TurnedDownForm]:
        return TurnedDownForm

    def get_initial(self) -> dict[str, Any]:
        typed = sessions.carried(self.request.session, now=timezone.now())
        return super().get_initial() | {name: typed[name] for name in typed if name != "id"}

    def form_valid(self, form: TurnedDownForm) -> HttpResponse:
        back = reverse("turned_down")
        sessions.carry(self.request.session, back=back, now=timezone.now(), **form.job())
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return reverse("turned_down")
