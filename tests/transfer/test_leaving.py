"""Deleting the account: asked again, shown what goes, then nothing of it is left in any table or file."""

import shutil
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from accounts.models import Invitation, User
from applications.models import Document
from tests import builders as make
from tests.disk import holding
from tests.pages import Page, get
from tests.transfer.everything import everything_of
from transfer import leaving, owned

CANARY = "kanarienvogel"
PASSWORD = "a good long password"
OF_THE_PROGRAM = {"password", "email", "zone", "rule_key", "prompt", "name_key"}


def dump() -> str:
    """Every cell of every table, ours or not."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [_text(cell) for row in cursor.fetchall() for cell in row]
    return "\n".join(found)


def _text(cell: object) -> str:
    if isinstance(cell, bytes | memoryview):
        data = bytes(cell)
        with suppress(zlib.error):
            data = zlib.decompress(data)
        return data.decode("utf-8", "replace")
    return str(cell)


def files_with(text: str) -> list[str]:
    return [str(file) for file in holding(text, Path(settings.VAR).rglob("*"))]


def holds_words(field: models.Field) -> bool:
    """Any column of text that is wide enough, and is neither a choice nor the key of something."""
    is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(
        field, models.FileField
    )
    wide = (field.max_length or 1000) > len(CANARY) + 3
    return is_text and wide and not (field.unique or field.choices or field.name in OF_THE_PROGRAM)


def sing(person: User) -> dict[str, object]:
    """A canary in every column of words that a person can fill, in files, sessions, mails and logs."""
    cast = everything_of(person)
    for number, model in enumerate(owned.tables()):
        named = {
            field.name: f"{CANARY}-{number}" for field in model._meta.concrete_fields if holds_words(field)
        }
        for row in owned.rows_of(person, model):
            type(row)._base_manager.filter(pk=row.pk).update(**named)
    document = Document(owner=person, kind="cv", name=f"{CANARY}.pdf", size=4, sha256="x", added_at=make.NOW)
    document.file.save("cv.pdf", ContentFile(CANARY.encode()))
    Invitation.objects.create(
        code_hash="x", email=person.email, made_by=make.person("op@example.org"), expires_at=make.NOW
    )
    LogEntry.objects.create(
        user=make.person("admin@example.org"), content_type=ContentType.objects.get_for_model(User),
        object_id=str(person.pk), object_repr=str(person), action_flag=2,
    )  # fmt: skip
    settings.OUTBOX.mkdir(parents=True, exist_ok=True)
    (settings.OUTBOX / "20260310T090000000000-00000000.eml").write_bytes(
        f"To: {person.email}\n\n{CANARY}".encode()
    )
    return cast


@pytest.fixture(autouse=True)
def _no_files_of_others():
    """Tests that roll back leave their files behind."""
    for folder in (Path(settings.MEDIA_ROOT), settings.OUTBOX):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def bird(db, time_machine):
    time_machine.move_to(make.NOW, tick=True)
    person = make.person(f"{CANARY}@example.org", name=f"{CANARY} Vogel")
    person.set_password(PASSWORD)
    person.save()
    sing(person)
    return person


def sign_in(client: Client, person: User) -> None:
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})


def test_it_is_asked_for_again_and_what_goes_is_shown(client, bird, time_machine):
    client.force_login(bird)
    page = get(client, reverse("account_delete"))
    assert page.path.startswith(reverse("account_reauthenticate"))
    assert User.objects.filter(pk=bird.pk).exists()
    assert client.post(reverse("account_delete")).status_code == 302
    assert User.objects.filter(pk=bird.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_after_it_nothing_is_left_in_any_table_or_file(client, bird):
    bob = make.stranger()
    bobs = everything_of(bob)
    client.force_login(bird)
    reauthenticated = client.post(
        reverse("account_reauthenticate") + "?next=" + reverse("account_delete"),
        {"password": PASSWORD},
        follow=True,
    )
    page = Page(reauthenticated)
    assert page.heading == "Delete the account" and "Applications2" in page.main
    assert page.has_button("Make a copy first")
    assert ("until its next vacuum" in page.main) == (connection.vendor == "postgresql")
    assert CANARY in dump() and files_with(CANARY)
    done = page.press(client, "Delete for good")
    assert done.heading == "It is gone."
    assert "storage" in done.response["Clear-Site-Data"]
    assert CANARY not in dump()
    assert [f for f in files_with(CANARY) if "sqlite3" not in f] == []
    assert get(client, reverse("today")).path.startswith(reverse("account_login"))
    assert User.objects.filter(pk=bob.pk).exists() and bobs["application"].pk


@pytest.mark.django_db(transaction=True)
def test_an_address_that_only_ends_or_begins_alike_is_somebody_else_s(time_machine):
    time_machine.move_to(make.NOW, tick=False)
    left = make.person("small@example.org")
    others = ["unsmall@example.org", "o'small@example.org", "small@example.org.uk"]
    clients, mails = {}, {}
    for address in [left.email, *others]:
        person = left if address == left.email else make.person(address)
        clients[address] = Client()
        clients[address].force_login(person)
        session = clients[address].session
        session["told"] = [{"email": address}]
        session.save()
        mails[address] = settings.OUTBOX / f"2026-{len(mails)}.eml"
        settings.OUTBOX.mkdir(parents=True, exist_ok=True)
        mails[address].write_bytes(f"To: {address}\nSubject: A\n\nHello".encode())
    waiting_to_sign_in = Client().session
    waiting_to_sign_in["account_login"] = {"email": left.email}
    waiting_to_sign_in.save()
    leaving.leave(left)
    assert [mail.exists() for mail in mails.values()] == [False, True, True, True]
    assert [get(client, reverse("today")).path for client in clients.values()][1:] == [reverse("today")] * 3
    assert not waiting_to_sign_in.exists(waiting_to_sign_in.session_key)


def test_no_table_keeps_a_row_of_somebody_who_left(bird):
    leaving.leave(User.objects.get(pk=bird.pk))
    for model in owned.tables():
        assert not owned.rows_of(bird, model).exists(), model
    assert not User.objects.filter(email=bird.email).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps deleted words in its file")
def test_the_file_of_the_database_does_not_hold_the_words_any_more(time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = make.person(f"{CANARY}@example.org")
    sing(person)
    assert files_with(CANARY)
    cache.clear()
    leaving.leave(person)
    assert files_with(CANARY) == []


def test_where_deleting_fails_all_of_it_stays(bird, monkeypatch):
    monkeypatch.setattr(User, "delete", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        leaving.leave(User.objects.get(pk=bird.pk))
    assert owned.rows_of(bird, apps.get_model("applications.Application")).exists()
    assert files_with(CANARY)
