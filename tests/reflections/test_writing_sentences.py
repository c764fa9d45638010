"""Where one sentence ends and the next begins."""

import pytest

from reflections.models import ReflectionEntry
from reflections.writing import first_words, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("One thought", ["One thought"]),
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("A line\nand another", ["A line", "and another"]),
        ("- first\n- second", ["first", "second"]),
        ("Version 3.5 was fine. Yes.", ["Version 3.5 was fine.", "Yes."]),
        ("Small things, e.g. a pen, help.", ["Small things, e.g. a pen, help."]),
        ("She said “slow down.” I did.", ["She said “slow down.”", "I did."]),
        ("Twice. Twice.", ["Twice."]),
        ("... !!", []),
        ("考えながら描く。それでいい。", ["考えながら描く。", "それでいい。"]),
    ],
)
def test_a_text_is_cut_into_its_sentences(text, parts):
    assert sentences(text) == parts


def test_a_long_page_is_called_by_its_first_words():
    entry = ReflectionEntry(body="I had already pictured the way to work, the bridge, the bakery")
    assert first_words(entry) == "I had already pictured the way to work, the …"
    assert first_words(ReflectionEntry(body="x" * 500)) == "x" * 90 + " …"
