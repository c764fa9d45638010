"""First steps: add one job, bring a list, or look around with a sample that can be taken away again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.erasing import words_are_gone
from accounts.notices import say
from applications.forms import ApplicationAddForm
from rebound import sample


@require_GET
def first_steps(request: HttpRequest) -> HttpResponse:
    form = ApplicationAddForm(person=request.user, now=timezone.now())
    return render(request, "first_steps.html", {"form": form, "has_sample": sample.is_there(request.user)})


@require_POST
def sample_add(request: HttpRequest) -> HttpResponse:
    sample.lay_out(request.user, now=timezone.now())
    return redirect("board")


@require_POST
def sample_remove(request: HttpRequest) -> HttpResponse:
    sample.remove(request.user)
    words_are_gone()
    say(request, _("The sample is gone. What you added yourself is still here."))
    return redirect("first_steps")
