"""What people are called of whom only the name is known."""

import pytest

from applications.addressing import called

NAMES = {
    "Maria Ortiz": "Maria",
    "Cher": "Cher",
    "  maria   ortiz ": "maria",
    "Dr. Vogel": "Dr. Vogel",
    "Dr Ada B. O'Neil": "Dr O'Neil",
    "Prof. Dr. Hans Maier": "Prof. Maier",
    "Ms Ortiz": "Ms Ortiz",
    "Frau Dr. Anna van der Berg": "Frau van der Berg",
    "van der Berg, Anna": "Anna",
    "Ortiz, Dr. Maria": "Dr. Ortiz",
    "Maria Ortiz, PhD": "Maria",
    "Maria Ortiz, Ph.D., MBA": "Maria",
    "J. R. Tolkien": "J. R. Tolkien",
    "J.": "J.",
    "Dr.": "Dr.",
    "פלוני אלמוני": "פלוני",
    "محمد بن سلمان": "محمد",
    "山田太郎": "山田太郎",
    "Ortiz,": "Ortiz",
    ",": "",
    "": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_called_by_a_title_alone_or_by_a_comma(name):
    assert called(name) == NAMES[name]
