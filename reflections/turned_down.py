"""A no for a job that is not in Rebound yet: application and rejection in one transaction."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.forms import SignupForm
from accounts.models import User
from applications.forms.companies import CompanyNameField
from applications.forms.fields import MintedId, plain_helper, speak_plainly
from applications.models import Application, Stage
from applications.models.companies import key_of
from applications.once import once
from reflections import recovery
from reflections.models import RecoveryPlan

JOB = ("title", "company", "spoke", "id")


class JobForm(forms.Form):
    """Role and company; and the one thing without which the first sentence could be untrue."""

    title = forms.CharField(label=_("Role"), max_length=200)
    company = CompanyNameField()
    spoke = forms.ChoiceField(
        label=_("Had you spoken with them?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        required=False,
        widget=forms.RadioSelect(attrs={"class": "chips"}),
    )
    id = MintedId()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.fields["id"].initial = uuid.uuid4()
        for name in ("title", "company"):
            speak_plainly(self.fields[name])

    def job(self) -> dict[str, str]:
        """As the session can carry it."""
        return {name: str(self.cleaned_data[name]) for name in JOB}


class TurnedDownForm(JobForm, SignupForm):
    """The same, and where it shall be kept."""

    field_order = ("title", "company", "spoke", *SignupForm.field_order, "id")

    @property
    def of_account(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in JOB]


@transaction.atomic
def keep(person: User, job: dict[str, str], *, now: datetime) -> RecoveryPlan:
    """The rejection, under today, of that job; of the one that is on record, if there is one."""
    application = _on_record(person, job) or _new(person, job, now=now)
    event = recovery.begin(application, now=now)
    return recovery.offer_plan(event, now=now)


def _on_record(person: User, job: dict[str, str]) -> Application | None:
    there = Application.objects.of(person).active().filter(company__name_key=key_of(job["company"]))
    return next((row for row in there if key_of(row.title) == key_of(job["title"])), None)


def _new(person: User, job: dict[str, str], *, now: datetime) -> Application:
    def is_same(row: Application) -> bool:
        keys = key_of(job["title"]), key_of(job["company"])
        return (key_of(row.title), row.company.name_key) == keys and row.rejections.standing().exists()

    return once(
        Application,
        uuid.UUID(job["id"]),
        owner=person,
        same=is_same,
        make=lambda pk: Application.objects.start(
            person,
            id=pk,
            title=job["title"],
            company=job["company"],
            stage=Stage.INTERVIEWING if job["spoke"] == "yes" else Stage.APPLIED,
            now=now,
        ),
    )
