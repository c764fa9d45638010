"""The way of a list through its pages."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.models import Application
from tests import builders as make
from tests.pages import Page, get
from tests.pages import words as words_of
from tests.transfer import sheets
from transfer import waiting
from transfer.models import Import

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = make.person()
    client.force_login(person)
    return person


def upload(client, content, name="list.csv") -> Page:
    data = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile(name, data)
    return Page(client.post(reverse("imports"), {"file": file}, follow=True))


def test_a_list_is_looked_at_mapped_checked_and_brought_in(client, alice):
    page = upload(client, sheets.PLAIN)
    assert page.heading == "What the columns hold"
    page = page.press(client, "Go on")
    assert page.heading == "What their words mean"
    page = page.press(client, "Go on")
    assert page.heading == "What will be" and "New2" in page.main
    assert not Application.objects.exists()
    page = page.press(client, "Bring it in")
    assert page.heading == "It is here" and Application.objects.count() == 2
    assert "quiet for over 45 days" in page.main
    assert page.press(client, "Take it all back").heading == "Bring a list"
    assert not Application.objects.exists()


def test_days_that_read_both_ways_are_asked_about(client, alice):
    page = upload(client, "Company,Role,Date Applied\nAcme,Analyst,03/04/2025\n")
    assert "Which comes first" in page.main
    assert "03/04/2025 is 3 April 2025" in page.main and "03/04/2025 is 4 March 2025" in page.main
    assert "This one is needed" in page.press(client, "Go on").main or page.press(client, "Go on").errors()
    page.press(client, "Go on", order="mdy").press(client, "Bring it in")
    assert Application.objects.get().applied_on.isoformat() == "2025-03-04"


def test_a_word_that_is_not_known_is_asked_about(client, alice):
    page = upload(client, "Company,Role,Status\nAcme,Analyst,Zweitgespräch offen\n").press(client, "Go on")
    again = page.press(client, "Go on", word_0="")
    assert again.response.status_code == 422
    again.press(client, "Go on", word_0="interviewing").press(client, "Bring it in")
    assert Application.objects.get().stage == "interviewing"


def test_each_row_says_what_it_would_bring_before_it_is_brought(client, alice):
    known = make.application(alice, title="Analyst", company="Acme")
    make.application(alice, title="Cook", company="Able")
    content = (
        "Company,Role,Status,Location\nAcme,Analyst,Rejected,Berlin\nGlobex,Clerk,Applied,\n"
        "Globex,Clerk,Applied,\nAble,Cook,Applied,\n,,Applied,Bonn\n"
    )
    page = upload(client, content).press(client, "Go on").press(client, "Go on")
    assert page.link("Analyst") == reverse("application", args=[known.pk])
    assert "Place: Berlin, They said no" in page.main
    for heading, words in [("New", "Clerk"), ("Known already", "Cook"), ("Twice in the list", "Clerk")]:
        assert any(words_of(fold).startswith(f"{heading} {words}") for fold in page.all("details"))
    assert "Row 5" in page.main and "Neither role nor company" in page.main


@pytest.mark.parametrize(("column", "cell"), [("Notes", "Ask for Eva"), ("Contact", "Maria Ortiz")])
def test_it_says_that_notes_and_people_come_in_for_new_jobs_only(client, alice, column, cell):
    make.application(alice, title="Analyst", company="Acme")
    words = "come in for new jobs only"
    content = f"Company,Role,{column}\nGlobex,Clerk,{cell}\nAcme,Analyst,"
    assert words not in upload(client, content + "\n").press(client, "Go on").main
    page = upload(client, content + cell + "\n").press(client, "Go on")
    assert page.heading == "What will be" and words in page.main


def test_letters_that_look_wrong_are_read_another_way(client, alice):
    page = upload(client, "Company;Role\nŻabka;Analityk\n".encode("cp1250"))
    assert "Żabka" not in page.main
    page = page.press(client, "Go on", encoding="cp1250")
    assert "Żabka" in page.main


RUSSIAN = "Компания;Должность;Дата отклика\nЯндекс;Аналитик данных;03/04/2025\nСбер;Врач;05/06/2025\n"


def test_letters_can_be_mended_where_no_column_is_known_by_its_name(client, alice):
    page = upload(client, RUSSIAN.encode("cp1251"))
    assert "Аналитик" not in page.main
    page = page.press(client, "Go on", encoding="cp1251")
    assert page.response.status_code == 200 and "Аналитик" in page.main and "Должность" in page.main
    page = page.press(client, "Go on", column_0="company", column_1="title", column_2="applied_on")
    page.press(client, "Go on", order="dmy").press(client, "Bring it in")
    assert {row.title for row in Application.objects.all()} == {"Аналитик данных", "Врач"}


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_letters_by_which_it_is_no_list_are_said_beside_their_field(client, alice, encoding):
    page = upload(client, (RUSSIAN * 9).encode("cp1251"))
    again = page.press(client, "Go on", encoding=encoding)
    assert again.response.status_code == 422 and "It stays as it was" in again.errors()
    assert "Letters look wrong" in again.main and Import.objects.get().encoding == "cp1252"


def test_role_and_company_have_to_be_named_and_no_field_twice(client, alice):
    page = upload(client, "a1,b1\nx,y\n")
    assert "Say which column holds the role" in page.press(client, "Go on").main
    assert "Two columns" in page.press(client, "Go on", column_0="title", column_1="title").main


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n\n,,\n", "no rows"),
        (b"Company,Role\n", "no rows"),
        (bytes(range(256)) * 40, "no list"),
        (b"PK\x03\x04" + b"x" * 200, "could not be read"),
        (sheets.LINKEDIN_MESSAGES.encode(), "messages between people"),
        (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        (b"Company,Role\n" + b"a,b\n" * 20_001, "more than 20,000"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_said_beside_the_field(client, alice, content, words):
    page = upload(client, content)
    assert page.response.status_code == 422 and words in page.errors()
    assert not Import.objects.exists()


def test_a_long_list_is_a_task_that_can_be_watched(client, alice):
    rows = "".join(f"C{n},R\n" for n in range(600))
    page = upload(client, "Company,Role\n" + rows).press(client, "Go on").press(client, "Bring it in")
    assert page.heading == "On its way" and "Waiting for its turn" in page.main
    Import.objects.update(seen_at=make.NOW, checked_rows=500)
    assert "500 of 600 rows" in get(client, page.path).main
    Import.objects.update(trouble="It broke.")
    get(client, page.path).press(client, "Try again")
    waiting.bring_in(str(Import.objects.get().pk))
    assert get(client, page.path).heading == "It is here" and Application.objects.count() == 600


def test_a_second_press_brings_nothing_twice(client, alice):
    page = upload(client, sheets.JUST_TWO).press(client, "Go on")
    page.press(client, "Bring it in")
    page.press(client, "Bring it in")
    assert Application.objects.count() == 1


def test_ten_thousand_columns_are_cut_and_said(client, alice):
    head = ",".join(["Company", "Role", *(f"c{n}" for n in range(9_998))])
    page = upload(client, f"{head}\nAcme,Analyst{',x' * 9_998}\n")
    assert "9936 more columns" in page.main.replace(",", "")


def test_a_cell_of_a_megabyte_is_cut_and_said(client, alice):
    page = upload(client, f'Company,Role,Description\nAcme,Analyst,"{"word " * 210_000}"\n')
    page = page.press(client, "Go on")
    assert "longer than 100,000 characters" in page.main
    page.press(client, "Bring it in")
    assert len(Application.objects.get().posting) <= 100_000


def test_quiet_ones_are_counted_and_the_sweep_is_linked_only_where_it_exists(client, alice):
    old = (make.TODAY - timedelta(days=60)).isoformat()
    new = (make.TODAY - timedelta(days=5)).isoformat()
    content = f"Company,Role,Date Applied,Status\nA,R,{old},Applied\nB,R,{new},Applied\nC,R,{old},Rejected\n"
    page = upload(client, content).press(client, "Go on").press(client, "Go on").press(client, "Bring it in")
    assert "1 has been quiet for over 45 days." in page.main
