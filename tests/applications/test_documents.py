"""The CV and letter of each application: private files, known by what is in them, for their owner alone."""

from pathlib import Path

import pytest
from django.test import RequestFactory
from django.urls import reverse

from applications.models import Document, Stage
from rebound import sizes
from tests import builders as make
from tests.applications import papers
from tests.applications.papers import upload
from tests.pages import Page, get, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(alice):
    return make.application(alice)


def keep(client, application, file=None, **typed) -> Page:
    form = get(client, reverse("document_add", args=[application.pk])).button("Keep it")
    return Page(
        client.post(
            form.action, form.data | {"file": upload() if file is None else file, **typed}, follow=True
        )
    )


def test_a_file_is_kept_with_its_application_and_stands_in_its_timeline(client, application):
    page = keep(client, application)
    row = Document.objects.get()
    assert list(row.applications.all()) == [application]
    assert (row.name, row.kind, row.size) == ("cv.pdf", "cv", len(papers.PDF))
    assert page.heading == "Data analyst"
    assert page.link("cv.pdf") == reverse("document", args=[row.pk])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (papers.PDF, "Lebenslauf.pdf"),
        (papers.DOCX, "cv.docx"),
        (papers.ODT, "cv.odt"),
        (papers.RTF, "cv.rtf"),
        (papers.TEXT, "cv.txt"),
        ("Zoë".encode("latin-1"), "old.txt"),
        ("Zoë".encode("utf-16"), "windows.txt"),
        (papers.PNG, "scan.png"),
        (papers.JPEG, "scan.jpeg"),
    ],
)
def test_what_people_send_is_kept_under_its_name(client, application, data, name):
    keep(client, application, upload(data, name))
    assert Document.objects.get().name == name


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (papers.EXE, "cv.pdf", "Its name ends in .pdf, but it is not a PDF. It was not kept."),
        (papers.EXE, "setup.exe", "This kind of file is not kept here."),
        (papers.DOCM, "cv.docx", "it is not a Word document"),
        (papers.archive(evil_dot_exe=b"MZ"), "cv.docx", "it is not a Word document"),
        (b"PK\x03\x04 broken", "cv.odt", "it is not an OpenDocument text"),
        (b"", "cv.pdf", "This file is empty."),
    ],
)
def test_what_it_is_not_is_refused_in_words(client, application, data, name, says):
    page = keep(client, application, upload(data, name))
    assert page.response.status_code == 422
    assert says in page.errors()
    assert not Document.objects.exists()


def test_more_than_ten_megabytes_are_refused(client, application):
    page = keep(client, application, upload(papers.PDF + b" " * 10 * 1024 * 1024))
    assert "larger than 10 MB" in page.errors()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("run.bat", "run.bat.txt"),
        ("../../etc/cron.d/x", "x.txt"),
        ("cv\u202etxt.exe", "cvtxt.exe.txt"),
        ("سيرة ذاتية 📄.txt", "سيرة ذاتية 📄.txt"),
        (".txt", "txt.txt"),
        ("long" * 100 + ".txt", ("long" * 100)[:176] + ".txt"),
    ],
)
def test_names_are_kept_without_what_deceives(client, application, name, kept):
    keep(client, application, upload(papers.TEXT, name))
    assert Document.objects.get().name == kept


def test_it_is_handed_out_to_keep_and_never_to_run(client, application):
    keep(client, application, upload(papers.HTML, "page.html"))
    response = client.get(reverse("document_file", args=[Document.objects.get().pk]))
    assert b"".join(response.streaming_content) == papers.HTML
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Disposition"] == 'attachment; filename="page.html.txt"'
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    response.close()


def test_on_disk_it_lies_under_its_id_readable_for_nobody_else(client, application):
    keep(client, application)
    row = Document.objects.get()
    place = Path(row.file.path)
    assert place.name == str(row.pk)
    assert place.stat().st_mode & 0o077 == 0


def test_the_same_file_for_a_second_application_is_kept_once(client, alice, application):
    other = make.application(alice, title="Data steward")
    keep(client, application)
    keep(client, other)
    assert [a.title for a in Document.objects.get().applications.order_by("title")] == [
        "Data analyst",
        "Data steward",
    ]


def test_one_that_is_here_already_is_chosen_from_the_list(client, alice, application):
    keep(client, application)
    other, row = make.application(alice, title="Data steward"), Document.objects.get()
    form = get(client, reverse("document_add", args=[other.pk])).button("Keep it")
    client.post(form.action, form.data | {"kept": str(row.pk)})
    assert row.applications.count() == 2


def test_a_stranger_s_document_cannot_be_chosen(client, bob, application):
    theirs = Document(owner=bob, kind="cv", name="cv.pdf", sha256="x")
    theirs.keep(upload(), now=make.NOW)
    page = keep(client, application, "", kept=str(theirs.pk))
    assert page.response.status_code == 422
    assert theirs.applications.count() == 0


def test_a_second_press_keeps_one(client, application):
    form = get(client, reverse("document_add", args=[application.pk])).button("Keep it")
    for _press in "12":
        client.post(form.action, form.data | {"file": upload()})
    assert Document.objects.count() == 1


def test_which_cv_came_to_a_talk(client, alice):
    for number, stage in enumerate([Stage.APPLIED, Stage.INTERVIEWING, Stage.OFFER, Stage.APPLIED]):
        row = make.application(alice, title=f"Job {number}", stage=Stage.APPLIED)
        row.advance(stage, now=make.NOW)
        keep(client, row, upload(name="new.pdf" if number < 3 else "old.pdf"))
    listed = {words(li): li for li in get(client, reverse("documents")).all("li")}
    assert any("new.pdf" in t and "With 3 applications. 2 came to talks. 1 to an offer." in t for t in listed)
    assert any("old.pdf" in t and "With 1 application." in t and "talks" not in t for t in listed)


def test_taken_off_an_application_it_stays_and_may_return(client, application):
    page = keep(client, application).press(client, "Take off")
    row = Document.objects.get()
    assert not row.applications.exists()
    page.press(client, "Undo")
    assert row.applications.get() == application


@pytest.mark.django_db(transaction=True)
def test_removing_it_removes_the_file(client, application):
    keep(client, application)
    row = Document.objects.get()
    place = Path(row.file.path)
    assert place.exists()
    get(client, reverse("document_remove", args=[row.pk])).press(client, "Delete for good")
    assert not Document.objects.exists()
    assert not place.exists()
    assert application.__class__.objects.filter(pk=application.pk).exists()


def test_a_new_name_keeps_its_ending(client, application):
    keep(client, application)
    row = Document.objects.get()
    get(client, reverse("document_edit", args=[row.pk])).press(client, "Save", name="CV March", kind="cv")
    row.refresh_from_db()
    assert row.name == "CV March.pdf"


def test_the_pages_ask_the_same_few_questions_for_one_and_for_three(client, alice, application, queries):
    keep(client, application)
    once = queries(reverse("documents")), queries(reverse("application", args=[application.pk]))
    for number in range(3):
        keep(client, application, upload(papers.PDF + bytes([65 + number])))
    assert (queries(reverse("documents")), queries(reverse("application", args=[application.pk]))) == once


def test_two_hundred_megabytes_are_refused_before_they_are_looked_at(client, alice):
    asked = RequestFactory().post("/documents/", CONTENT_LENGTH=str(200 * 1024 * 1024))
    asked.read = lambda size: b""
    response = sizes.SizeMiddleware(lambda request: pytest.fail("it was let in"))(asked)
    assert response.status_code == 413
    assert b"That was too large." in response.content
