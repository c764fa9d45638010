"""What a second pair of eyes might say about a note. Never blocks, never more than two at a time.

Word lists exist for English alone; for other languages nothing is said about tone or the greeting. What not
to write (re-arguing, comparing, reproach): conventions gathered from career advice, not a rule.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.models import Note

MOST = 2
LONG = 150  # words; four to six sentences are usual

# Requests alone: to thank somebody for explaining, or to see why, asks for nothing.
_REARGUING = re.compile(
    r"\b(reconsider|(?:(?:could|would|can|will) you|please|you to)\b[^.!?\n]*\bexplain|"
    r"explain(?=\b[^.!\n]*\?)|"
    r"why (?:did|was|were|have|do) (?:i|you|it)|(?:tell me|let me know|wonder|want to know|like to know) why|"
    r"what did i do wrong|change your mind|second chance|mistake to|feedback on why|"
    r"not understand (?:why|how|your))\b",
    re.I,
)
_COMPARING = re.compile(
    r"\b(other candidate|(?:more|better|as) qualified|better than (?:the|any|whoever|who)|"
    r"than the (?:person|one) you|less experience)\b",
    re.I,
)
_REPROACH = re.compile(
    r"\b(obviously|unfair|unprofessional|disrespect\w*|ghost(?:ed|ing)|ignored me|"
    r"wast(?:e|ed|ing) (?:of )?my time|"
    r"never (?:bothered|answered|replied)|could have at least|disappoint(?:ed|ing) (?:in|by|that you))\b",
    re.I,
)
_BLANKS = re.compile(r"(\[[^\]\n]{0,40}\]|\{[^}\n]{0,40}\}|_{3,}|\bXXX\b|^(?:Dear|Hello|Hi) ?,)", re.M)

_NOBODY_BY_NAME = re.compile(
    r"(?:\b(?:there|again|all|everyone|everybody|both|the|team|hiring|recruiting|manager|colleagues|folks|"
    r"sir|or|madam|morning|afternoon|evening)\b|\W)*",
    re.I,
)


@dataclass(frozen=True)
class Remark:
    text: str
    passage: str


def about(note: Note, body: str) -> list[Remark]:
    """At most two remarks, the most useful first."""
    found = [_blanks(body)]
    if note.language.split("-")[0] == "en":
        found += [
            _wrong_name(note, body),
            _tone(
                body, _REARGUING, _("This asks them to explain. Keep it, or move it to a mail of its own.")
            ),
            _tone(body, _REPROACH, _("This may read as a reproach. Keep it if you mean it so.")),
            _tone(
                body,
                _COMPARING,
                _("This compares you with the person they chose, whom you may not know."),
            ),
        ]
    found.append(_length(body))
    return [remark for remark in found if remark][:MOST]


def _sentence_around(body: str, start: int) -> str:
    begin = max(body.rfind(mark, 0, start) + 1 for mark in ".!?\n")
    ends = [end for mark in ".!?\n" if (end := body.find(mark, start)) != -1]
    return body[begin : min(ends, default=len(body)) + 1].strip()


def _tone(body: str, words: re.Pattern[str], text: str) -> Remark | None:
    match = words.search(body)
    return Remark(text, _sentence_around(body, match.start())) if match else None


def _blanks(body: str) -> Remark | None:
    match = _BLANKS.search(body)
    return Remark(_("Something is still to be filled in here."), match[0].strip()) if match else None


def _wrong_name(note: Note, body: str) -> Remark | None:
    """The first line greets somebody, and it is not the person whom the note is to."""
    greeting = re.match(r"\s*(?:dear|hello|hi|good \w+)\s+([^,\n]+)", body, re.I)
    if not greeting or not note.contact:
        return None
    known = {word.casefold() for word in re.findall(r"\w+", f"{note.contact.name} {note.contact.greeting}")}
    greeted = {word.casefold() for word in re.findall(r"\w+", greeting[1])}
    if not known or known & greeted or _NOBODY_BY_NAME.fullmatch(greeting[1]):
        return None
    text = _("The note is to %(name)s. The greeting has another name, or none.") % {"name": note.contact.name}
    return Remark(text, greeting[0].strip())


def _length(body: str) -> Remark | None:
    count = len(body.split())
    if count <= LONG:
        return None
    return Remark(_("%(count)d words. Half of that is easier to read.") % {"count": count}, "")
