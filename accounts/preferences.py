"""The forms of the settings page. Each holds a few things, and says what changed."""

from copy import copy
from datetime import datetime, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import zones
from accounts.clock import is_zone
from accounts.models import UNTIL_I_RETURN, User


def fields_only() -> FormHelper:
    """Just the fields, none marked as optional: everything here has a value already."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf, helper.optional_marks = False, True, False
    return helper


class PersonForm(forms.ModelForm):
    """Checks a copy: what is typed touches the person only once all of it is right."""

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, instance=copy(user), auto_id=f"{self.section}-%s")
        self.user = user
        self.helper = fields_only()

    def keep(self, *, now: datetime) -> None:
        changes = {name: self.cleaned_data[name] for name in self.changed_data}
        if changes:
            self.user.adjust(now=now, **changes)


def one_line(text: str) -> str:
    """A name goes into a mail's header: no line breaks, no runs of space."""
    return " ".join(text.split())


class MailsForm(PersonForm):
    section = "mails"

    class Meta:
        model = User
        fields = ("rhythm", "days", "morning", "evening", "eve_mail", "debrief_mail", "sender_name")
        widgets = {
            "rhythm": forms.RadioSelect,
            "days": forms.RadioSelect,
            "morning": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            "evening": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            "eve_mail": forms.CheckboxInput(attrs={"class": "switch"}),
            "debrief_mail": forms.CheckboxInput(attrs={"class": "switch"}),
            "sender_name": forms.TextInput(attrs={"list": "sender-names", "autocomplete": "off"}),
        }
        labels = {
            "evening": _("Evening mail at"),
            "debrief_mail": _("How a talk was, in the list of the next morning"),
            "sender_name": _("Sender’s name"),
        }
        help_texts = {
            "evening": _("For the evening before an interview."),
            "sender_name": _("What a lock screen shows. “Rebound”, “Your list”, or words of your own."),
        }

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, user=user)
        self.fields["sender_name"].required = False

    def clean_sender_name(self) -> str:
        return one_line(self.cleaned_data["sender_name"]) or "Rebound"


class YouForm(PersonForm):
    section = "you"

    class Meta:
        model = User
        fields = ("name", "zone", "uses_linkedin", "premium_linkedin", "theme", "plain_type")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "zone": forms.TextInput(attrs={"list": "zones", "autocomplete": "off", "spellcheck": "false"}),
            "uses_linkedin": forms.CheckboxInput(attrs={"class": "switch"}),
            "premium_linkedin": forms.CheckboxInput(attrs={"class": "switch"}),
            "theme": forms.RadioSelect,
            "plain_type": forms.CheckboxInput(attrs={"class": "switch"}),
        }
        help_texts = {
            "name": _("Under the notes that Rebound drafts for you."),
            "zone": _("Your mornings and evenings are counted by it. For example Europe/Berlin."),
            "uses_linkedin": _("Off: connection requests are not suggested anywhere."),
            "premium_linkedin": _("Notes to connect may then have 300 characters in place of 200."),
            "plain_type": _("All text in the same simple letters."),
        }

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_zone(self) -> str:
        if not is_zone(self.cleaned_data["zone"]):
            raise forms.ValidationError(
                _("No time zone has this name. Type a city near you and choose from the list.")
            )
        return self.cleaned_data["zone"]

    @property
    def zones(self) -> list[str]:
        return zones.to_choose_from()


class PauseForm(forms.Form):
    LENGTHS = [("1", _("1 day")), ("3", _("3 days")), ("7", _("A week")), ("", _("Until I return"))]
    days = forms.ChoiceField(
        label=_("Pause all mails for"),
        choices=LENGTHS,
        required=False,
        initial="1",
        widget=forms.RadioSelect(attrs={"class": "chips"}),
    )
    pause_interviews = forms.BooleanField(
        label=_("The evening before an interview too"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "switch"}),
    )

    section = "pause"

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, auto_id=f"{self.section}-%s")
        self.user = user
        self.helper = fields_only()

    def keep(self, *, now: datetime) -> None:
        self.user.adjust(
            now=now, paused_until=self.end(now), pause_interviews=self.cleaned_data["pause_interviews"]
        )

    def end(self, now: datetime) -> datetime:
        """That many mornings are left out, beginning with the next one."""
        if not self.cleaned_data["days"]:
            return UNTIL_I_RETURN
        today = self.user.today(now)
        first = today if self.user.morning_of(today) > now else today + timedelta(days=1)
        return self.user.morning_of(first + timedelta(days=int(self.cleaned_data["days"])))


class ResumeForm(forms.Form):
    section = "resume"

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user

    def keep(self, *, now: datetime) -> None:
        self.user.resume(now=now)
