"""The search line and the filters of a list. They live in the address, so that a view can be kept."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from applications import days
from applications.finding import ORDERS, QUIET, Wish, all_sources, all_tags
from applications.forms.fields import DayField, plain_helper, speak_plainly
from applications.models import Outcome, Stage

ANY = gettext_lazy("Any")
MOST_OFFERED = 300


class FindForm(forms.Form):
    use_required_attribute = False

    q = forms.CharField(
        label=gettext_lazy("Search"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Where it stands"), choices=[("", ANY), *Stage.choices], required=False
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("How it ended"), choices=[("", ANY), *Outcome.choices], required=False
    )
    quiet = forms.ChoiceField(
        label=gettext_lazy("Waiting without a sign"), choices=[("", ANY), *QUIET.items()], required=False
    )
    source = forms.CharField(label=gettext_lazy("Found through"), max_length=120, required=False)
    tag = forms.CharField(label=gettext_lazy("Tag"), max_length=300, required=False)
    since = DayField(label=gettext_lazy("From"), required=False)
    until = DayField(label=gettext_lazy("To"), required=False)
    dream = forms.BooleanField(label=gettext_lazy("Dream jobs only"), required=False)
    order = forms.ChoiceField(
        label=gettext_lazy("In which order"),
        choices=[(key, label) for key, (label, _columns) in ORDERS.items()],
        required=False,
    )

    def __init__(self, data: QueryDict, *, closed: bool) -> None:
        super().__init__(data)
        self.closed, self.helper = closed, plain_helper()
        for name in ("stage", "quiet") if closed else ("outcome",):
            del self.fields[name]
        for field in self.fields.values():
            speak_plainly(field)

    def offer(self, person: User) -> None:
        """What is in use, to choose from; for the page of the filters alone."""
        if self.closed:
            self.fields["order"].choices = [("", _("Last closed")), *self.fields["order"].choices[1:]]
        for name, found in (("source", all_sources(person)), ("tag", all_tags(person))):
            chosen = self.data.get(name, "")
            texts = list(dict.fromkeys([*([chosen] if chosen else []), *found[:MOST_OFFERED]]))
            choices = [("", ANY), *((text, text) for text in texts)]
            self.fields[name].widget = forms.Select(choices=choices)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("That is before the first of the two days."))
        return data

    # ---- what is wished for ----------------------------------------------------------
    def wish(self) -> Wish:
        """What can be read of the address; the rest of it narrows nothing."""
        self.is_valid()
        data = {name: value for name, value in self.cleaned_data.items() if value}
        return Wish(words=data.pop("q", ""), **data)

    @property
    def is_wished(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name != "order")

    def kept(self) -> list[tuple[str, str]]:
        """What a new search in the same view takes along."""
        return [(name, self.data[name]) for name in self.fields if name != "q" and self.data.get(name)]

    def chips(self) -> Iterator[tuple[dict[str, None], str]]:
        """Each filter in force: what takes it out of the address, and its words."""
        data = self.cleaned_data
        for name in ("stage", "outcome", "quiet"):
            if value := data.get(name):
                yield {name: None}, str(dict(self.fields[name].choices)[value])
        for name in ("source", "tag"):
            if data.get(name):
                yield {name: None}, data[name]
        if data.get("dream"):
            yield {"dream": None}, _("Dream job")
        if data.get("since"):
            yield {"since": None}, _("from %(day)s") % {"day": days.in_words(data["since"])}
        if data.get("until"):
            yield {"until": None}, _("to %(day)s") % {"day": days.in_words(data["until"])}
