"""A copy holds everything; nothing in it runs; a new column cannot be forgotten."""

import base64
import csv
import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection, models
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from applications.models import Document
from tests import builders as make
from tests.ops.processes import wait_until
from tests.pages import get, words
from tests.transfer.everything import everything_of
from transfer import exporting, owned, reading_copies, sheets, waiting
from transfer.formulas import guard, unguard
from transfer.models import Export

pytestmark = pytest.mark.django_db
LEADS = ["=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "＠"]


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = make.person(name="=cmd|' /C calc'!A0")
    cast = everything_of(person)
    document = Document(owner=person, kind="cv", name="../../cv.pdf", size=4, sha256="x", added_at=make.NOW)
    document.file.save("cv.pdf", ContentFile(b"A CV"))
    document.applications.add(cast["application"])
    client.force_login(person)
    return person


def copy_of(person) -> zipfile.ZipFile:
    out = io.BytesIO()
    exporting.write(person, out, now=make.NOW)
    return zipfile.ZipFile(out)


def every_column(model) -> set[str]:
    return {f.name for f in [*model._meta.concrete_fields, *model._meta.many_to_many]}


def test_every_column_of_every_table_is_in_it_with_its_value(alice):
    data = json.loads(copy_of(alice).read("rebound.json"))
    assert (data["format"], data["version"]) == ("rebound", exporting.VERSION)
    for model in owned.tables():
        rows = {row[model._meta.pk.name]: row for row in data["tables"][model._meta.label]}
        stored = owned.rows_of(alice, model)
        assert len(rows) == stored.count(), model
        for row in stored:
            left_out = {name for label, name in owned.LEFT_OUT if label == model._meta.label}
            found = rows[owned.plain(row.pk)]
            assert set(found) | left_out == every_column(model), model
            for name in set(found):
                field = model._meta.get_field(name)
                assert back(field, found[name]) == stored_in(row, field), (model, name)


def back(field: models.Field, said: object) -> object:
    """What the copy says, read as whoever restores it would read it: by the column's own rules."""
    if field.many_to_many:
        return {field.related_model._meta.pk.to_python(pk) for pk in said}
    if isinstance(field, models.BinaryField):
        return base64.b64decode(said)
    return (field.target_field if field.is_relation else field).to_python(said)


def stored_in(row: models.Model, field: models.Field) -> object:
    if field.many_to_many:
        return set(getattr(row, field.name).values_list("pk", flat=True))
    value = getattr(row, field.attname)
    return bytes(value) if isinstance(field, models.BinaryField) else value


def test_there_is_a_row_of_every_table_to_compare(alice):
    empty = {model._meta.label for model in owned.tables() if not owned.rows_of(alice, model).exists()}
    assert empty == set()


def test_no_table_of_ours_is_forgotten():
    ours = {model for label in owned.APPS for model in apps.get_app_config(label).get_models()}
    left = {model._meta.label for model in ours - set(owned.tables())}
    assert left == owned.LEFT_OUT_TABLES
    points_at_a_person = [
        m for m in apps.get_models() if any(f.related_model is User for f in m._meta.fields)
    ]
    known = {"admin.LogEntry", "account.EmailAddress", "mfa.Authenticator", "usersessions.UserSession"}
    assert {m._meta.label for m in points_at_a_person if m not in ours} <= known


def test_tables_stand_in_the_order_in_which_rows_need_each_other():
    tables = owned.tables()
    for place, model in enumerate(tables):
        for field in model._meta.fields:
            if field.is_relation and field.related_model in tables and field.related_model is not model:
                assert tables.index(field.related_model) < place, (model, field.name)


def test_nothing_of_a_stranger_is_in_it(alice):
    bob = make.stranger()
    make.application(bob, title="Secret role", company="Secret company")
    archive = copy_of(alice)
    assert not any(b"Secret" in archive.read(name) for name in archive.namelist())


def test_writing_and_files_are_in_it_under_harmless_names(alice):
    archive = copy_of(alice)
    names = archive.namelist()
    (page,) = [name for name in names if name.startswith("writing/")]
    assert "Private words." in archive.read(page).decode()
    files = {name: archive.read(name) for name in names if name.startswith("files/")}
    assert b"A CV" in files.values() and not any(".." in name.split("/") for name in files)
    assert "applications.Application" in archive.read("README.txt").decode()


def test_no_secret_is_in_it(alice):
    text = copy_of(alice).read("rebound.json").decode()
    assert alice.password not in text or not alice.password


@pytest.mark.parametrize("lead", LEADS)
def test_no_cell_of_a_table_is_run_by_a_spreadsheet(alice, lead):
    make.application(alice, title=f"{lead}1+1", company=f"{lead}SUM(A1)", place=f"{lead}x", tags=f"'{lead}y")
    archive = copy_of(alice)
    for name in archive.namelist():
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")):
                assert not any(cell.startswith(tuple(LEADS)) for cell in row), name


@given(st.text(alphabet=st.sampled_from([*LEADS, "'", "a", " "])))
def test_the_guard_comes_off_as_it_was_put_on(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(tuple(LEADS))


def test_the_table_of_applications_can_be_brought_in_again(alice):
    from tests.transfer.test_importing_sheets import bring

    make.application(alice, title="=Analyst", company="-Able", place="Berlin", now=make.NOW)
    data = copy_of(alice).read("applications.csv")
    bob = make.stranger()
    bring(bob, data)
    theirs = {
        (a.title, a.company.name, a.place)
        for a in bob._meta.apps.get_model("applications.Application").objects.of(bob)
    }
    assert ("=Analyst", "-Able", "Berlin") in theirs
    assert sheets.read(data).header[:2] == ["Company", "Job Title"]


# ---- the page ------------------------------------------------------------------------
def test_a_small_copy_comes_at_once(client, alice):
    Export.objects.all().delete()
    response = client.post(reverse("export"))
    content = b"".join(response.streaming_content)
    assert response["Content-Type"] == "application/zip"
    assert "rebound.json" in zipfile.ZipFile(io.BytesIO(content)).namelist()


@pytest.mark.django_db(transaction=True)
def test_a_large_copy_is_made_by_a_task_and_fetched_by_its_owner_alone(client, alice, monkeypatch):
    asked(client, monkeypatch)
    client.post(reverse("export"))
    assert Export.objects.count() == 1
    rung = []
    waiting.ring(now=make.NOW, bring_in=rung.append, copy_out=rung.append)
    waiting.copy_out(rung[0])
    url = get(client, reverse("your_data")).link("Download it")
    response = client.get(url)
    assert zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))).testzip() is None
    client.force_login(make.stranger())
    assert client.get(url).status_code == 404


def asked(client, monkeypatch) -> Export:
    Export.objects.all().delete()
    monkeypatch.setattr(exporting, "AT_ONCE_ROWS", 1)
    client.post(reverse("export"))
    return Export.objects.get()


def counts_of(row: Export) -> tuple[int, ...]:
    return row.written_rows, row.row_count, row.written_files, row.file_count


def elsewhere(act):
    """By somebody else, over a connection of their own."""

    def and_close():
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor() as pool:
        return pool.submit(and_close).result()


@pytest.mark.django_db(transaction=True)
def test_while_a_long_copy_is_made_others_see_how_far_it_is_and_go_on_writing(client, alice, monkeypatch):
    row = asked(client, monkeypatch)
    rows = owned.count(alice)
    seen = []

    def look(_owner):
        def is_told():
            return Export.objects.get(pk=row.pk).written_rows == rows

        elsewhere(lambda: wait_until(is_told))
        elsewhere(lambda: make.stranger())
        seen.append(elsewhere(lambda: counts_of(Export.objects.get(pk=row.pk))))
        return []

    monkeypatch.setattr(reading_copies, "all_of", look)
    waiting.copy_out(str(row.pk))
    assert seen == [(rows, rows, 0, 2)]
    row.refresh_from_db()
    assert (counts_of(row), row.is_ready) == ((rows, rows, 2, 2), True)


def test_a_copy_counts_its_rows_on_the_way(alice, monkeypatch):
    monkeypatch.setattr(exporting, "BATCH", 10)
    told, rows = [], owned.count(alice)
    exporting.write(alice, io.BytesIO(), now=make.NOW, say=lambda **counts: told.append(counts))
    first, *ways = told
    assert first == {"row_count": rows, "file_count": 2, "written_rows": 0, "written_files": 0}
    assert ways == [
        *({"written_rows": n} for n in [*range(10, rows + 1, 10), rows]),
        {"written_files": 1},
        {"written_files": 2},
    ]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0, 0), "The copy is waiting for its turn."),
        ((1_500, 24_389, 0, 3), "1,500 of 24,389 rows written."),
        ((900, 900, 1, 3), "All rows are written. 1 of 3 documents added."),
        ((900, 900, 3, 3), "All of it is written."),
    ],
)
def test_the_page_says_how_far_a_copy_is_and_may_be_left(client, alice, monkeypatch, counts, said):
    row = asked(client, monkeypatch)
    names = ("written_rows", "row_count", "written_files", "file_count")
    Export.objects.filter(pk=row.pk).update(**dict(zip(names, counts, strict=True)))
    page = get(client, reverse("your_data"))
    assert said in page.main and "This page may be left" in page.main
    assert page.link("Look again") == reverse("your_data")
    assert not [button for button in page.all("button") if "Make a copy" in words(button)]


def test_who_watches_a_copy_is_told_of_its_end_and_asks_no_more(client, alice, monkeypatch):
    row = asked(client, monkeypatch)
    part = client.get(reverse("your_data"), headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 2s"' in part and "<main" not in part and 'id="live"' not in part
    Export.objects.filter(pk=row.pk).update(finished_at=make.NOW, file="exports/copy.zip")
    part = client.get(reverse("your_data"), headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in part and "Download it" in part
    assert '<div id="live" hx-swap-oob="innerHTML">Your copy is ready.' in part


def test_a_copy_that_was_made_is_dropped_after_a_day(alice, time_machine):
    (row,) = Export.objects.all()
    place = row.file.path
    waiting.ring(now=make.NOW + timedelta(days=2), bring_in=list, copy_out=list)
    assert not Export.objects.exists()
    assert not Path(place).exists()
