"""A day to come: when something shall come back, be asked again, or begin."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import DayField, speak_plainly


class DayForm(forms.Form):
    day = DayField(label=_("Day"))

    def __init__(self, *args: Any, today: date, today_too: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.today_too = today, today_too
        speak_plainly(self.fields["day"])

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        if self.today_too and day < self.today:
            raise forms.ValidationError(_("That day has passed. Today or later is possible."))
        if not self.today_too and day <= self.today:
            raise forms.ValidationError(_("A day after today is needed."))
        return day
