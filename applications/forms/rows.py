"""What all forms for a row of one's own share: an id from the moment they are shown, and a memory
of the version they were filled from."""

import uuid
from datetime import date, time
from typing import Any

from django import forms
from django.db import models, transaction
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.ownership import Owned
from applications import days
from applications.forms.fields import MintedId, SeenVersion, form_field, plain_helper, speak_plainly
from applications.once import once


class RowForm(forms.ModelForm):
    identity: tuple[str, ...] = ()  # the columns by which a second press knows the row again

    class Meta:
        formfield_callback = staticmethod(form_field)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.helper = plain_helper()
        if self.instance._state.adding:
            self.fields["id"] = MintedId(initial=self.instance.pk)
        elif hasattr(self.instance, "version"):
            self.fields["version"] = SeenVersion(initial=self.instance.version, max_value=2**31 - 1)
        for field in self.fields.values():
            speak_plainly(field)

    # ---- a new row -------------------------------------------------------------------
    def insert(self, **fields: object) -> Owned:
        """The new row; on a second press the one that the first has made."""
        for name, value in {"owner": self.person, **fields}.items():
            setattr(self.instance, name, value)
        return once(
            self._meta.model,
            self.cleaned_data["id"],
            owner=self.person,
            same=self.is_same,
            make=self._insert,
        )

    def is_same(self, row: Owned) -> bool:
        return all(getattr(row, name) == getattr(self.instance, name) for name in self.identity)

    def _insert(self, pk: uuid.UUID) -> Owned:
        self.instance.pk = pk
        self.instance.save(force_insert=True)
        self._save_m2m()
        return self.instance

    # ---- a row that stands -----------------------------------------------------------
    def changes(self) -> dict[str, object]:
        """Columns and their new values."""
        many = {field.name for field in self.instance._meta.many_to_many}
        return {name: self.cleaned_data[name] for name in self._meta.fields if name not in many}

    @transaction.atomic
    def overwrite(self) -> bool:
        """Save over the row as it was when the form was shown. False if another tab was quicker: the
        form then holds both texts, and the next press decides."""
        if self.instance.save_over(self.cleaned_data["version"], **self.changes()):
            self._save_m2m()
            return True
        elsewhere = {
            name: value
            for name, value in self.stored().items()
            if name in self.fields and _comparable(value) != _comparable(self.cleaned_data.get(name))
        }
        if elsewhere:
            self._show_both(elsewhere)
        return not elsewhere

    def stored(self) -> dict[str, Any]:
        """What the row holds now, by field."""
        return model_to_dict(self.instance, fields=self._meta.fields)

    def _show_both(self, elsewhere: dict[str, Any]) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(self.instance.version)
        self.add_error(
            None,
            _(
                "This was changed elsewhere while the form was open. What you typed is in the fields, "
                "what was saved elsewhere stands beneath. Saving now keeps what is in the fields."
            ),
        )
        for name, value in elsewhere.items():
            words = _in_words(value, self.fields[name])
            self.add_error(name, _("Saved elsewhere: %(text)s") % {"text": words})


def _comparable(value: Any) -> Any:
    """Lists of rows by their ids; nothing is nothing, whether empty text or none at all."""
    if isinstance(value, models.QuerySet | list):
        return {row.pk for row in value}
    return None if value == "" or value is False else value


def _in_words(value: Any, field: forms.Field) -> str:
    choices = dict(getattr(field, "choices", ())) if not isinstance(field, forms.ModelChoiceField) else {}
    match value:
        case None | "" | []:
            return _("nothing")
        case bool():
            return _("ticked") if value else _("not ticked")
        case date():
            return days.in_words(value)
        case time():
            return days.clock(value)
        case list():
            return ", ".join(row.name for row in value)
    return str(choices.get(value, field.prepare_value(value)))


class DoubtfulForm(RowForm):
    """A form whose dates may contradict each other. It says so once; a tick keeps both."""

    keep_both = forms.BooleanField(label=gettext_lazy("Keep both"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.in_doubt = False

    def doubts(self, data: dict[str, Any]) -> dict[str, str]:
        """Field name to what is odd about it."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        doubts = self.doubts(data)
        self.in_doubt = bool(doubts)
        if not data.get("keep_both"):
            for name, words in doubts.items():
                self.add_error(name, words)
        return data
