from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.notices import say
from applications.access import mine
from applications.forms import CompanyForm
from applications.models import Company
from applications.views.answers import form_page


@require_GET
def company(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Company, pk)
    context = {
        "company": row,
        "open": row.applications.active().newest_first(),
        "closed": row.applications.closed().order_by("-closed_on"),
        "contacts": row.contacts.by_name(),
    }
    return render(request, "applications/company.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def company_edit(request: HttpRequest, pk: str) -> HttpResponse:
    row = mine(request, Company, pk)
    form = CompanyForm(request.POST if request.method == "POST" else None, instance=row, person=request.user)
    if form.is_valid() and form.overwrite():
        say(request, _("Saved."))
        return redirect("company", pk=row.pk)
    return form_page(request, "applications/company_edit.html", form, company=row)
