"""Deleting private words so that they are gone from the file too, not only from the table."""

from django.db import connection, models, transaction


def erase(row: models.Model) -> None:
    """Delete the row. SQLite overwrites its place at once (secure_delete); its log still holds the
    page as it was, until it is emptied. PostgreSQL lets go of the words at its next vacuum."""
    row.delete()
    words_are_gone()


def words_are_gone() -> None:
    """To call after any other deletion of words: the log is emptied as soon as it is final."""
    transaction.on_commit(empty_log)


def goes_at_once() -> bool:
    """Whether deleted words are gone from the files of the database too; a page that deletes says so."""
    return connection.vendor == "sqlite"


def empty_log() -> None:
    if goes_at_once():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
