import tempfile

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.erasing import goes_at_once
from transfer import exporting, leaving
from transfer.models import Export


@require_GET
def your_data(request: HttpRequest) -> HttpResponse:
    """While a long copy is made, its part of the page is asked for again and again: is_watched."""
    export = Export.objects.of(request.user).order_by("-asked_at").first()
    template = "transfer/your_data.html#copy" if request.htmx else "transfer/your_data.html"
    response = render(request, template, {"export": export, "is_watched": request.htmx})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """A small copy comes at once; a large one is made by a task, one at a time."""
    now = timezone.now()
    if exporting.is_small(request.user):
        out = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it
        exporting.write(request.user, out, now=now)
        out.seek(0)
        return FileResponse(
            out, as_attachment=True, filename=_file_name(request), content_type="application/zip"
        )
    standing = Export.objects.of(request.user).order_by("-asked_at").first()
    if standing is None or standing.finished_at or standing.has_failed:
        for old in Export.objects.of(request.user):
            exporting.drop(old)
        Export.objects.create(owner=request.user, asked_at=now)
    return redirect("your_data")


def _file_name(request: HttpRequest) -> str:
    return f"rebound-{request.user.today(timezone.now())}.zip"


@require_GET
def export_file(request: HttpRequest, pk: str) -> HttpResponse:
    row = get_object_or_404(
        Export.objects.of(request.user).filter(finished_at__isnull=False).exclude(file=""), pk=pk
    )
    return FileResponse(
        row.file.open(), as_attachment=True, filename=_file_name(request), content_type="application/zip"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def account_delete(request: HttpRequest) -> HttpResponse:
    """Signed in again, shown what goes, offered the copy; then everything at once."""
    if request.method != "POST":
        context = {"goes": leaving.what_goes(request.user), "goes_at_once": goes_at_once()}
        return render(request, "transfer/account_delete.html", context)
    person = request.user
    logout(request)
    leaving.leave(person)
    response = render(request, "transfer/account_deleted.html")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
