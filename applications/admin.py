"""What the operator sees of mails: when, which state, why. No application, contact, note or follow-up is in
the admin: a title and a company are the secret."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from applications.models import Installation, Reminder, State


class LookOnly(admin.ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class ByGroup(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "group"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("waiting", _("Waiting")),
            ("late", _("Late")),
            ("stuck", _("Stuck")),
            ("sent", _("Sent")),
            ("failed", _("Failed")),
            ("expired", _("Too late")),
            ("unknown", _("In doubt")),
            ("skipped", _("Not needed")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Reminder] | None:
        match self.value():
            case "waiting":
                return queryset.waiting()
            case "late":
                return queryset.late(timezone.now())
            case "stuck":
                return queryset.stuck(timezone.now())
            case state if state in State.values:
                return queryset.filter(state=state)
        return None


@admin.register(Reminder)
class ReminderAdmin(LookOnly):
    list_display = ("due_at", "owner", "kind", "state", "why", "attempts", "in_doubt", "sent_at")
    list_filter = (ByGroup, "kind")
    list_select_related = ("owner",)
    search_fields = ("owner__email",)
    date_hierarchy = "due_at"
    list_per_page = 50
    ordering = ("-due_at",)
    actions = ("send_again", "cancel")
    fields = (
        "owner",
        "kind",
        "day",
        "state",
        "why",
        "due_at",
        "next_attempt_at",
        "expires_at",
        "sent_at",
        "attempts",
        "in_doubt",
        "smtp_code",
        "message_id",
        "lease_until",
    )

    @admin.display(description=_("why"))
    def why(self, reminder: Reminder) -> str:
        return reminder.why

    @admin.display(description=_("in doubt"), ordering="ambiguous")
    def in_doubt(self, reminder: Reminder) -> int:
        return reminder.ambiguous

    def has_act_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("applications.change_reminder")

    @admin.action(
        description=_("Send again what failed, came too late or is in doubt"),
        permissions=["act"],
    )
    def send_again(self, request: HttpRequest, queryset: QuerySet[Reminder]) -> None:
        now = timezone.now()
        self._do(request, queryset, lambda row: row.send_again(now=now))

    @admin.action(description=_("Cancel what waits"), permissions=["act"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Reminder]) -> None:
        self._do(request, queryset, Reminder.call_off)

    def _do(
        self, request: HttpRequest, queryset: QuerySet[Reminder], act: Callable[[Reminder], bool]
    ) -> None:
        rows = list(queryset.select_related("owner"))
        done = sum(act(row) for row in rows)
        if done:
            text = ngettext("%(count)s mail changed.", "%(count)s mails changed.", done)
            self.message_user(request, text % {"count": done})
        if left := len(rows) - done:
            text = ngettext(
                "%(count)s mail is in a state for which this does nothing.",
                "%(count)s mails are in a state for which this does nothing.",
                left,
            )
            self.message_user(request, text % {"count": left}, messages.WARNING)


@admin.register(Installation)
class InstallationAdmin(LookOnly):
    list_display = ("site_url", "last_tick_at", "hold_reason")
    fields = ("site_url", "last_tick_at", "hold_reason")
