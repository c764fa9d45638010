"""Fields that keep what was typed, also where it makes no sense, and say plainly what is wrong."""

import re
import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_date, parse_time
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = date(1950, 1, 1), date(2099, 12, 31)
GROUPED = re.compile(r"\d{1,3}(?:[.,' \u00a0\u2009\u202f’]\d{3})+")

# A browser calls a needed day, choice or file wrong, to screen readers, before anybody has touched it.
NOT_YET_WRONG = {"aria-invalid": "false"}

TYPED = {"text", "email", "tel", "url"}

WORDS = {
    "required": _("This one is needed."),
    "max_length": _("At most %(limit_value)d characters fit here; this has %(show_value)d."),
    "null_characters_not_allowed": _("There is a character in it that cannot be kept. Type it again."),
    "invalid_choice": _("Choose one of the list."),
}


class _Native:
    """The browser's own picker. It would hide a text that it cannot read: then a plain field shows it."""

    @staticmethod
    def read(text: str) -> object:
        raise NotImplementedError

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        try:
            readable = not isinstance(value, str) or not value or self.read(value) is not None
        except ValueError:  # well formed, but there is no such day
            readable = False
        if not readable:
            context["widget"]["type"] = "text"
        return context


class DayInput(_Native, forms.DateInput):
    input_type = "date"
    read = staticmethod(parse_date)

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**NOT_YET_WRONG, **(attrs or {})}, format="%Y-%m-%d")


class ClockInput(_Native, forms.TimeInput):
    input_type = "time"
    read = staticmethod(parse_time)

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DayField(forms.DateField):
    widget = DayInput
    default_error_messages = {
        "invalid": _("There is no such day. Write it like 2026-03-10."),
        "far": _("Choose a day between 1950 and 2099."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": ["%Y-%m-%d"], **kwargs})

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if day and not EARLIEST <= day <= LATEST:
            raise ValidationError(self.error_messages["far"], code="far")
        return day


class ClockField(forms.TimeField):
    widget = ClockInput
    default_error_messages = {"invalid": _("There is no such time. Write it like 14:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": ["%H:%M", "%H:%M:%S"], **kwargs})


class AmountField(forms.DecimalField):
    """A sum as people write it: 50,000 and 50 000 are fifty thousand."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {"invalid": _("Write it in figures, such as 52000.")}

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        return super().to_python(re.sub(r"\D", "", text) if GROUPED.fullmatch(text) else text)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:f}".removesuffix(".00") if isinstance(value, Decimal) else value


class MintedId(forms.UUIDField):
    """The id that the row will have. A broken one is as good as none."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> uuid.UUID:
        try:
            return super().clean(value)
        except ValidationError:
            return uuid.uuid4()


class SeenVersion(forms.IntegerField):
    """The version of the row that the form was filled from. None of ours: the row has moved on."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        try:
            return super().clean(value)
        except ValidationError:
            return 0


def form_field(column: models.Field, **kwargs: Any) -> forms.Field | None:
    """The form field for a column, in our own widgets."""
    match column:
        case models.DateField():
            kwargs["form_class"] = DayField
        case models.TimeField():
            kwargs["form_class"] = ClockField
        case models.DecimalField():
            kwargs |= {"form_class": AmountField, "min_value": 0}
        case models.URLField():
            # The browser's own check would refuse "example.org", which is what people paste.
            kwargs["widget"] = forms.TextInput(attrs={"inputmode": "url"})
    field = column.formfield(**kwargs)
    if isinstance(field, forms.TypedChoiceField) and not field.required:
        field.choices = [("", _("Not said")), *(choice for choice in field.choices if choice[0])]
    return field


def speak_plainly(field: forms.Field) -> None:
    """Our words for what is wrong, no silent cutting of what is pasted, any direction of writing."""
    field.error_messages |= WORDS
    if isinstance(field, forms.EmailField):
        field.error_messages["invalid"] = _("This does not look like an e-mail address.")
    elif isinstance(field, forms.URLField):
        field.error_messages["invalid"] = _("This does not look like a web address.")
    attrs = field.widget.attrs
    attrs.pop("maxlength", None)
    if isinstance(field.widget, forms.Textarea) or getattr(field.widget, "input_type", "") in TYPED:
        attrs.setdefault("autocomplete", "off")  # the browser would fill in the person's own name
        attrs.setdefault("dir", "auto")


def plain_helper() -> FormHelper:
    """Fields alone, within a <form> of the page; "optional" beside nearly every one would be noise."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf, helper.optional_marks = False, True, False
    return helper
