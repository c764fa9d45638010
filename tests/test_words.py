"""The words of the pages: all can be translated, none is loud, and the strict policy holds."""

import ast
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from django.template import engines

from tests.sources import ROOT, calls, trees

TEMPLATES = ROOT / "templates"
ALL = sorted(f for f in TEMPLATES.rglob("*") if f.suffix in {".html", ".txt"})
NOTES = TEMPLATES / "notes"  # drafts to others, in the note's language and not the page's
GALLERY = {TEMPLATES / "design.html", *(TEMPLATES / "design").rglob("*")}  # parts laid out for their makers
MAILS = TEMPLATES / "emails"  # mail programs know no style sheet
PAGES = [f for f in ALL if f.suffix == ".html" and not f.is_relative_to(MAILS)]
ATTRIBUTES = {
    TEMPLATES / "applications" / "_in_place.html",
    TEMPLATES / "reflections" / "_note_look.html",
}  # put inside a tag: no text at all
WORDED = [f for f in ALL if not f.is_relative_to(NOTES) and f not in GALLERY | ATTRIBUTES]


def label(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


# ---- nothing inline ------------------------------------------------------------------
INLINE = re.compile(r"<style|\sstyle\s*=|javascript:|\shx-on|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\bsrc=)")


def test_no_page_holds_an_inline_style_or_an_inline_script():
    assert [label(path) for path in PAGES if INLINE.search(path.read_text())] == []


# ---- every word can be translated ----------------------------------------------------
BLOCK = re.compile(
    r"{%\s*(comment|blocktranslate|blocktrans|verbatim)\b.*?{%\s*end\1\s*%}"
    r"|{%\s*block\s+(?:\w+_class|coltype)\s*%}.*?{%\s*endblock"  # names for the style sheet
    r"|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
DRAWN = re.compile(r"<(style|script|svg)\b.*?</\1>", re.DOTALL)
SPOKEN = re.compile(
    r"\s(?:alt|aria-label|aria-description|placeholder|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
TAG = re.compile(r"<[^<>]*>", re.DOTALL)
NAMES = {"Rebound", "LinkedIn"}
A_WORD = re.compile(r"[^\W\d_]{2,}")


def bare_words(text: str, *, html: bool) -> list[str]:
    """The words that stand in a template outside every translation tag."""
    text = BLOCK.sub(" ", text)
    if html:
        text = DRAWN.sub(" ", text)
        text = " ".join([TAG.sub(" ", text), *("".join(pair) for pair in SPOKEN.findall(text))])
    return [word for word in A_WORD.findall(text) if word not in NAMES]


def test_every_text_of_a_template_is_marked_for_translation():
    found = {label(f): bare_words(f.read_text(), html=f.suffix == ".html") for f in WORDED}
    assert {path: words for path, words in found.items() if words} == {}


def test_the_check_itself_finds_a_bare_word_and_knows_a_marked_one():
    bare = '<p title="Hello">{% translate "Good" %} {{ name }} bare</p><svg><text>no</text></svg>'
    assert sorted(bare_words(bare, html=True)) == ["Hello", "bare"]
    assert bare_words("{% blocktranslate %}All {{ n }} well{% endblocktranslate %}", html=False) == []


# ---- the voice -----------------------------------------------------------------------
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
TAGGED = re.compile(
    r"{%\s*translate\s+(?:\"([^\"]*)\"|'([^']*)')"
    r"|{%\s*blocktranslate\b[^%]*%}(.*?){%\s*endblocktranslate\s*%}",
    re.DOTALL,
)
NEVER = [
    r"!",
    r"\boops\b",
    r"\bplease\b",
    r"\bunfortunately\b",
    r"\bsorry\b",
    r"\bjourney\b",
    r"\bgrowth\b",
    r"\bmanage\b(?!\.py)",
    r"\bsubmit\w*",
    r"\bmark\w* as\b",
    r"\bopportunity to\b",
    r"\beverything happens for a reason\b",
    r"\bstay positive\b",
    r"\bat least\b",
    r"\b(silver lining|bright side)\b",
    r"\byou missed\b",
    r"\boverdue\b",
    r"\bsuccessful\w*",
    r"\bsomething went wrong\b",
    r"\binvalid\b",
    r"\bare you sure\b",
    r"\ball caught up\b",
    r"\bgreat (work|job)\b",
    r"\bwell done\b",
    r"\bcongratulations\b",
    r"\bghost\w*",
    r"\bstreak\b",
    r"\bgrie\w+",
    r"\bstep \d+ of\b",
    r"\b(we|us|our|ours|we're|let's)\b",
    r"\b(don’t|didn’t|can’t) (worry|give up)\b",
]
QUOTED = ("After the article",)  # the source in its own words


def words_in_python() -> list[tuple[str, str]]:
    found = []
    for path, tree in trees().items():
        for name, call in calls(tree):
            if name in GETTEXT:
                found += [(path, a.value) for a in call.args if isinstance(a, ast.Constant)]
    return [(path, text) for path, text in found if isinstance(text, str)]


def words_in_templates() -> list[tuple[str, str]]:
    return [
        (label(path), next(group for group in match.groups() if group is not None))
        for path in WORDED
        for match in TAGGED.finditer(path.read_text())
    ]


@cache
def all_words() -> list[tuple[str, str]]:
    return [*words_in_python(), *words_in_templates()]


@pytest.mark.parametrize("pattern", NEVER)
def test_no_page_and_no_mail_says(pattern):
    said = all_words()
    assert len(said) > 500
    heard = [(p, t) for p, t in said if not t.startswith(QUOTED) and re.search(pattern, t, re.IGNORECASE)]
    assert heard == []


def test_apostrophes_are_typographic():
    said = [(path, text) for path, text in all_words() if "models" not in path]
    assert [(path, text) for path, text in said if re.search(r"\w'\w", text)] == []


@pytest.mark.parametrize("path", sorted(NOTES.rglob("*.txt")), ids=label)
def test_a_draft_to_others_is_calm_and_accuses_nobody(path):
    text = BLOCK.sub(" ", path.read_text())
    assert not re.search(r"!|\bdespite\b|\bfeedback\b|\bwhy\b|\bdisappoint\w+|\breconsider\w*", text, re.I)
    spoken_for_itself = [
        pattern for pattern in NEVER if "us|our" not in pattern
    ]  # "we spoke" is the person's
    assert [pattern for pattern in spoken_for_itself if re.search(pattern, text, re.I)] == []


# ---- subjects ------------------------------------------------------------------------
A_SUBJECT = r"Your list for \w+|Your week, \d+( \w+)? to \d+ \w+|(Today|Tomorrow)( at \d\d:\d\d)?|A test"


class Telling:
    """Whatever is asked of it, it names the employer."""

    def __getitem__(self, _key: object) -> "Telling":
        return self

    def __str__(self) -> str:
        return "Acme said no"


def subject(template: str, **known: object) -> str:
    rest = dict.fromkeys(("talks", "groups", "greeting", "count", "more", "out_of_quiet"), Telling())
    days = {"today": date(2026, 3, 30), "week_end": date(2026, 4, 5)}
    return engines["django"].from_string(template).render({**rest, **days, **known})


@pytest.mark.parametrize("begins", ["", "10:30"])
@pytest.mark.parametrize("is_tomorrow", [True, False])
@pytest.mark.parametrize("path", sorted(MAILS.rglob("subject.txt")), ids=label)
def test_a_subject_says_a_day_or_an_hour_and_nothing_else(path, is_tomorrow, begins):
    said = subject(path.read_text(), is_tomorrow=is_tomorrow, begins=begins)
    assert re.fullmatch(A_SUBJECT, said.strip()), said


def test_the_check_of_subjects_hears_an_employer():
    said = subject("{% include 'emails/eve/_when.txt' %}{{ talks.0.interview.company }}", is_tomorrow=True)
    assert said.split("\n") == ["Tomorrow", "Acme said no"]
