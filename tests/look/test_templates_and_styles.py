"""What templates name exists in the stylesheets, and nothing needs a weaker content security policy."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
PAGES = [path for path in TEMPLATES if not {"emails", "email", "admin"} & set(path.parts)]
STYLES = (settings.BASE_DIR / "static" / "css").rglob("*.css")

TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
CLASSES = re.compile(r'\bclass="([^"]*)"')
INLINE = re.compile(r"""<style|\sstyle=["']|\son[a-z]+=["']|<script(?![^>]*\ssrc=)|javascript:""")


@pytest.fixture(scope="module")
def defined() -> set[str]:
    css = "".join(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL) for path in STYLES)
    return set(re.findall(r"\.([a-z][\w-]*)", css))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_every_class_of_a_page_is_styled(path: Path, defined: set[str]) -> None:
    text = re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
    plain = TAG.sub("{}", text)
    used = {name for value in CLASSES.findall(plain) for name in value.split() if "{}" not in name}
    assert used <= defined


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_no_page_carries_inline_style_or_script(path: Path) -> None:
    assert not INLINE.findall(path.read_text())


def test_every_stylesheet_is_part_of_the_one() -> None:
    folder = settings.BASE_DIR / "static" / "css"
    imported = set(re.findall(r'@import url\("([^"]+)"\)', (folder / "rebound.css").read_text()))
    pages = {str(path.relative_to(folder)) for path in folder.rglob("*.css")} - {"rebound.css"}
    assert pages - {"operator.css"} == imported
