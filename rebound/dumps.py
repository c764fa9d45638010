"""How each kind of database is copied out, whole and at one instant, and put back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from django.db import connection, connections


class DumpFailed(Exception):
    pass


def dump(folder: Path) -> Path:
    """A copy of the database as one file in `folder`, taken while others go on writing."""
    if connection.vendor == "postgresql":
        file = folder / "database.sql"
        postgresql("pg_dump", "--no-owner", "--no-privileges", "--file", str(file))
        return file
    file = folder / "database.sqlite3"
    if not Path(database_name()).exists():
        raise DumpFailed("There is no database yet.")
    with closing(sqlite3.connect(database_name())) as live, closing(sqlite3.connect(file)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without its log beside it
        if (found := copy.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise DumpFailed(f"The copy of the database is damaged: {found}")
    return file


def load(file: Path) -> None:
    """Replaces what the database holds by the copy, or changes nothing at all."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()
        fresh = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
        quiet = [
            "--quiet",
            "--no-psqlrc",
            "--single-transaction",
            "--set",
            "ON_ERROR_STOP=1",
            "--output",
            os.devnull,
        ]
        postgresql("psql", *quiet, "--command", fresh, "--file", str(file))
        return
    with closing(sqlite3.connect(file)) as copy, closing(sqlite3.connect(database_name())) as live:
        try:
            copy.backup(live)
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError as problem:
            raise DumpFailed(f"The database could not be replaced ({problem}).") from problem


def others_connected() -> int:
    """How many other programs hold the PostgreSQL database open; SQLite cannot tell."""
    if connection.vendor != "postgresql":
        return 0
    connections.close_all()
    connection.close_pool()
    count = postgresql(
        *["psql", "--no-psqlrc", "--tuples-only", "--no-align", "--command"],
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
    )
    return int(count)


def postgresql(*command: str) -> str:
    program = shutil.which(command[0])
    if program is None:
        raise DumpFailed(f"{command[0]} is missing: install PostgreSQL's client programs.")
    return ran([program, *command[1:]])


def ran(command: Sequence[str]) -> str:
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    said = {name: str(connection.settings_dict[key]) for name, key in names.items()}
    result = subprocess.run(  # noqa: S603 - names and words are our own, values go by environment
        command,
        env={**os.environ, **{name: value for name, value in said.items() if value}},
        capture_output=True,
        text=True,
    )
    if result.returncode:
        raise DumpFailed(
            result.stderr.strip().splitlines()[0] if result.stderr.strip() else f"{command[0]} failed."
        )
    return result.stdout


def database_name() -> str:
    return str(connection.settings_dict["NAME"])
