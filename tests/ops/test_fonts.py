"""The stylesheet asks for exactly the letters that the font files hold."""

import re

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from rebound.fonts import FACES, RANGES, TARGET, letters

FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)


def asked_for() -> dict[str, set[int]]:
    css = (settings.BASE_DIR / "static/css/fonts.css").read_text()
    faces = {}
    for face in FACE.findall(css):
        if file := re.search(r"fonts/([\w-]+)\.woff2", face):
            ranges = re.search(r"unicode-range: ([^;]+)", face)[1].replace("U+", "").replace(",", "")
            faces[file[1]] = set(letters(ranges))
    return faces


def test_every_file_has_its_face_and_range():
    expected = {f"{face}-{name}": set(letters(ranges)) for face in FACES for name, ranges in RANGES.items()}
    assert asked_for() == expected


@pytest.mark.parametrize("face", FACES)
def test_the_files_are_small_and_hold_the_letters_people_write(face):
    for part, words in {
        "latin": "Ana Ortiz, naïve façade: “1–2” €…",
        "latin-ext": "ąćęłńśźżěščřůžőű",
    }.items():
        file = TARGET / f"{face}-{part}.woff2"
        assert file.stat().st_size < 24_000
        assert {ord(letter) for letter in words} <= set(TTFont(file).getBestCmap())
