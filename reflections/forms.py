"""Forms of the tool belt."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.forms.fields import NOT_YET_WRONG
from applications.models import Kind
from applications.models.companies import key_of
from reflections.models import Tool, ToolKind

# A browser on a shared computer keeps what it is not told to forget.
PRIVATE = {"dir": "auto", "autocomplete": "off"}


class IfThenForm(forms.ModelForm):
    """One if-then plan: both halves, or neither."""

    if_cue = forms.CharField(label=_("If …"), required=False, widget=forms.TextInput(attrs=PRIVATE))
    then_response = forms.CharField(
        label=_("… then I will …"), required=False, widget=forms.TextInput(attrs=PRIVATE)
    )

    class Meta:
        model = Tool
        fields = ["if_cue", "then_response"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        cue, response = data.get("if_cue"), data.get("then_response")
        if bool(cue) != bool(response) and not self.errors:
            empty = "then_response" if cue else "if_cue"
            self.add_error(empty, _("The other half has words. Fill in this one too, or leave both empty."))
        return data


class KnownSinceField(forms.ModelChoiceField):
    def label_from_instance(self, tool: Tool) -> str:
        return tool.text if len(tool.text) <= 70 else f"{tool.text[:69].rstrip()}…"


class KeptForm(IfThenForm):
    """A tool that was just kept: its if-then plan, and of a strength since when it is known."""

    known_since = KnownSinceField(
        label=_("You met this one again"), queryset=Tool.objects.none(), required=False, empty_label="–"
    )

    class Meta(IfThenForm.Meta):
        fields = [*IfThenForm.Meta.fields, "known_since"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tool = self.instance
        earlier = Tool.objects.of(tool.owner_id).first_met(before=tool.kept_at)
        self.fields["known_since"].queryset = earlier
        if tool.kind != ToolKind.RELEARNED_ABOUT_ME or not earlier.exists():
            del self.fields["known_since"]


class ToolForm(IfThenForm):
    text = forms.CharField(
        label=_("In your words"),
        help_text=_("One thing, as you would tell yourself."),
        error_messages={"required": _("A few words are needed here.")},
        widget=forms.Textarea(attrs={"rows": 3, **PRIVATE}),
    )
    interview_kinds = forms.MultipleChoiceField(
        label=_("Lay it out before"),
        help_text=_("There it comes first. Elsewhere it may come too."),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "chips"}),
    )
    known_since = KnownSinceField(
        label=_("You met this one again"), queryset=Tool.objects.none(), required=False, empty_label="–"
    )

    class Meta:
        model = Tool
        fields = [
            "kind",
            "text",
            "if_cue",
            "then_response",
            "interview_kinds",
            "tags",
            "known_since",
            "keep_out_of_mails",
        ]
        widgets = {
            "kind": forms.RadioSelect(attrs=NOT_YET_WRONG),
            "tags": forms.TextInput(attrs=PRIVATE),
            "keep_out_of_mails": forms.CheckboxInput(attrs={"class": "switch"}),
        }

    def __init__(self, *args: Any, owner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Tool.objects.of(owner).first_met(before=self.instance.kept_at)
        self.fields["known_since"].queryset = own
        self.fields["kind"].choices = Tool._meta.get_field("kind").choices
        self.fields["kind"].error_messages["required"] = _("One of the three.")
        self.fields["tags"].label = _("Words of your own")
        self.fields["tags"].help_text = _("With commas between them.")
        self.fields["keep_out_of_mails"].help_text = _("It stays on pages, and no mail shows it.")

    def clean_tags(self) -> str:
        """Each once, in the order in which they were typed."""
        tags: dict[str, str] = {}
        for tag in self.cleaned_data["tags"].split(","):
            tags.setdefault(key_of(tag), " ".join(tag.split()))
        return ", ".join(tag for tag in tags.values() if tag)


class NewToolForm(ToolForm):
    """Its id is minted when the form is shown, so that a second press meets the same tool."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def new_id(self) -> UUID:
        return self.cleaned_data.get("id") or uuid4()
