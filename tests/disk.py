"""What stands on the disk, read by another process: closing a database's file in the process that uses it
would cancel its locks (POSIX), and a second process could then take the write-ahead log away."""

import subprocess
from collections.abc import Iterable
from pathlib import Path


def holding(text: str, files: Iterable[Path]) -> list[Path]:
    """Those of the files whose bytes hold that text."""
    return [file for file in files if file.is_file() and _holds(file, text)]


def _holds(file: Path, text: str) -> bool:
    found = subprocess.run(["grep", "-qaF", "--", text, str(file)], check=False)
    assert found.returncode in {0, 1}, f"{file} could not be read"
    return found.returncode == 0
