"""New applications by the hundred: the rows that the verbs of Application and the recovery would have
written one by one (a test compares them), in a few statements, so that a long list holds the database for a
moment only."""

from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from applications import days
from applications.models import (
    Aim,
    Application,
    Cause,
    Channel,
    Company,
    Contact,
    FollowUp,
    InterviewStage,
    Involvement,
    Outcome,
    RejectionEvent,
    Remark,
    Role,
    SearchText,
    Stage,
    StageChange,
    Variant,
)  # fmt: skip
from applications.models.companies import key_of
from applications.models.rejections import IN_TALKS
from transfer.changing import TOLD_BY_RECOVERY, day_of_change, offered, text_of
from transfer.models import Import, ImportedRow
from transfer.rows import Row


def _variant(application: Application) -> str:
    """As RejectionEvent decides it where no talk and no agency is on record yet."""
    if application.outcome != Outcome.REJECTED:
        return Variant(application.outcome)
    return Variant.INTERVIEWS if application.stage in IN_TALKS else Variant.FORM


class Writer:
    def __init__(self, brought: Import, *, now: datetime) -> None:
        self.owner, self.now, self.today = brought.owner, now, brought.owner.today(now)
        self.instants = count()
        self.companies = {row.name_key: row for row in Company.objects.of(self.owner)}
        people = Contact.objects.of(self.owner).only("pk", "name", "company_id")
        self.people = {(key_of(row.name), row.company_id): row for row in people}
        self.new: dict[type[models.Model], list[models.Model]] = {}

    def _add[M: models.Model](self, row: M) -> M:
        self.new.setdefault(type(row), []).append(row)
        return row

    def flush(self) -> None:
        """In the order in which rows need each other."""
        applications = [row.pk for row in self.new.get(Application, [])]
        for model in (
            Company,
            Contact,
            Application,
            StageChange,
            RejectionEvent,
            Remark,
            Involvement,
            InterviewStage,
            FollowUp,
        ):
            model.objects.bulk_create(self.new.pop(model, []))
        SearchText.objects.refresh(applications)
        if self.look_again:
            self.owner.look_again(now=self.now)

    look_again = False

    # ---- one row ---------------------------------------------------------------------
    def add(self, row: Row, pk: UUID, imported: ImportedRow) -> None:
        wrote = offered(row)
        imported.wrote |= {name: text_of(value) for name, value in wrote.items()}
        application = Application(
            pk=pk,
            owner=self.owner,
            title=row.title,
            company=self._company(row.company),
            touched_at=self.now,
            **wrote,
        )
        application.index()
        self._add(application)
        imported.application = application
        for stage, outcome, on in self._way(row):
            self._change(application, stage, outcome, on)
        if row.outcome in TOLD_BY_RECOVERY:
            self._rejection(application)
        imported.made = [
            *self._remarks(application, row),
            *self._person(application, row),
            *self._ahead(application, row),
        ]

    def _company(self, name: str) -> Company:
        company = self.companies.get(key_of(name))
        if company is None:
            company = self._add(Company(owner=self.owner, name=name, name_key=key_of(name)))
            self.companies[company.name_key] = company
        return company

    def _way(self, row: Row) -> list[tuple[str, str, date]]:
        """The dated steps by which it came to stand where it stands."""
        on = day_of_change(row, self.today)
        applied = min(row.days.get("applied_on", on), on)
        if row.stage == Stage.SAVED:
            steps = [(Stage.SAVED, "", min(row.days.get("saved_on", on), self.today))]
        elif row.stage == Stage.APPLIED:
            steps = [(Stage.APPLIED, "", applied)]
        elif "applied_on" in row.days:
            steps = [(Stage.APPLIED, "", applied), (row.stage, "", on)]
        else:
            steps = [(row.stage, "", on)]
        return [*steps, (row.stage, row.outcome, on)] if row.outcome else steps

    def _change(self, application: Application, stage: str, outcome: str, on: date) -> None:
        self._add(
            StageChange(
                owner=self.owner,
                application=application,
                from_stage=application.stage,
                to_stage=stage,
                to_outcome=outcome,
                happened_on=on,
                recorded_at=self._instant(),
                cause=Cause.IMPORT,
            )
        )
        follow = {"stage": stage, "outcome": outcome, "closed_on": on if outcome else None}
        if stage not in {Stage.SAVED, Stage.APPLIED} and not application.first_response_on:
            follow["first_response_on"] = on
        if stage == Stage.APPLIED and not application.applied_on:
            follow["applied_on"] = on
        for name, value in follow.items():
            setattr(application, name, value)

    def _instant(self) -> datetime:
        """Order must hold within one import too."""
        return self.now + timedelta(microseconds=next(self.instants))

    def _rejection(self, application: Application) -> None:
        silent = application.outcome == Outcome.NO_ANSWER
        event = RejectionEvent(
            owner=self.owner,
            application=application,
            outcome=TOLD_BY_RECOVERY[application.outcome],
            happened_on=application.closed_on,
            recorded_at=self.now,
            at_stage=application.stage,
            channel=Channel.SILENCE if silent else Channel.UNKNOWN,
            variant=_variant(application),
        )
        self._add(event)

    # ---- what lies beside it ---------------------------------------------------------
    def _remarks(self, application: Application, row: Row) -> list[list[str]]:
        past = row.days.get("interview_on")
        if past and not self._is_ahead(application, past):
            row.remarks.append(_("Interview on %(day)s") % {"day": days.in_words(past)})
        if not row.remarks:
            return []
        on = min(row.days.get("applied_on") or row.days.get("saved_on") or self.today, self.today)
        text = "\n\n".join(row.remarks)
        remark = self._add(Remark(owner=self.owner, application=application, happened_on=on, text=text))
        return [["remark", str(remark.pk)]]

    def _person(self, application: Application, row: Row) -> list[list[str]]:
        name = row.contact.get("name") or row.contact.get("email", "").split("@")[0]
        if not name:
            return []
        place = (key_of(name), application.company_id)
        made = []
        if place not in self.people:
            details = {k: v for k, v in row.contact.items() if k in {"email", "phone"}}
            self.people[place] = self._add(
                Contact(owner=self.owner, name=name, company=application.company, **details)
            )
            made = [["contact", str(self.people[place].pk)]]
        role = Involvement(
            owner=self.owner, application=application, contact=self.people[place], role=Role.RECRUITER
        )
        return [*made, ["involvement", str(self._add(role).pk)]]

    def _is_ahead(self, application: Application, day: date) -> bool:
        return application.is_active and day >= self.today

    def _ahead(self, application: Application, row: Row) -> list[list[str]]:
        """What is still to come, and only for what is still open."""
        made = []
        talk, again = row.days.get("interview_on"), row.days.get("follow_up_on")
        if talk and self._is_ahead(application, talk):
            interview = InterviewStage(owner=self.owner, application=application)
            interview.set_time(talk, None, self.owner.zone)
            made.append(["interview", str(self._add(interview).pk)])
            self.look_again = True
        if again and self._is_ahead(application, again):
            due = FollowUp(
                owner=self.owner, application=application, kind=Aim.OTHER, title=_("Follow up"), due_on=again
            )
            made.append(["follow_up", str(self._add(due).pk)])
        return made
