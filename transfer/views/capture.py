"""A posting into the form: pasted, sent by the bookmarklet, or shared by a phone. Nothing is saved before
the person has looked."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.notices import say
from applications.forms import ApplicationAddForm
from applications.models import Application
from transfer import capture as capturing
from transfer import matching, quick
from transfer.forms import CaptureForm


@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "transfer/capture.html", {"form": CaptureForm()})
    form = CaptureForm(request.POST)
    if not form.is_valid():
        return render(request, "transfer/capture.html", {"form": form}, status=422)
    captured = capturing.read(**form.cleaned_data)
    return look(request, captured.fields, said=captured.said)


def look(request: HttpRequest, fields: dict[str, object], *, said: str = "") -> HttpResponse:
    """The form to add a job, filled in, with what may be the same above it."""
    form = ApplicationAddForm(None, person=request.user, now=timezone.now(), initial=fields)
    alike = matching.alike(
        request.user,
        title=str(fields.get("title", "")),
        company=str(fields.get("company", "")),
        url=str(fields.get("url", "")),
    )
    return render(request, "transfer/captured.html", {"form": form, "alike": alike, "said": said})


@login_not_required
@require_GET
def received(request: HttpRequest) -> HttpResponse:
    """Where the bookmarklet arrives. Its words stand behind the #, which a sign-in would lose: so this page
    is open, keeps them in the browser while one signs in, and knows nothing itself."""
    return render(request, "transfer/received.html", {"form": CaptureForm()})


@require_GET
def bookmarklet(request: HttpRequest) -> HttpResponse:
    """What it does and how to put it into a browser. It lays the page's words behind the # of our address,
    which browsers do not send; a script of ours then puts them into the form."""
    address = f"{settings.SITE_URL}{reverse('received')}"
    return render(request, "transfer/bookmarklet.html", {"address": address})


@require_http_methods(["GET", "HEAD", "POST"])
def quick_entry(request: HttpRequest) -> HttpResponse:
    """One field, or something shared: enough of it is kept at once, the rest opens the form."""
    sent = request.POST if request.method == "POST" else request.GET
    text, title, url = (
        sent.get(name, "")[: quick.MOST].replace("\0", "") for name in ("text", "title", "url")
    )
    if any(len(sent.get(name, "")) > quick.MOST for name in ("text", "title", "url")):
        say(request, _("It was too long for one go: the end is cut off. Paste the rest into the posting."))
    if not (text.strip() or title.strip() or url.strip()):
        return redirect("application_add")
    said = quick.read(text)
    is_plain = request.method == "POST" and said.is_enough and not (title or url or said.url)
    added = _add(request, said) if is_plain else None
    return added or look(request, quick.guess(text, title=title, url=url), said="quick")


def _add(request: HttpRequest, said: quick.Quick) -> HttpResponse | None:
    """None where one looks like it, unless that is what an earlier press of the same form has made."""
    data = {"title": said.title, "company": said.company, "id": request.POST.get("id", "")}
    form = ApplicationAddForm(data, person=request.user, now=timezone.now())
    if not form.is_valid():
        return render(request, "applications/add.html", {"form": form}, status=422)
    standing = Application.objects.of(request.user).filter(pk=form.cleaned_data["id"]).first()
    is_again = standing is not None and form.is_same(standing)
    if not is_again and matching.alike(request.user, title=said.title, company=said.company, url=""):
        return None
    application = form.insert()
    say(request, _("Added."))
    return redirect("application", pk=application.pk)
