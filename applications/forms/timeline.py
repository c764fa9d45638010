"""A remark, something of one's own to do, the day of a change."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications import days
from applications.forms.applications import not_ahead
from applications.forms.fields import DayField, speak_plainly
from applications.forms.rows import RowForm
from applications.models import FollowUp, Remark, StageChange


class RemarkForm(RowForm):
    identity = ("application_id", "text")

    class Meta(RowForm.Meta):
        model = Remark
        fields = ["text", "happened_on"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("happened_on", self.person.today(now))


class OwnFollowUpForm(RowForm):
    identity = ("application_id", "title", "due_on")

    class Meta(RowForm.Meta):
        model = FollowUp
        fields = ["title", "due_on"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = self.person.today(now)
        self.fields["title"].required = True
        self.fields["due_on"].help_text = _("It is on Today, and in that morning’s mail.")

    def clean_due_on(self) -> date:
        due_on = self.cleaned_data["due_on"]
        if due_on < self.today:
            words = _("That day has passed. Today is %(day)s.")
            raise forms.ValidationError(words % {"day": days.in_words(self.today)})
        return due_on


class ChangeDayForm(forms.Form):
    """People write things down late. Days that contradict each other are said, and may stay."""

    on = DayField(label=gettext_lazy("It was on"))
    keep_both = forms.BooleanField(label=gettext_lazy("Keep both"), required=False)

    def __init__(self, *args: Any, change: StageChange, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": change.happened_on}, **kwargs)
        self.change, self.today, self.in_doubt = change, change.owner.today(now), False
        speak_plainly(self.fields["on"])

    def clean_on(self) -> date | None:
        return not_ahead(self.cleaned_data["on"], today=self.today)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (on := data.get("on")) and (doubt := self._doubt(on)):
            self.in_doubt = True
            if not data.get("keep_both"):
                self.add_error("on", doubt)
        return data

    def _doubt(self, on: date) -> str:
        others = self.change.application.changes.exclude(pk=self.change.pk)
        before = others.filter(recorded_at__lt=self.change.recorded_at).newest()
        after = others.filter(recorded_at__gt=self.change.recorded_at).order_by("recorded_at").first()
        if before and on < before.happened_on:
            other = before
            words = _("That is before “%(what)s” (%(day)s). Change one of the two, or keep both.")
        elif after and on > after.happened_on:
            other = after
            words = _("That is after “%(what)s” (%(day)s). Change one of the two, or keep both.")
        else:
            return ""
        return words % {"what": other.word, "day": days.in_words(other.happened_on)}
