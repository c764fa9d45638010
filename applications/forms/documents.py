"""A file to keep, or one kept already, sent along once more."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.forms.fields import MintedId, plain_helper, speak_plainly
from applications.forms.rows import RowForm
from applications.models import Document, DocumentKind
from applications.once import once
from applications.papers import ACCEPT, MOST_BYTES, clean_name, paper_named, recognise, sha256_of

TAKEN = gettext_lazy("PDF, Word (DOCX), ODT, RTF, plain text, PNG or JPEG, up to 10 MB.")


class KeptField(forms.ModelChoiceField):
    def label_from_instance(self, document: Document) -> str:
        return f"{document.name} ({document.get_kind_display()})"


class DocumentForm(forms.Form):
    """Something new, or one of those that are there."""

    id = MintedId()
    kept = KeptField(
        label=gettext_lazy("One that is here already"), queryset=Document.objects.none(), required=False
    )
    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=TAKEN,
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={
            "empty": gettext_lazy("This file is empty."),
            "invalid": gettext_lazy("The file did not arrive whole. Choose it again."),
            "missing": gettext_lazy("The file did not arrive whole. Choose it again."),
        },
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=DocumentKind,
        initial=DocumentKind.CV,
        widget=forms.RadioSelect(attrs={"class": "chips"}),
    )

    def __init__(self, *args: Any, kept: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.fields["id"].initial = uuid.uuid4()
        self.fields["kept"].queryset = kept
        self.fields["kept"].empty_label = _("Another one")
        if not kept.exists():
            del self.fields["kept"]
        for field in self.fields.values():
            speak_plainly(field)

    def clean_file(self) -> UploadedFile | None:
        file = self.cleaned_data["file"]
        if not file:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 10 MB. A smaller one is needed."))
        paper, named = recognise(file), paper_named(file.name)
        if paper is None and named:
            words = _("Its name ends in %(ending)s, but it is not %(kind)s. It was not kept.")
            ending = "." + file.name.rpartition(".")[2]
            raise forms.ValidationError(words % {"ending": ending, "kind": named.word})
        if paper is None:
            raise forms.ValidationError(_("This kind of file is not kept here. %(taken)s") % {"taken": TAKEN})
        self.name = clean_name(file.name, paper)
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not data.get("file") and not data.get("kept"):
            self.add_error("file", _("Choose a file first."))
        return data

    def document(self, owner: Any, *, now: datetime) -> Document:
        """The one that was chosen; a file that is here already is not kept twice."""
        file = self.cleaned_data["file"]
        if not file:
            return self.cleaned_data["kept"]
        sha256 = sha256_of(file)
        same = Document.objects.of(owner).filter(
            sha256=sha256, name=self.name, kind=self.cleaned_data["kind"]
        )
        if standing := same.first():
            return standing

        def make(pk: uuid.UUID) -> Document:
            row = Document(pk=pk, owner=owner, kind=self.cleaned_data["kind"], name=self.name, sha256=sha256)
            row.keep(file, now=now)
            return row

        return once(
            Document,
            self.cleaned_data["id"],
            owner=owner,
            same=lambda row: row.sha256 == sha256 and row.name == self.name,
            make=make,
        )


class DocumentNameForm(RowForm):
    """What it is called here; the ending says what is in it and stays."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=DocumentKind,
        widget=forms.RadioSelect(attrs={"class": "chips"}),
    )

    class Meta(RowForm.Meta):
        model = Document
        fields = ["name", "kind"]

    def clean_name(self) -> str:
        paper = paper_named(self.instance.name)
        return clean_name(self.cleaned_data["name"], paper) if paper else self.instance.name
