"""The bar beneath a list, once something is ticked."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.finding import tags_of
from applications.forms.fields import speak_plainly
from applications.models import Stage


class BulkForm(forms.Form):
    use_required_attribute = False

    stage = forms.ChoiceField(label=gettext_lazy("Move to"), choices=Stage, required=False)
    tag = forms.CharField(label=gettext_lazy("Tag"), max_length=60, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_plainly(field)

    def clean_tag(self) -> str:
        tags = tags_of(self.cleaned_data["tag"])
        if len(tags) > 1:
            raise forms.ValidationError(_("One tag at a time."))
        return tags[0] if tags else ""
