from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.forms.companies import CompanyNameField, offered_names
from applications.forms.fields import DayField, plain_helper, speak_plainly
from applications.forms.rows import RowForm
from applications.models import Company, Contact, Role

OFFERED = 300


class ContactForm(RowForm):
    identity = ("name", "email")

    company = CompanyNameField(required=False)

    class Meta(RowForm.Meta):
        model = Contact
        fields = ["name", "job_title", "greeting", "email", "phone", "linkedin_url", "about"]
        widgets = {"phone": forms.TextInput(attrs={"type": "tel"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.companies = offered_names(self.person)
        if self.instance.company:
            self.initial["company"] = self.instance.company.name
        self.order_fields(["name", "company"])

    def _company(self) -> Company | None:
        name = self.cleaned_data["company"]
        return Company.objects.named(self.person, name) if name else None

    def insert(self, **fields: object) -> Contact:
        return super().insert(company=self._company(), **fields)

    def changes(self) -> dict[str, object]:
        return super().changes() | {"company": self._company()}

    def stored(self) -> dict[str, Any]:
        company = self.instance.company
        return super().stored() | {"company": company.name if company else ""}


class InvolvementForm(forms.Form):
    """Somebody for one application: a name met before is the same person."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=160, widget=forms.TextInput(attrs={"list": "names"})
    )
    role = forms.ChoiceField(label=gettext_lazy("In this application"), choices=Role)
    job_title = forms.CharField(label=gettext_lazy("What they do"), max_length=160, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names, self.helper = names, plain_helper()
        self.fields["role"].initial = Role.INTERVIEWER
        for field in self.fields.values():
            speak_plainly(field)


class HelloForm(forms.Form):
    """When to say hello again."""

    on = DayField(label=gettext_lazy("On"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.helper = today, plain_helper()
        speak_plainly(self.fields["on"])

    def clean_on(self) -> date:
        on = self.cleaned_data["on"]
        if on <= self.today:
            raise forms.ValidationError(_("A day after today is needed."))
        return on
