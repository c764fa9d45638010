"""Static files as they are served: one stylesheet, one script, hashes in names, compressed beforehand.

The sources stay one file a thing; `css/rebound.css` and `js/rebound.js` import them, which a browser
understands as it stands. At collectstatic the imports are written into them, or a first visit would
fetch some forty files one after another.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET, SCRIPT = "css/rebound.css", "js/rebound.js"
IMPORT = re.compile(r'@import url\("(?P<url>[^":]+)"\)(?: layer\((?P<layer>[\w.-]+)\))?;')
SCRIPT_IMPORT = re.compile(r'import "(?P<url>[^"]+)";')
RELATIVE = re.compile(r"""url\((?P<quote>["']?)(?![/#]|[a-z]+:)(?P<url>[^"')]+)(?P=quote)\)""")


class Storage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        written = {SHEET: with_imports, SCRIPT: with_scripts}
        for name in written if not options.get("dry_run") else ():
            if name in paths:
                text = written[name](name, partial(source, paths))
                self.delete(name)
                self.save(name, ContentFile(text.encode()))
                paths = {**paths, name: (self, name)}
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


def with_scripts(name: str, read: Callable[[str], str]) -> str:
    """The script `name` with what it imports in place; each part keeps its names in a block of its own."""
    folder = posixpath.dirname(name)
    return SCRIPT_IMPORT.sub(
        lambda line: read(posixpath.normpath(posixpath.join(folder, line["url"]))), read(name)
    )


def moved(css: str, origin: str, target: str) -> str:
    """Relative addresses that meant something beside `origin`, said from `target`."""

    def address(match: re.Match[str]) -> str:
        path = posixpath.relpath(posixpath.join(origin, match["url"]), target)
        return f'url("{path}")'

    return RELATIVE.sub(address, css) if origin != target else css
