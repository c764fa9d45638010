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
        ("Please explain the decision.", "asks them to explain"),
        ("Can somebody explain your reasons?", "asks them to explain"),
        ("Why was I not chosen?", "asks them to explain"),
        ("I would like to know why you chose another.", "asks them to explain"),
        ("I am better than whoever you chose.", "compares you"),
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


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you for taking the time to explain the team’s plans.",
        "You took time to explain why the work matters.",
        "You showed me why I want this work.",
        "I understand why you chose somebody who knows the field.",
        "I wish whoever you chose a good start.",
        "Could you pass my thanks on to Jonas?",
    ],
)
def test_a_kind_sentence_with_the_same_words_gets_none(sentence):
    assert found(GOOD.replace("Thank you for your time.", sentence)) == []


@pytest.mark.parametrize("greeting", ["Hi there", "Hello everyone", "Dear hiring team", "Dear Sir or Madam"])
def test_a_greeting_without_any_name_is_no_wrong_one(greeting):
    assert found(GOOD.replace("Dear Maria", greeting)) == []


def test_the_wrong_name_and_the_empty_greeting_are_seen():
    assert "another name" in found(GOOD.replace("Maria", "Jonas"))[0].text
    assert "filled in" in found(GOOD.replace("Dear Maria", "Dear "))[0].text
    assert found(GOOD.replace("Dear Maria", "Dear Ms Ortiz")) == []


def test_long_notes_are_said_to_be_long():
    assert "words" in found(GOOD + " word" * 150)[0].text


def test_never_more_than_two():
    body = "Dear Jonas, [x] would you reconsider? You never replied. I was more qualified." + " word" * 200
    assert len(found(body)) == 2


def test_other_languages_get_no_remark_on_tone():
    assert found("Dear Maria, would you reconsider?", language="de") == []
    assert found("Hi Jonas, wie schön.", language="de") == []
