"""Static files as they are served: one stylesheet, names that carry a hash, compressed beforehand.

The sources stay one file a thing; `css/rebound.css` imports them, which a browser understands
as it stands. At collectstatic the imports are written into it, or a first visit would fetch
some twenty files one after another.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/rebound.css"
IMPORT = re.compile(r'@import url\("(?P<url>[^":]+)"\)(?: layer\((?P<layer>[\w.-]+)\))?;')
RELATIVE = re.compile(r"""url\((?P<quote>["']?)(?![/#]|[a-z]+:)(?P<url>[^"')]+)(?P=quote)\)""")


class Storage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        if SHEET in paths and not options.get("dry_run"):
            sheet = with_imports(SHEET, lambda name: source(paths, name))
            self.delete(SHEET)
            self.save(SHEET, ContentFile(sheet.encode()))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, *args, **options)


def source(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def with_imports(name: str, read: Callable[[str], str]) -> str:
    """The stylesheet `name` with what it imports in place, each part in its cascade layer."""
    folder = posixpath.dirname(name)

    def part(line: re.Match[str]) -> str:
        imported = posixpath.normpath(posixpath.join(folder, line["url"]))
        css = moved(with_imports(imported, read), posixpath.dirname(imported), folder)
        return f"@layer {line['layer']} {{\n{css}}}" if line["layer"] else css

    return IMPORT.sub(part, read(name))


def moved(css: str, origin: str, target: str) -> str:
    """Relative addresses that meant something beside `origin`, said from `target`."""

    def address(match: re.Match[str]) -> str:
        path = posixpath.relpath(posixpath.join(origin, match["url"]), target)
        return f'url("{path}")'

    return RELATIVE.sub(address, css) if origin != target else css
