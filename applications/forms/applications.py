from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.ordering import order_of
from applications import days
from applications.finding import tags_of
from applications.forms.companies import CompanyNameField, offered_names
from applications.forms.fields import DayField
from applications.forms.rows import DoubtfulForm, RowForm
from applications.models import Application, Company, Stage
from applications.models.companies import key_of

BEFORE = gettext_lazy("That is before you applied (%(day)s). Change one of the two, or keep both.")
STAGES = [
    (Stage.SAVED, gettext_lazy("Not applied yet")),
    (Stage.APPLIED, gettext_lazy("Applied")),
    *[(stage.value, stage.label) for stage in (Stage.SCREENING, Stage.INTERVIEWING, Stage.OFFER)],
]
DETAILS = [
    "url", "source", "place", "workplace", "employment", "pay_min", "pay_max", "pay_currency", "pay_period",
    "deadline", "expected_by", "tags", "is_dream", "posting",
]  # fmt: skip


class _Details(RowForm):
    """What both the first form and the later one ask about a job."""

    company = CompanyNameField()

    class Meta(RowForm.Meta):
        model = Application
        fields = ["title", *DETAILS]
        labels = {
            "expected_by": gettext_lazy("They write by"),
            "last_contact_on": gettext_lazy("Last heard on"),
        }
        help_texts = {"tags": gettext_lazy("A few words, parted by commas.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.companies = offered_names(self.person)
        self.fields["posting"].help_text = _("Postings vanish. A copy of its text stays here.")

    @property
    def has_details(self) -> bool:
        """Something below the fold was typed or needs another look."""
        return any(self[name].errors or self[name].value() for name in self.fields if name in self.folded)

    folded = frozenset(DETAILS)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_tags(self) -> str:
        return ", ".join(tags_of(self.cleaned_data["tags"]))

    def clean_pay_currency(self) -> str:
        code = self.cleaned_data["pay_currency"].strip().upper()
        if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
            raise forms.ValidationError(_("Three letters, such as EUR."))
        return code

    def clean_pay_max(self) -> Decimal | None:
        low, high = self.cleaned_data.get("pay_min"), self.cleaned_data["pay_max"]
        if low is not None and high is not None and high < low:
            raise forms.ValidationError(_("That is less than “Pay from”."))
        return high


class StageField(forms.ChoiceField):
    """Always answered: what says nothing (a line from Today, a link) is saved for later."""

    def clean(self, value: Any) -> str:
        return super().clean(value or Stage.SAVED)


class ApplicationAddForm(_Details, DoubtfulForm):
    stage = StageField(
        label=gettext_lazy("Where it stands"),
        choices=STAGES,
        initial=Stage.SAVED,
        widget=forms.RadioSelect(attrs={"class": "chips"}),
    )
    on = DayField(
        label=gettext_lazy("Since when"), required=False, help_text=gettext_lazy("Empty means today.")
    )
    folded = frozenset({*DETAILS, "on"})

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        if not self.is_bound:
            self.fields["title"].widget.attrs["autofocus"] = True
        self.order_fields(["title", "company", "stage", "on"])

    def clean_on(self) -> date | None:
        return not_ahead(self.cleaned_data["on"], today=self.person.today(self.now))

    def doubts(self, data: dict[str, Any]) -> dict[str, str]:
        since = data.get("on") or self.person.today(self.now)
        return _too_early(data.get("expected_by"), since) if data.get("stage") == Stage.APPLIED else {}

    def is_same(self, row: Application) -> bool:
        return row.title == self.cleaned_data["title"] and row.company.name_key == key_of(
            self.cleaned_data["company"]
        )

    def _insert(self, pk: UUID) -> Application:
        data = self.cleaned_data
        return Application.objects.start(
            self.person,
            id=pk,
            now=self.now,
            title=data["title"],
            company=data["company"],
            stage=data["stage"],
            on=data["on"],
            **{name: data[name] for name in DETAILS},
        )


class ApplicationForm(_Details, DoubtfulForm):
    class Meta(_Details.Meta):
        fields = ["title", "applied_on", "last_contact_on", *DETAILS]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.initial["company"] = self.instance.company.name
        if self.instance.expected_by and self.instance.day_is_own:
            self.fields["expected_by"].label = _("I wait until")
        self.order_fields(["title", "company"])

    def clean_applied_on(self) -> date | None:
        return not_ahead(self.cleaned_data["applied_on"], today=self.person.today(self.now))

    def clean_last_contact_on(self) -> date | None:
        return not_ahead(self.cleaned_data["last_contact_on"], today=self.person.today(self.now))

    def doubts(self, data: dict[str, Any]) -> dict[str, str]:
        applied_on, closed_on = data.get("applied_on"), self.instance.closed_on
        if found := _too_early(data.get("expected_by"), applied_on):
            return found
        if applied_on and closed_on and closed_on < applied_on:
            words = _("That is after the answer (%(day)s). Change one of the two, or keep both.")
            return {"applied_on": words % {"day": days.in_words(closed_on)}}
        return {}

    def changes(self) -> dict[str, object]:
        company = Company.objects.named(self.person, self.cleaned_data["company"])
        search_key = order_of(f"{self.cleaned_data['title']} {company.name}")
        own = self.instance.day_is_own and self.cleaned_data["expected_by"] is not None
        return super().changes() | {"company": company, "search_key": search_key, "day_is_own": own}

    def stored(self) -> dict[str, Any]:
        return super().stored() | {"company": self.instance.company.name}

    def overwrite(self) -> bool:
        before = Company.objects.get(applications=self.instance.pk)
        with transaction.atomic():
            done = super().overwrite()
            if not done:
                transaction.set_rollback(True)  # a company that was only typed goes with it
        if done:
            before.drop_if_bare()
            if "expected_by" in self.changed_data:
                self.instance.let_checks_wait()
            Application.objects.filter(pk=self.instance.pk).refresh_search()
        return done


def _too_early(expected_by: date | None, applied_on: date | None) -> dict[str, str]:
    if expected_by and applied_on and expected_by < applied_on:
        return {"expected_by": BEFORE % {"day": days.in_words(applied_on)}}
    return {}


def not_ahead(day: date | None, *, today: date) -> date | None:
    """What has happened can't lie ahead."""
    if day and day > today:
        raise forms.ValidationError(
            _("That day is still to come. Today is %(day)s.") % {"day": days.in_words(today)}
        )
    return day
