"""A note begun by hand: to whom, and what for. The draft then opens."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.forms.fields import plain_helper, speak_plainly
from applications.models import Aim, Application, Contact, FollowUp, Involvement, Role
from applications.silence import ask_once, facts_of, may_ask
from reflections import people

OWN_WORDS = gettext_lazy("In my own words")


class NoteAddForm(forms.Form):
    to = forms.ChoiceField(
        label=gettext_lazy("To whom"), required=False, widget=forms.RadioSelect(attrs={"class": "chips"})
    )
    name = forms.CharField(label=gettext_lazy("Somebody not listed"), max_length=160, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("What for"),
        initial=Aim.NOTE,
        widget=forms.RadioSelect(attrs={"class": "chips"}),
    )

    def __init__(self, *args: Any, application: Application, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application, self.now, self.helper = application, now, plain_helper()
        self.today = application.owner.today(now)
        self.known = {str(person.contact.pk): person.contact for person in people.met(application)}
        self.fields["to"].choices = [(pk, contact.name) for pk, contact in self.known.items()]
        self.fields["to"].initial = next(iter(self.known), None)
        self.fields["kind"].choices = list(self._kinds())
        if not self.known:
            del self.fields["to"]
            self.fields["name"].label = _("To whom")
        for field in self.fields.values():
            speak_plainly(field)

    def _kinds(self) -> Any:
        yield Aim.NOTE, OWN_WORDS
        if self.application.is_active:
            yield Aim.THANK_YOU, Aim.THANK_YOU.label
            if may_ask(facts_of(self.application, self.today)):
                yield Aim.STATUS_CHECK, Aim.STATUS_CHECK.label

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["name"] = " ".join(data.get("name", "").split())
        if not data["name"] and not data.get("to") and not self.errors:
            self.add_error("name", _("A name is needed."))
        return data

    def contact(self) -> Contact:
        """A name that was typed is meant, whoever is ticked."""
        if not (name := self.cleaned_data["name"]):
            return self.known[self.cleaned_data["to"]]
        owner = self.application.owner
        who = Contact.objects.meet(owner, name, self.application.company)
        Involvement.objects.get_or_create(
            owner=owner, application=self.application, contact=who, defaults={"role": Role.EMPLOYEE}
        )
        Application.objects.filter(pk=self.application.pk).refresh_search()
        return who

    def begin(self, contact: Contact) -> FollowUp:
        """What is open already for the same note is gone on with."""
        kind, application = self.cleaned_data["kind"], self.application
        if kind == Aim.STATUS_CHECK:
            return ask_once(application, today=self.today)
        standing = application.follow_ups.open().filter(kind=kind, contact=contact, rule_key="").first()
        return standing or FollowUp.objects.create(
            owner=application.owner, application=application, contact=contact, kind=kind, due_on=self.today
        )
