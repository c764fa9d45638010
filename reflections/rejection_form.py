from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accounts.patterns import date_format
from applications.forms.fields import DayField, speak_plainly
from applications.models import Channel, Contact, Ending, RejectionEvent


class RejectionForm(forms.ModelForm):
    """What is known of a "no". Everything but the day may stay empty."""

    class Meta:
        model = RejectionEvent
        fields = (
            "happened_on",
            "channel",
            "from_no_reply",
            "told_by",
            "their_words",
            "filled_from_inside",
            "stated_reason",
            "my_guess",
        )
        field_classes = {"happened_on": DayField}
        widgets = {
            "channel": forms.RadioSelect(attrs={"class": "chips"}),
            "their_words": forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
            "stated_reason": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            "my_guess": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        }

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        for field in self.fields.values():
            speak_plainly(field)
        self.fields["told_by"].queryset = Contact.objects.of(self.instance.owner).by_company()
        self.fields["told_by"].label_from_instance = lambda contact: contact.name
        if self.instance.outcome == Ending.NO_ANSWER:
            for name in ("channel", "from_no_reply", "told_by", "their_words", "filled_from_inside"):
                del self.fields[name]
        else:
            self.fields["channel"].choices = [c for c in Channel.choices if c[0] != Channel.SILENCE]

    def clean_happened_on(self) -> Any:
        day = self.cleaned_data["happened_on"]
        application = self.instance.application
        if day > self.instance.owner.today(self.now):
            raise forms.ValidationError(_("That day is still to come."))
        if application.applied_on and day < application.applied_on:
            applied = date_format(application.applied_on, "j F")
            raise forms.ValidationError(
                _("That is before you applied (%(day)s). Change one of the two.") % {"day": applied}
            )
        return day
