"""Changes of a note's text that leave the rest of it as the person has it."""

import re

from reflections.writing import sentences

SIGN_OFF = "With kind regards,"
SHORT = 7  # words; a last paragraph of fewer is taken for greetings and a name


def tidy(text: str) -> str:
    """Paragraphs one blank line apart, no blanks at the ends of lines."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def sentence(words: str) -> str:
    """With a capital at its head and a stop at its end."""
    clean = " ".join(words.split())
    if not clean:
        return ""
    return clean[0].upper() + clean[1:] + ("" if clean[-1] in ".!?…" else ".")


def hold(text: str, sentence: str, *, wanted: bool) -> str:
    """With the sentence at the end of the last paragraph, or without it. static/js/note.js does the same."""
    if wanted == (sentence in text):
        return text
    if not wanted:
        return tidy(text.replace(sentence, ""))
    before, found, after = text.rpartition(SIGN_OFF)
    if not found:
        before, after = text, ""
    before = before.rstrip()
    gap = "\n\n" if before.endswith(",") or not before else " "
    return f"{before}{gap}{sentence}" + (f"\n\n{found}{after}" if found else "")


def put_in(text: str, sentence: str) -> str:
    """A paragraph of its own after the first one that follows the greeting."""
    parts = text.split("\n\n")
    at = 2 if parts[0].rstrip().endswith(",") else 1
    return "\n\n".join([*parts[:at], sentence, *parts[at:]])


def sign(text: str, name: str) -> str:
    """The name under the sign-off, where none stands yet."""
    return f"{text.rstrip()}\n{name}" if text.rstrip().endswith(SIGN_OFF) else text


def greet(text: str, before: str, after: str) -> str:
    """Another greeting in place of the one it was drafted with."""
    return f"{after},{text[len(before) + 1 :]}" if text.startswith(f"{before},") else text


def last_line(text: str) -> str:
    """The last sentence before the sign-off, in any language: a short last paragraph is one."""
    before, found, _name = text.rpartition(SIGN_OFF)
    parts = [part.strip() for part in (before if found else text).split("\n\n") if part.strip()]
    if not found and len(parts) > 2 and len(parts[-1].split()) < SHORT:
        parts = parts[:-1]
    return (sentences(parts[-1]) or [""])[-1] if parts else ""
