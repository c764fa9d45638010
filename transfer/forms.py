"""The forms of bringing in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.patterns import date_format
from applications.forms.fields import NOT_YET_WRONG
from transfer import capture, columns, dates, sheets, statuses
from transfer.models import Import


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("The list"),
        help_text=_("A CSV file, a workbook (.xlsx) or an archive of lists (.zip), up to 10 MB."),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
            "missing": _("Choose a file first."),
            "invalid": _("The file did not arrive whole. Choose it again."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.ods,.xls,.zip", **NOT_YET_WRONG}),
        max_length=None,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > sheets.MOST_BYTES:
            raise forms.ValidationError(sheets.TOO_LARGE)
        return file


def _readings(text: str) -> list[tuple[str, str]]:
    """Both ways to read a day of the list, in words."""
    words = {
        dates.DAY_FIRST: _("The day: %(text)s is %(day)s"),
        dates.MONTH_FIRST: _("The month: %(text)s is %(day)s"),
    }
    read = {order: dates.read(text, order=order) for order in words}
    return [
        (order, words[order] % {"text": text, "day": date_format(day, "j F Y") if day else "?"})
        for order, day in read.items()
    ]


class ColumnsForm(forms.Form):
    """What each column holds. Role and company are needed; a field is taken by one column."""

    encoding = forms.ChoiceField(label=_("Do letters look wrong? Read it as"), required=False)
    order = forms.ChoiceField(label=_("Which comes first in its days?"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, brought: Import, sheet: sheets.Sheet, order: dates.Order) -> None:
        super().__init__(data)
        self.brought, self.header = brought, sheet.header
        offered = [("", _("Leave out")), *columns.FIELDS[brought.kind].items()]
        for number, name in enumerate(sheet.header):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=name, choices=offered, required=False, initial=brought.columns.get(name, "")
            )
            examples = f"id_column_{number}_examples"  # they stand beneath the name of the column
            self.fields[f"column_{number}"].widget.attrs["aria-describedby"] = examples
        self.fields["order"].initial = brought.order or None
        self.fields["order"].choices = _readings(order.example)
        if not order.asks:
            del self.fields["order"]
        self.fields["encoding"].choices = list(sheets.ENCODINGS.items())
        self.fields["encoding"].initial = sheet.encoding
        if not sheet.encoding or sheet.encoding.startswith("utf-16"):
            del self.fields["encoding"]
        # The letters first: while they are wrong, names of columns and days mean nothing.
        self.reads_anew = "encoding" in self.fields and (data or {}).get("encoding") in (
            sheets.ENCODINGS.keys() - {sheet.encoding}
        )
        if self.reads_anew and "order" in self.fields:
            self.fields["order"].required = False

    @property
    def of_columns(self) -> list[forms.BoundField]:
        return [self[f"column_{number}"] for number in range(len(self.header))]

    def chosen(self) -> dict[str, str]:
        pairs = ((name, self.cleaned_data.get(f"column_{n}", "")) for n, name in enumerate(self.header))
        return {name: field for name, field in pairs if field}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.reads_anew:
            return data
        taken = [field for field in self.chosen().values() if field not in columns.MANY]
        for field in {field for field in taken if taken.count(field) > 1}:
            label = columns.FIELDS[self.brought.kind][field]
            self.add_error(
                None, _("Two columns are said to be “%(name)s”. Leave one of them out.") % {"name": label}
            )
        named = (
            {"title", "company"}
            if self.brought.kind == columns.APPLICATIONS
            else {"name", "first_name", "last_name"}
        )
        if not named & set(taken):
            words = {
                columns.APPLICATIONS: _("Say which column holds the role, and which the company."),
                columns.PEOPLE: _("Say which column holds the name."),
            }
            self.add_error(None, words[self.brought.kind])
        return data


class StatusesForm(forms.Form):
    """Their words, and what each means here."""

    def __init__(self, data: Any = None, *, words: list[tuple[str, int]], said: dict[str, str]) -> None:
        super().__init__(data)
        self.keys = [statuses.key_of(word)[:200] for word, _count in words]
        for number, (word, count) in enumerate(words):
            self.fields[f"word_{number}"] = forms.ChoiceField(
                label=f"{word[:80]} ({count})",
                choices=[("", _("Choose")), *statuses.MEANINGS.items()],
                initial=said.get(self.keys[number]) or statuses.meaning_of(word),
                error_messages={"required": _("Say what this word means here.")},
            )

    def meanings(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"word_{number}"] for number, key in enumerate(self.keys)}


class CaptureForm(forms.Form):
    pasted = forms.CharField(
        label=_("A link, the text of a posting, or the source of its page"),
        error_messages={"required": _("Paste something first.")},
        widget=forms.Textarea(
            attrs={
                "rows": 6,
                "dir": "auto",
                "spellcheck": "false",
                "autocomplete": "off",
                "maxlength": capture.MOST_PASTED,  # the browser cuts what would not be read either
            }
        ),
    )
    url = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        if data and (data.get("url") or data.get("title")):  # a button in the browser may bring no more
            self.fields["pasted"].required = False
