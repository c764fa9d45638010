"""Days, times and numbers in the order of the language; nothing that only English can say."""

import re
from datetime import date, datetime, time

import pytest
from django.template import Context, Template
from django.utils import translation

from accounts import patterns
from tests.languages.pseudo import LONG, MIRRORED, Pseudo, spoken
from tests.sources import ROOT, calls, trees

DAY = date(2026, 3, 12)
TEMPLATES = sorted(f for f in (ROOT / "templates").rglob("*") if f.suffix in {".html", ".txt"})
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
FILTER = re.compile(r"\|(?:date|time):\"([^\"]+)\"")
OF_MACHINES = {"c", "U", "Y-m-d", "Y-m-d H:i"}


def test_every_pattern_of_a_day_or_a_time_can_be_translated():
    used = {pattern for f in TEMPLATES for pattern in FILTER.findall(f.read_text())}
    for _, tree in trees().items():
        for name, call in calls(tree):
            if name in {"date_format", "time_format"}:
                used |= {n.value for a in call.args[1:] for n in constants(a)}
    known = {str(pattern) for pattern in patterns.ALL} | OF_MACHINES
    assert {pattern for pattern in used if len(pattern) > 1} - known == set()


def constants(node):
    import ast

    return [n for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


@pytest.fixture
def german(monkeypatch):
    """Who puts a full stop behind the day."""
    own = Pseudo.gettext
    monkeypatch.setattr(
        Pseudo, "gettext", lambda self, m: {"a day\x04l, j F": "l, j. F"}.get(m) or own(self, m)
    )
    with spoken(LONG), translation.override(LONG):
        yield


def test_a_day_is_written_in_the_order_of_the_language(german):
    page = Template('{{ day|date:"l, j F" }} {{ day|date:"j" }} {{ at|time:"H:i" }}')
    written = page.render(Context({"day": DAY, "at": time(9, 5)}))
    weekday, month = (f"{translation.gettext(word)}" for word in ("Thursday", "March"))
    assert written == f"{weekday}, 12. {month} 12 09:05"
    assert patterns.date_format(datetime(2026, 3, 12), "l, j F") == f"{weekday}, 12. {month}"


def test_the_page_turns_with_a_language_from_right_to_left(client, db):
    with spoken(MIRRORED):
        html = client.get("/", headers={"accept-language": MIRRORED}).content.decode()
    assert 'dir="rtl"' in html and f'lang="{MIRRORED}"' in html


# ---- what a script says comes from the page --------------------------------------------
COMMENT = re.compile(r"^\s*//.*$|(?<=[;{}),])\s+//.*$", re.MULTILINE)
TEXT = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
A_SENTENCE = re.compile(r"[A-Z][a-z]+,? [a-z]+|[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}|[a-z]+[.?!]$")
SELECTOR = re.compile(r"[#.\[\]>:=${}()]|^(?:nav|details|dialog|input|textarea|button)\b")
SHOWN = re.compile(
    r"(?:textContent|innerText|ariaLabel|placeholder|title|label|alt)\s*[:=]\s*[\"'`][A-Za-z]|"
    r"\b(?:alert|confirm|prompt)\(|(?:append|prepend|replaceChildren|say|tell|announce)\([\"'`]\w"
)


def said_by(script: str) -> list[str]:
    script = COMMENT.sub("", script)
    said = ["".join(match) for match in TEXT.findall(script)]
    return [t for t in said if A_SENTENCE.search(t) and not SELECTOR.search(t)] + SHOWN.findall(script)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_holds_a_text_of_its_own(path):
    assert said_by(path.read_text()) == []


def test_the_check_of_scripts_finds_a_text():
    assert said_by('node.textContent = "Saved";')
    assert said_by('tell("no connection just now");')
    assert said_by("const words = 'Nothing was changed';")
    assert said_by('document.querySelector("#messages button, #messages a");') == []


# ---- style sheets know a start and an end, no left and right ---------------------------
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)\b|(?<![\w-])(?:left|right)\s*:|text-align:\s*(?:left|right)\b|"
    r"float:\s*(?:left|right)\b"
)
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_style_sheet_knows_left_or_right(path):
    assert PHYSICAL.findall(path.read_text()) == []
