"""Cells that a spreadsheet would run. One apostrophe keeps them text, and the import takes exactly
that one off."""

import re

_RUN = "=+\\-@|%\t\r\n\uff1d\uff0b\uff0d\uff20"
_GUARDED = re.compile(f"^'+[{_RUN}]")
_TO_GUARD = re.compile(f"^'*[{_RUN}]")


def guard(text: str) -> str:
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguard(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
