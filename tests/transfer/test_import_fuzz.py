"""Two thousand broken files: none ends in an error page, none hangs, none comes in by half."""

import io
import random
import resource
import time
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.models import Application, Contact, RejectionEvent
from tests import builders as make
from tests.pages import Page
from tests.transfer import sheets as made
from tests.transfer.test_importing_sheets import SHEETS
from transfer import bringing, importing, sheets
from transfer.models import Fate, Import
from transfer.trouble import SheetError

SEED = 20260310
SECONDS = 3  # for any one file, on a busy machine
BASES = [content.encode() if isinstance(content, str) else content for content, _rows in SHEETS.values()]
TEXTS = [base for base in BASES if not base.startswith(b"PK")]
BOOKS = [base for base in BASES if base.startswith(b"PK")]
BITS = [b"\x00", b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"\xff\xfe", b"\xef\xbb\xbf", b"=1+1", b"\xc3", b"\x1b", b"9999-12-31",
        b"0000-00-00", b"<script>", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", "ﷺ".encode() * 30, b"1e400", b"-0", b"NaN", b"x" * 3000]  # fmt: skip


def broken(chance: random.Random, base: bytes) -> bytes:
    data = bytearray(base)
    for _again in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[place:place] = chance.choice(BITS)
            case 1:
                del data[place : place + chance.randint(1, 60)]
            case 2:
                data[place : place + 1] = bytes([chance.randrange(256)])
            case 3:
                data[place:place] = data[: chance.randint(0, 400)]
            case 4:
                data = data[: max(place, 1)]
            case 5:
                other = chance.choice(TEXTS)
                data[place:] = other[chance.randrange(len(other)) :]
    return bytes(data)


def goes_in_whole_or_not_at_all(owner, data: bytes) -> bool:
    began = time.monotonic()
    try:
        brought = bringing.begin(owner, name="x.csv", data=data, now=make.NOW)
    except SheetError:
        assert not Application.objects.exists()
        return False
    importing.write(brought, now=make.NOW)
    new = brought.rows.filter(fate=Fate.NEW).count()
    assert new == (Contact if brought.kind == "people" else Application).objects.count()
    assert brought.rows.count() == brought.row_count
    ended = Application.objects.filter(outcome__in=["rejected", "no_answer", "position_closed"]).count()
    assert RejectionEvent.objects.count() == ended
    assert time.monotonic() - began < SECONDS
    return True


def forget() -> None:
    for model in (Application, Contact, Import):
        model.objects.all().delete()


@pytest.mark.django_db
def test_thirteen_hundred_broken_lists(time_machine):
    time_machine.move_to(make.NOW)
    chance, alice, read = random.Random(SEED), make.person(), 0
    for _number in range(1_300):
        read += goes_in_whole_or_not_at_all(alice, broken(chance, chance.choice(TEXTS)))
        forget()
    assert read > 800  # most of what is broken can still be read


@pytest.mark.django_db
def test_forty_broken_workbooks(time_machine):
    time_machine.move_to(make.NOW)
    chance, alice = random.Random(SEED), make.person()
    for _number in range(40):
        members = parts(chance.choice(BOOKS))
        name = chance.choice(list(members))
        whole = packed({**members, name: broken(chance, members[name])})
        goes_in_whole_or_not_at_all(alice, whole if chance.random() < 0.8 else broken(chance, whole))
        forget()


@pytest.mark.django_db
def test_a_hundred_broken_archives(time_machine):
    time_machine.move_to(make.NOW)
    chance, alice, read = random.Random(SEED), make.person(), 0
    lists = [text.encode() for text in (made.LINKEDIN, made.HUNTR, made.LINKEDIN_CONNECTIONS)]
    for _number in range(100):
        members = {f"{n}.csv": broken(chance, base) for n, base in enumerate(chance.sample(lists, 2))}
        data = packed(members)
        try:
            found = bringing.begin_all(
                alice,
                name="x.zip",
                data=broken(chance, data) if chance.random() < 0.5 else data,
                now=make.NOW,
            )
        except SheetError:
            assert not Import.objects.exists()
        else:
            read += len(found)
            assert Import.objects.count() == len(found)
        Import.objects.all().delete()
    assert read > 20


@settings(max_examples=560, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
       st.lists(st.lists(st.text(max_size=12), max_size=6)).map(lambda rows: "\n".join(",".join(r) for r in rows).encode())))  # fmt: skip
def test_any_bytes_are_a_list_or_are_refused_in_words(data):
    try:
        sheet = sheets.read(data)
        rows = list(sheet.rows)
    except SheetError as wrong:
        assert str(wrong)
    else:
        assert len(set(sheet.header)) == len(sheet.header) <= sheets.MOST_COLUMNS
        assert all(len(row) == len(sheet.header) for row in rows)


@pytest.mark.django_db
def test_a_hundred_broken_lists_through_the_pages(client, time_machine):
    time_machine.move_to(make.NOW)
    chance = random.Random(SEED + 1)
    client.force_login(make.person())
    for _number in range(100):
        file = SimpleUploadedFile("list.csv", broken(chance, chance.choice(TEXTS)))
        page = Page(client.post(reverse("imports"), {"file": file}, follow=True))
        for label in ("Go on", "Go on", "Bring it in"):
            assert page.response.status_code in {200, 422}
            page = page.press(client, label) if page.has_button(label) else page
        forget()


# ---- workbooks that ask for more than there is ---------------------------------------
def parts(book: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(book))
    return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_sheet(xml: str, **more: bytes) -> bytes:
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    members = parts(made.workbook([["Company", "Role"], ["Acme", "Analyst"]]))
    members["xl/worksheets/sheet1.xml"] = f"<worksheet {ns}>{xml}</worksheet>".encode()
    return packed({**members, **more})


BOMBS = {
    "a gigabyte of zeros": lambda: packed({"xl/workbook.xml": b"\0" * 300_000_000}),
    "far corner": lambda: with_sheet('<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
                                     '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    "a dimension that lies": lambda: with_sheet('<dimension ref="A1:XFD1048576"/><sheetData><row><c><v>1</v></c></row></sheetData>'),
    "one long text many times": lambda: with_sheet("<sheetData>" + f"<row>{'<c t=\"s\"><v>0</v></c>' * 500}</row>" * 900 + "</sheetData>", **{
        "xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + b"x" * 1_000_000 + b"</t></si></sst>"}),
    "entities of entities": lambda: with_sheet("<sheetData><row><c><v>1</v></c></row></sheetData>", **{
        "xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
            b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)) + b"]><sst><si><t>&j;</t></si></sst>"}),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_workbook_that_asks_for_too_much_is_refused_and_costs_us_little(name):
    bomb = BOMBS[name]()
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    try:
        sheet = sheets.read(bomb)
        list(sheet.rows)
    except SheetError as wrong:
        assert str(wrong)
    assert time.monotonic() - began < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # KiB
