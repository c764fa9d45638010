"""Lists of varied make come in as what they say; what has ended starts nothing."""

import pytest

from applications.models import (
    Application,
    Contact,
    FollowUp,
    InterviewStage,
    RejectionEvent,
    Remark,
    Reminder,
)
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.transfer import sheets
from transfer import bringing, importing

pytestmark = pytest.mark.django_db


def bring(owner, content, name="list.csv"):
    data = content.encode() if isinstance(content, str) else content
    brought = bringing.begin(owner, name=name, data=data, now=make.NOW)
    importing.write(brought, now=make.NOW)
    brought.refresh_from_db()
    return brought


def rows(owner) -> list[tuple[str, str, str]]:
    found = Application.objects.of(owner).with_company().order_by("company__name", "title")
    return [(row.title, row.company.name, row.outcome or row.stage) for row in found]


SHEETS = {
    "LinkedIn": (sheets.LINKEDIN, [("Data analyst", "Acme", "applied"), ("Analyst, growth", "Globex", "applied")]),
    "LinkedIn saved": (sheets.LINKEDIN_SAVED, [("Data engineer", "Initech", "saved")]),
    "Huntr": (
        sheets.HUNTR,
        [("Data analyst", "Acme", "rejected"), ("Analyst", "Globex", "saved"), ("BI lead", "Initech", "interviewing")],
    ),
    "Huntr short": (sheets.HUNTR_SHORT, [("Data analyst", "Acme", "applied")]),
    "Teal": (sheets.TEAL, [("Data analyst", "Acme", "interviewing")]),
    "Simplify": (sheets.SIMPLIFY, [("Data analyst", "Acme", "applied"), ("Analyst", "Globex", "saved")]),
    "JobSync": (sheets.JOBSYNC, [("Data analyst", "Acme", "applied")]),
    "JAJAT": (sheets.JAJAT, [("Data analyst", "Acme", "interviewing")]),
    "Reactive Resume": (sheets.REACTIVE, [("Data analyst", "Acme", "offer")]),
    "PBP": (sheets.PBP, [("Datenanalyst", "Müller GmbH", "rejected"), ("Analyst", "Weiß AG", "no_answer")]),
    "plain": (sheets.PLAIN, [("Data analyst", "Acme", "applied"), ("Analyst", "Globex", "rejected")]),
    "Notion": (sheets.NOTION, [("Data analyst", "Acme", "applied"), ("Analyst", "Globex", "rejected")]),
    "French": (sheets.FRENCH, [("Analyste de données", "Société Générale", "rejected")]),
    "Spanish": (sheets.SPANISH, [("Analista", "Acme", "rejected")]),
    "two columns": (sheets.JUST_TWO, [("Data analyst", "Acme", "saved")]),
    "doubled headers": (sheets.DOUBLE_HEADERS, [("Data analyst", "Acme", "saved")]),
    "lines above": (sheets.PREAMBLE, [("Data analyst", "Acme", "applied")]),
    "sep=": (sheets.EXCEL_SEP, [("Data analyst", "Acme", "saved")]),
    "tabs": (sheets.TABS, [("Data analyst", "Acme", "no_answer")]),
    "quotes": (sheets.QUOTED, [('Analyst "data"', "Acme, Inc.", "saved")]),
    "doubles": (sheets.DUPLICATES, [("Data analyst", "Acme", "saved")] * 2),
    "UTF-16": (sheets.FRENCH.encode("utf-16"), [("Analyste de données", "Société Générale", "rejected")]),
    "UTF-16 without mark": (sheets.FRENCH.encode("utf-16-le"), [("Analyste de données", "Société Générale", "rejected")]),
    "Latin-1": (sheets.FRENCH.encode("cp1252"), [("Analyste de données", "Société Générale", "rejected")]),
    "old line ends": (sheets.PLAIN.replace("\n", "\r"), [("Data analyst", "Acme", "applied"), ("Analyst", "Globex", "rejected")]),
    "workbook": (sheets.workbook(sheets.as_rows(sheets.PLAIN)), [("Data analyst", "Acme", "applied"), ("Analyst", "Globex", "rejected")]),
    "workbook of counted days": (
        sheets.workbook([["Company", "Role", "Date Applied"], ["Acme", "Data analyst", 45353]]),
        [("Data analyst", "Acme", "applied")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_a_list_comes_in_as_what_it_says(name):
    content, expected = SHEETS[name]
    alice = make.person()
    bring(alice, content)
    assert rows(alice) == sorted(expected, key=lambda row: (row[1], row[0]))


@pytest.mark.parametrize("name", SHEETS)
def test_no_list_starts_a_plan_a_reminder_or_a_mail(name):
    bring(make.person(), SHEETS[name][0])
    assert not RecoveryPlan.objects.exists()
    assert not Reminder.objects.exists()
    assert not FollowUp.objects.filter(due_on__lte=make.TODAY).exists()
    ended = Application.objects.closed().filter(outcome__in=["rejected", "no_answer"]).count()
    assert RejectionEvent.objects.count() == ended


@pytest.mark.parametrize("name", SHEETS)
def test_the_same_list_again_changes_nothing(name):
    alice = make.person()
    bring(alice, SHEETS[name][0])
    before = rows(alice)
    again = bring(alice, SHEETS[name][0])
    assert rows(alice) == before
    assert set(again.counts()) <= {"same", "twice", "wrong"}


def test_people_of_a_list_come_in_with_their_companies():
    alice = make.person()
    bring(alice, sheets.LINKEDIN_CONNECTIONS)
    bring(alice, sheets.PBP_PEOPLE)
    people = Contact.objects.of(alice).select_related("company").order_by("name")
    assert [(p.name, p.company.name, p.job_title) for p in people] == [
        ("Jonas Weber", "Globex", "Recruiter"),
        ("Lena Groß", "Müller GmbH", "HR"),
        ("Maria Ortiz", "Acme", "Head of data"),
    ]


def test_what_is_wrong_with_a_person_is_said_and_the_person_comes():
    header = sheets.LINKEDIN_CONNECTIONS.splitlines()[3]
    brought = bring(
        make.person(), f"{header}\nMaria,Ortiz,maria,not an address,Acme,Head of data,05 Mar 2024\n"
    )
    assert Contact.objects.get().name == "Maria Ortiz"
    assert [p.split()[0] for p in brought.rows.get().problems] == ["“maria”", "“not"]


def test_details_of_a_row_are_kept(db):
    alice = make.person()
    bring(alice, sheets.TEAL)
    row = Application.objects.get()
    assert (row.pay_min, row.pay_max, row.pay_currency, row.pay_period) == (50000, 60000, "EUR", "year")
    assert (row.is_dream, row.place, row.source) == (True, "Berlin", "LinkedIn")
    assert row.applied_on.isoformat() == "2024-03-02"
    assert [c.happened_on.isoformat() for c in row.changes.order_by("recorded_at")] == [
        "2024-03-02",
        "2024-03-09",
    ]


def test_a_description_comes_in_without_its_markup():
    bring(make.person(), sheets.HUNTR)
    assert Application.objects.get(company__name="Acme").posting == "Clean data"


def test_notes_and_people_of_a_row_lie_beside_it():
    bring(make.person(), sheets.JAJAT)
    row = Application.objects.get()
    assert "Good talk" in Remark.objects.get().text
    assert row.involvements.get().contact.name == "Maria Ortiz"
    assert not InterviewStage.objects.exists()  # that talk was long ago: a line on the timeline


def test_a_row_that_names_nothing_is_refused_and_the_others_come():
    alice = make.person()
    brought = bring(alice, sheets.BAD_ROWS)
    assert brought.counts() == {"new": 2, "wrong": 1}
    first = brought.rows.get(number=1)
    assert [p.split()[0] for p in first.problems] == ["“2024-13-45”", "“not", "No"]
