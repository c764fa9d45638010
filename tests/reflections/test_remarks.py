"""At most two remarks, each with its reason; nothing is blocked."""

import pytest

from applications.models import Contact, Note
from reflections import remarks

GOOD = "Dear Maria,\n\nThank you for your time. I wish you a good start.\n\nWith kind regards,\nAna"


def found(body: str, *, language: str = "en", name: str = "Maria Ortiz") -> list[remarks.Remark]:
    return remarks.about(Note(language=language, contact=Contact(name=name)), body)


def test_a_good_note_gets_none():
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Could you explain why you decided so?", "asks them to explain"),
        ("Would you reconsider?", "asks them to explain"),
        ("I was more qualified.", "compares"),
        ("That was a waste of my time.", "reproach"),
        ("You never replied.", "reproach"),
        ("I liked the talk about [topic].", "filled in"),
    ],
)
def test_each_kind_is_named_with_its_passage(sentence, reason):
    [remark] = found(GOOD.replace("Thank you for your time.", sentence))
    assert reason in remark.text
    assert remark.passage in sentence


def test_the_wrong_name_and_the_empty_greeting_are_seen():
    assert "somebody else" in found(GOOD.replace("Maria", "Jonas"))[0].text
    assert "filled in" in found(GOOD.replace("Dear Maria", "Dear "))[0].text
    assert found(GOOD.replace("Dear Maria", "Dear Ms Ortiz")) == []


def test_long_notes_are_said_to_be_long():
    assert "words" in found(GOOD + " word" * 150)[0].text


def test_never_more_than_two():
    body = "Dear Jonas, [x] would you reconsider? You never replied. I was more qualified." + " word" * 200
    assert len(found(body)) == 2


def test_other_languages_get_no_remark_on_tone():
    assert found("Dear Maria, would you reconsider?", language="de") == []
