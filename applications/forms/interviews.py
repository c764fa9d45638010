from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import clock
from accounts.zones import to_choose_from
from applications import days
from applications.forms.applications import BEFORE
from applications.forms.rows import DoubtfulForm
from applications.models import Application, Contact, InterviewStage, Involvement, Role
from applications.talks import BEFORE_TALKS

DEFAULT_MINUTES = 60


class PeopleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, contact: Contact) -> str:
        return f"{contact.name}, {contact.job_title}" if contact.job_title else contact.name


class InterviewForm(DoubtfulForm):
    identity = ("application_id", "day", "time", "kind")

    somebody_new = forms.CharField(
        label=gettext_lazy("Somebody not listed"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("A name is enough. It is added to your people."),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), min_value=5, max_value=24 * 60, required=False, initial=DEFAULT_MINUTES
    )
    way_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes to get there"), min_value=0, max_value=24 * 60, required=False
    )
    in_talks = forms.BooleanField(
        label=gettext_lazy("The application is in talks now"), required=False, initial=True
    )

    class Meta(DoubtfulForm.Meta):
        model = InterviewStage
        fields = [
            "day",
            "time",
            "kind",
            "zone",
            "minutes",
            "place",
            "way_minutes",
            "link",
            "interviewers",
            "preparation",
        ]
        field_classes = {"interviewers": PeopleField}
        widgets = {"interviewers": forms.CheckboxSelectMultiple}
        error_messages = {"interviewers": {"invalid_choice": _("Choose people of your own.")}}

    def __init__(self, *args: Any, application: Application, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application, self.now = application, now
        self.zones = to_choose_from()
        self.fields["zone"].required = False
        self.fields["zone"].widget.attrs |= {"list": "zones", "spellcheck": "false"}
        self.fields["interviewers"].queryset = Contact.objects.of(self.person).near(application)
        if not self.fields["interviewers"].queryset:
            self.fields["somebody_new"].label = self.fields["interviewers"].label
        self.initial.setdefault("zone", self.person.zone)
        if not (application.is_active and application.stage in BEFORE_TALKS and self.is_new):
            del self.fields["in_talks"]

    @property
    def has_details(self) -> bool:
        """Something below the fold was typed or needs another look."""
        zone, minutes = self["zone"].value(), self["minutes"].value()
        usual = zone == self.person.zone and str(minutes or DEFAULT_MINUTES) == str(DEFAULT_MINUTES)
        texts = self["place"].value() or self["way_minutes"].value() or self["preparation"].value()
        return bool(
            texts or not usual or any(self[name].errors for name in ("zone", "minutes", "way_minutes"))
        )

    @property
    def is_new(self) -> bool:
        return self.instance._state.adding

    # ---- what was typed --------------------------------------------------------------
    def clean_zone(self) -> str:
        zone = self.cleaned_data["zone"].strip() or self.person.zone
        if not clock.is_zone(zone):
            raise forms.ValidationError(_("This time zone is not known. Write it like Europe/Lisbon."))
        return zone

    def clean_minutes(self) -> int:
        return self.cleaned_data["minutes"] or DEFAULT_MINUTES

    def doubts(self, data: dict[str, Any]) -> dict[str, str]:
        day, applied_on = data.get("day"), self.application.applied_on
        if day and applied_on and day < applied_on:
            return {"day": BEFORE % {"day": days.in_words(applied_on)}}
        return {}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        day = data.get("day")
        if day and not self.application.is_active and day > self.person.today(self.now):
            self.add_error(
                "day", _("This application is closed. If they came back, say so on its page first.")
            )
        return data

    # ---- saving ----------------------------------------------------------------------
    def insert(self, **fields: object) -> InterviewStage:
        self._set_time()
        return super().insert(application=self.application, **fields)

    def changes(self) -> dict[str, object]:
        self._set_time()
        return super().changes() | {"starts_at": self.instance.starts_at}

    def _set_time(self) -> None:
        data = self.cleaned_data
        self.instance.set_time(data["day"], data["time"], data["zone"])

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if name := self.cleaned_data["somebody_new"]:
            company = self.application.company
            self.instance.interviewers.add(Contact.objects.meet(self.person, name, company))
        for contact in self.instance.interviewers.all():
            Involvement.objects.get_or_create(
                application=self.application,
                contact=contact,
                defaults={"owner": self.person, "role": Role.INTERVIEWER},
            )
        Application.objects.filter(pk=self.application.pk).refresh_search()
