from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

OURS = {"accounts", "applications"}


class OperatorSite(AdminSite):
    """For whoever runs this installation: people, mails by state, and whether mail flows. Signed in through
    the same door as everybody; no page of it shows a word that a person wrote."""

    site_title = site_header = "Rebound"
    index_title = _("Does mail flow?")
    index_template = "admin/dashboard.html"
    site_url = "/today/"
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Our own tables alone: sessions, second factors and addresses of people are not for browsing."""
        models = model_or_iterable if isinstance(model_or_iterable, list | tuple) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label in OURS]
        super().register(ours, admin_class, **options)

    @method_decorator(secure_admin_login)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().login(request, extra_context)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        from rebound import dashboard  # the site is made before the models are there

        return super().index(request, {**dashboard.figures(timezone.now()), **(extra_context or {})})

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("account_change_password")

    def password_change_done(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("admin:index")
