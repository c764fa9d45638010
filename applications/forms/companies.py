from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from applications.forms.rows import RowForm
from applications.models import Company
from applications.models.companies import key_of

OFFERED = 300


def offered_names(person: User) -> list[str]:
    """Names a browser may complete."""
    names = Company.objects.of(person).not_closed().by_name().values_list("name", flat=True)
    return list(names[:OFFERED])


class CompanyNameField(forms.CharField):
    """A company by its name; known spellings meet the same company."""

    def __init__(self, **kwargs: Any) -> None:
        defaults = {"label": gettext_lazy("Company"), "max_length": 200}
        super().__init__(
            **defaults | kwargs,
            widget=forms.TextInput(attrs={"list": "companies", "autocapitalize": "words"}),
        )

    def clean(self, value: Any) -> str:
        return fitting(" ".join(super().clean(value).split()))


def fitting(name: str) -> str:
    """Some letters grow many times over in their caseless form."""
    if len(key_of(name)) > Company._meta.get_field("name_key").max_length:
        raise forms.ValidationError(_("This name is too long to keep."))
    return name


class CompanyForm(RowForm):
    class Meta(RowForm.Meta):
        model = Company
        fields = ["name", "website"]

    def clean_name(self) -> str:
        name = fitting(" ".join(self.cleaned_data["name"].split()))
        others = Company.objects.of(self.person).exclude(pk=self.instance.pk)
        if others.filter(name_key=key_of(name)).exists():
            raise forms.ValidationError(_("Another company of yours has this name already."))
        return name

    def changes(self) -> dict[str, object]:
        return super().changes() | {"name_key": key_of(self.cleaned_data["name"])}

    def overwrite(self) -> bool:
        done = super().overwrite()
        if done:
            self.instance.index_applications()
        return done
