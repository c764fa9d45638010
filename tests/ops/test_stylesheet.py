"""One stylesheet and one script reach the browser, and they say the same as their many sources."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from rebound.static import SCRIPT, SHEET, with_imports


def test_an_import_is_written_in_within_its_layer():
    files = {
        "css/rebound.css": '@import url("base.css") layer(base);\n@import url("parts/fonts.css");\n',
        "css/base.css": "p { margin: 0 }\n",
        "css/parts/fonts.css": '@font-face { src: url("../../fonts/a.woff2") }\n',
    }
    sheet = with_imports("css/rebound.css", files.__getitem__)
    assert "@import" not in sheet
    assert "@layer base {\np { margin: 0 }\n}" in sheet
    assert 'url("../fonts/a.woff2")' in sheet, "an address keeps its meaning when its sheet moves"


def test_an_address_that_is_not_relative_stays_as_it_is():
    files = {
        "css/rebound.css": '@import url("parts/a.css");',
        "css/parts/a.css": 'a { background: url("data:image/svg+xml,x") } b { mask: url(#m) }',
    }
    assert with_imports("css/rebound.css", files.__getitem__) == files["css/parts/a.css"]


@pytest.fixture
def collected(tmp_path):
    stores = {**settings.STORAGES, "staticfiles": {"BACKEND": "rebound.static.Storage"}}
    ours = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=stores, STATICFILES_FINDERS=ours):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield tmp_path


def test_collecting_leaves_one_stylesheet_with_hashed_fonts(collected):
    sheet = collected / staticfiles_storage.stored_name(SHEET)
    css = sheet.read_text()
    assert "@import" not in css
    faces = re.findall(r'url\("(\.\./fonts/[^"]+)"\)', css)
    assert faces
    for face in faces:
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", face)
        assert (sheet.parent / face).exists()


def test_collecting_leaves_one_script_with_every_part_in_it(collected):
    script = (collected / staticfiles_storage.stored_name(SCRIPT)).read_text()
    folder = settings.BASE_DIR / "static"
    parts = re.findall(r'import "\./([^"]+)";', (folder / SCRIPT).read_text())
    assert len(parts) > 5
    assert "import " not in script
    assert all((folder / "js" / part).read_text() in script for part in parts)


def test_collecting_twice_gives_the_same_names(collected):
    first = staticfiles_storage.stored_name(SHEET)
    call_command("collectstatic", interactive=False, verbosity=0)
    assert staticfiles_storage.stored_name(SHEET) == first
