"""Keeps the folder of the filesystem broker fit for use.

A worker dies of a message file that is empty or cut short, of a binding file in that state
it dies at every start, and of a folder that is gone. All it carries is "look now", once a
minute: what is broken is moved aside, nothing of value is in it.
"""

import json
import time
from contextlib import suppress
from pathlib import Path

SETTLED = 2  # seconds; a younger file may still be being written
KEPT_ASIDE = 20


def tidy(folder: Path) -> int:
    """Makes the folder where it is missing and moves broken files aside; returns how many."""
    aside = folder / "broken"
    for place in [folder, folder / "control", aside]:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    broken = [
        file for pattern in ["*.msg", "control/*.exchange"] for file in folder.glob(pattern) if bad(file)
    ]
    for file in broken:
        with suppress(FileNotFoundError):
            file.rename(aside / file.name)
    for file in sorted(aside.iterdir(), key=lambda file: file.stat().st_mtime)[:-KEPT_ASIDE]:
        file.unlink(missing_ok=True)
    return len(broken)


def bound(folder: Path, queue: str) -> bool:
    """Whether a worker has said here that it reads the queue: it does so once, when it starts,
    and what is published without it goes nowhere."""
    return (folder / "control" / f"{queue}.exchange").exists()


def bad(file: Path) -> bool:
    try:
        if time.time() - file.stat().st_mtime < SETTLED:
            return False
        json.loads(file.read_bytes())
    except FileNotFoundError:
        return False  # taken by a worker meanwhile
    except ValueError:
        return True
    return False
