from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Application, Contact, Involvement, Role


class PersonForm(forms.Form):
    """Who was it: a name, and if wanted what they are here."""

    name = forms.CharField(label=_("Name"), max_length=160)
    role = forms.ChoiceField(
        label=_("What they are here"),
        choices=[("", _("Not sure")), *Role.choices],
        required=False,
    )
    email = forms.EmailField(label=_("E-mail address, if you have it"), required=False)

    def save(self, application: Application) -> Contact:
        """That person, met again by name at this company, with a role in this application."""
        data, owner = self.cleaned_data, application.owner
        contact = Contact.objects.meet(owner, data["name"], application.company)
        contact.complete(email=data["email"])
        Involvement.objects.get_or_create(
            owner=owner,
            application=application,
            contact=contact,
            defaults={"role": data["role"] or Role.INTERVIEWER},
        )
        Application.objects.filter(pk=application.pk).refresh_search()
        return contact
