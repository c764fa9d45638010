"""What the operator sees of people: who they are and whether mail reaches them. Never a word of theirs."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import invitations
from accounts.models import Invitation, User


@admin.register(User)
class PersonAdmin(admin.ModelAdmin):
    list_display = ("email", "date_joined", "zone", "mail", "is_staff")
    list_filter = ("is_staff", "is_active", "rhythm")
    search_fields = ("email",)
    ordering = ("-date_joined",)
    actions = None
    fields = (
        "email",
        "date_joined",
        "last_login",
        "zone",
        "mail",
        "is_staff",
        "is_active",
    )
    readonly_fields = ("email", "date_joined", "last_login", "zone", "mail", "is_staff")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        mine = EmailAddress.objects.filter(user=OuterRef("pk"), email=OuterRef("email"), verified=True)
        return super().get_queryset(request).annotate(confirmed=Exists(mine))

    @admin.display(description=gettext_lazy("mail"))
    def mail(self, user: User) -> str:
        if user.mail_hold_reason:
            return _("held")
        if not user.confirmed:
            return _("address not confirmed")
        return _("paused") if user.is_paused(timezone.now()) else user.get_rhythm_display()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # people sign up, or are invited

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False  # they leave by themselves, which takes their documents along


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):
    list_display = ("id", "email", "made_by", "expires_at", "used_by", "used_at")
    list_select_related = ("made_by", "used_by")
    fields = ("email", "expires_at")
    ordering = ("-expires_at",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"expires_at": timezone.now() + invitations.LASTS}

    def has_change_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return False  # made, or taken back by deleting it

    def save_model(self, request: HttpRequest, obj: Invitation, form: ModelForm, change: bool) -> None:
        made, code = invitations.invite(made_by=request.user, email=obj.email, expires_at=obj.expires_at)
        obj.pk, obj._state.adding = made.pk, False
        messages.success(
            request,
            format_html(
                "{} <code>{}</code>",
                _("The link, shown this once. Rebound does not send it:"),
                invitations.link(code),
            ),
        )
