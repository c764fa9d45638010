from django import forms
from django.utils.translation import gettext_lazy

from applications.forms.fields import speak_plainly


class SearchForm(forms.Form):
    q = forms.CharField(
        label=gettext_lazy("Search"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        speak_plainly(self.fields["q"])

    @property
    def words(self) -> str:
        return self.cleaned_data["q"] if self.is_valid() else ""
