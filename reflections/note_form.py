"""What a note's page asks around the text. All of it can stay empty; each shapes the draft."""

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from applications.models import Aim, Channel, Contact, Ending, Note, RejectionEvent

PRIVATE = {"dir": "auto", "autocomplete": "off"}
LANGUAGES = sorted(
    ((code, info["name_local"]) for code, info in LANG_INFO.items() if "name_local" in info),
    key=lambda pair: pair[1].casefold(),
)
CHANNELS = [choice for choice in Channel.choices if choice[0] != Channel.SILENCE]


def text_field(label: str, *, hint: str = "", most: int = 300, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={**PRIVATE, **attrs})
    return forms.CharField(label=label, help_text=hint, max_length=most, required=False, widget=widget)


class NoteForm(forms.Form):
    """Only the fields that this note has a use for are there."""

    def __init__(
        self,
        data: Any = None,
        *,
        note: Note,
        event: RejectionEvent | None,
        greeting: str,
        asks: set[str],
        teller: Contact | None,
    ) -> None:
        super().__init__(data)
        self.note, self.event, self.teller = note, event, teller
        if "name" in asks:
            self.fields["name"] = text_field(_("Your name, as you sign"), most=120, autocomplete="name")
        if "stayed" in asks:
            self._ask_what_stayed()
        if note.kind == Aim.KEEP_IN_TOUCH and "changed" in asks:
            self._ask_what_changed()
        if note.contact:
            self._ask_how_to_reach(note.contact, greeting)
        if event and event.outcome != Ending.NO_ANSWER and "answer" in asks:
            self._ask_how_it_came(event)

    def _ask_what_stayed(self) -> None:
        self.fields["stayed"] = text_field(
            _("What stayed with you from that talk? A few words."),
            hint=_("It goes on after “What you said about …”."),
        )

    def _ask_what_changed(self) -> None:
        self.fields["occasion"] = text_field(
            _("Why now? One line."), hint=_("News of theirs, something you read, or the time gone by.")
        )
        self.fields["changed"] = text_field(
            _("What has changed for you since? One line."), hint=_("A course, a project, a new town.")
        )

    def _ask_how_to_reach(self, contact: Contact, greeting: str) -> None:
        if not contact.email:
            self.fields["email"] = forms.EmailField(
                label=_("Their e-mail address"), required=False, widget=forms.EmailInput(attrs=PRIVATE)
            )
        self.fields["greeting"] = text_field(_("The greeting"), most=160)
        self.initial["greeting"] = greeting
        self.fields["language"] = forms.ChoiceField(
            label=_("The language of this note"), choices=LANGUAGES, required=False
        )
        self.initial["language"] = self.note.language

    def _ask_how_it_came(self, event: RejectionEvent) -> None:
        self.fields["channel"] = forms.ChoiceField(
            label=_("How the answer came"),
            choices=CHANNELS,
            required=False,
            widget=forms.RadioSelect(attrs={"class": "chips"}),
        )
        self.fields["told_by"] = forms.ModelChoiceField(
            label=_("Who told you"),
            queryset=Contact.objects.near(event.application),
            required=False,
            empty_label=_("Not said"),
        )
        self.fields["told_by"].label_from_instance = lambda contact: contact.name
        self.fields["their_words"] = forms.CharField(
            label=_("Their words, while you remember them?"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3, **PRIVATE}),
        )
        self.fields["filled_from_inside"] = forms.BooleanField(
            label=_("It went to someone inside"), required=False
        )
        self.initial |= {
            "channel": event.channel,
            "told_by": event.told_by or (None if event.channel else self.teller),
            "their_words": event.their_words,
            "filled_from_inside": event.filled_from_inside,
        }

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())
