from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import DayField, plain_helper, speak_plainly
from applications.models import InterviewStage
from reflections.debrief import ANSWERS, DID_NOT, HELPED, NOT_USED, TEXTS, Shown
from reflections.marks import mark_of

HOW = [(HELPED, _("Helped")), (DID_NOT, _("Did not")), (NOT_USED, _("Not used"))]


class DebriefForm(forms.Form):
    """Five short fields, all optional, and a word on each tool that was laid out."""

    asked = forms.CharField(label=_("What was asked"), required=False)
    went_well = forms.CharField(label=_("What went well"), required=False)
    would_change = forms.CharField(label=_("What you would change"), required=False)
    promised_by = DayField(label=_("They will write by"), required=False)
    thank_for = forms.CharField(
        label=_("One thing from the talk to thank for"),
        help_text=_("It goes into the thank-you, after “What you said about …”."),
        required=False,
    )

    def __init__(self, data: Any = None, *, talk: InterviewStage, tools: list[Shown], url: str) -> None:
        super().__init__(data, initial={name: getattr(talk, name) for name in (*TEXTS, "promised_by")})
        self.helper, self.tools = plain_helper(), tools
        for name in TEXTS:
            self._text(name, mark=mark_of(getattr(talk, name)), url=url, language=talk.owner.language)
        for shown in tools:
            self.fields[_key(shown)] = forms.ChoiceField(
                choices=HOW,
                required=False,
                initial=shown.answer,
                widget=forms.RadioSelect(attrs={"class": "chips"}),
                label=shown.choice.tool.text,
            )
        for field in self.fields.values():
            speak_plainly(field)

    def _text(self, name: str, *, mark: str, url: str, language: str) -> None:
        attrs = {"rows": 2, "lang": language, "data-autosave": url, "data-version": mark}
        self.fields[name].widget = forms.Textarea(attrs=attrs)
        self.fields[f"version_{name}"] = forms.CharField(
            required=False, initial=mark, widget=forms.HiddenInput(attrs={"autocomplete": "off"})
        )

    # ---- for the page ----------------------------------------------------------------
    def texts_first(self) -> list[forms.BoundField]:
        return [self[name] for name in ("asked", "went_well", "would_change")]

    def tool_fields(self) -> list[tuple[Shown, forms.BoundField]]:
        return [(shown, self[_key(shown)]) for shown in self.tools]

    # ---- what was typed --------------------------------------------------------------
    @property
    def words(self) -> dict[str, str]:
        return {name: one_kind_of_line(self.cleaned_data[name]) for name in TEXTS}

    @property
    def seen(self) -> dict[str, str]:
        return {name: self.cleaned_data[f"version_{name}"] for name in TEXTS}

    @property
    def answers(self) -> dict[object, str]:
        given = {shown.choice.tool.pk: self.cleaned_data.get(_key(shown), "") for shown in self.tools}
        return {pk: answer for pk, answer in given.items() if answer in ANSWERS}


def _key(shown: Shown) -> str:
    return f"tool_{shown.choice.tool.pk}"


def one_kind_of_line(text: str) -> str:
    return text.replace("\r\n", "\n")
