"""The copies for reading: tables for a spreadsheet, writing as Markdown."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application, Contact, FollowUp, InterviewStage, Note, Remark
from reflections.models import ReflectionEntry, Tool
from reflections.program import QUESTIONS
from transfer.formulas import guard

# Column name to where it is found. The first table is what the import reads.
APPLICATIONS = {
    "Company": "company__name", "Job Title": "title", "Stage": "stage", "Outcome": "outcome", "Date Applied": "applied_on",
    "Closed": "closed_on", "URL": "url", "Location": "place", "Workplace": "workplace", "Employment Type": "employment",
    "Min Salary": "pay_min", "Max Salary": "pay_max", "Currency": "pay_currency", "Pay Period": "pay_period",
    "Source": "source", "Deadline": "deadline", "Tags": "tags", "Job Description": "posting",
}  # fmt: skip
PEOPLE = {"Name": "name", "E-Mail": "email", "Phone": "phone", "LinkedIn": "linkedin_url", "Company": "company__name",
          "Position": "job_title", "Notes": "about"}  # fmt: skip
INTERVIEWS = {"Company": "application__company__name", "Job Title": "application__title", "Kind": "kind", "Day": "day",
              "Time": "time", "Zone": "zone", "Minutes": "minutes", "Place": "place", "Link": "link", "Preparation": "preparation",
              "Asked": "asked", "Went well": "went_well", "Would change": "would_change"}  # fmt: skip
FOLLOW_UPS = {"Company": "application__company__name", "Kind": "kind", "What": "title", "Due": "due_on",
              "Done": "completed_at", "Let go": "let_go_at"}  # fmt: skip
NOTES = {"Company": "application__company__name", "To": "contact__name", "Kind": "kind", "Subject": "subject",
         "Text": "body", "Sent": "sent_at"}  # fmt: skip
REMARKS = {
    "Company": "application__company__name",
    "Job Title": "application__title",
    "Day": "happened_on",
    "Text": "text",
}
TOOLS = {
    "Kind": "kind",
    "Text": "text",
    "If": "if_cue",
    "Then": "then_response",
    "Kept": "kept_at",
    "Put away": "retired_at",
}
TABLES = {
    "applications.csv": (Application, APPLICATIONS),
    "people.csv": (Contact, PEOPLE),
    "interviews.csv": (InterviewStage, INTERVIEWS),
    "follow-ups.csv": (FollowUp, FOLLOW_UPS),
    "notes.csv": (Note, NOTES),
    "remarks.csv": (Remark, REMARKS),
    "tools.csv": (Tool, TOOLS),
}


def all_of(owner: User) -> Iterator[tuple[str, str]]:
    for name, (model, columns) in TABLES.items():
        yield name, table(owner, model, columns)
    yield from writing(owner)


def table(owner: User, model: type[models.Model], columns: dict[str, str]) -> str:
    rows = model.objects.of(owner).order_by("pk").values_list(*columns.values())
    return as_csv(list(columns), rows.iterator(chunk_size=500))


def as_csv(header: list[str], rows: Iterable[Iterable[object]]) -> str:
    """With the mark by which spreadsheets know Unicode, and nothing in it that they would run."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([guard("" if cell is None else str(cell)) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def writing(owner: User) -> Iterator[tuple[str, str]]:
    rows = ReflectionEntry.objects.of(owner).written().select_related("application__company")
    for entry in rows.order_by("written_at", "pk").iterator(chunk_size=200):
        day = entry.written_at.astimezone(owner.tz).date()
        yield f"writing/{day}-{str(entry.pk)[:8]}.md", _page(entry, day)


def _page(entry: ReflectionEntry, day: object) -> str:
    question = QUESTIONS.get(entry.prompt)
    head = f"# {question.text if question else _('Written')}\n\n{day}"
    beside = f", {entry.application.title}, {entry.application.company.name}" if entry.application else ""
    return f"{head}{beside}\n\n{entry.body}\n"
