"""Deleted words are gone: from the pages, and from the database's file."""

from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from reflections.models import ReflectionEntry, Tool
from tests import builders as make
from tests.disk import holding
from tests.pages import get

WORDS = "an unmistakable heron over the harbour"


@pytest.fixture
def alice(client, time_machine, transactional_db):
    time_machine.move_to(make.NOW, tick=False)
    person = make.person()
    client.force_login(person)
    return person


def entry(owner) -> ReflectionEntry:
    return ReflectionEntry.objects.create(
        owner=owner, body=f"{WORDS}. " * 40, begun_at=make.NOW, written_at=make.NOW
    )


def on_disk() -> bool:
    file = Path(connection.settings_dict["NAME"])
    log = file.with_name(f"{file.name}-wal")
    return bool(holding(WORDS, [file, log]))


def test_a_page_is_deleted_after_one_that_says_what_goes(client, alice):
    row = entry(alice)
    page = get(client, reverse("entry", args=[row.pk])).press(client, "Delete it")
    assert page.heading == "Delete this page"
    assert "A backup made before today keeps it" in page.main
    assert "Deleted." in page.press(client, "Delete for good").main
    assert not ReflectionEntry.objects.exists()


@pytest.mark.parametrize("name", ["entry_delete", "tool_delete"])
def test_on_postgresql_the_page_says_how_long_its_files_keep_the_words(client, alice, name):
    row = entry(alice)
    tool = Tool.objects.keep(row, "One thing.", kind="field", now=make.NOW)
    page = get(client, reverse(name, args=[tool.pk if name == "tool_delete" else row.pk]))
    says = "The database’s own files keep the words until its next vacuum." in page.main
    assert says == (connection.vendor == "postgresql")


def test_looking_at_that_page_deletes_nothing(client, alice):
    row = entry(alice)
    get(client, reverse("entry_delete", args=[row.pk]))
    assert ReflectionEntry.objects.filter(pk=row.pk).exists()


def test_tools_kept_from_it_stay_and_the_page_says_so(client, alice):
    row = entry(alice)
    Tool.objects.keep(row, "One thing.", kind="field", now=make.NOW)
    page = get(client, reverse("entry_delete", args=[row.pk]))
    assert "The tool kept from it stays in the tool belt." in page.main
    page.press(client, "Delete for good")
    assert Tool.objects.get().source_entry is None


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL lets go at its next vacuum")
@pytest.mark.parametrize("kind", ["entry", "tool"])
def test_the_words_are_gone_from_the_file_and_its_log(client, alice, kind):
    row = entry(alice)
    if kind == "tool":
        body, row = row.body, Tool.objects.keep(row, row.body, kind="field", now=make.NOW)
        row.sharpen(now=make.NOW, text="shorter")
        ReflectionEntry.objects.filter(body=body).delete()
    assert on_disk()
    get(client, reverse(f"{kind}_delete", args=[row.pk])).press(client, "Delete for good")
    assert not on_disk()
