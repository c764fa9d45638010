"""One field: "Data analyst at Acme". What is not understood is not lost: it becomes the role."""

import re
from dataclasses import dataclass

from transfer import capture, values

# "at" in the languages of pages; the last one in a line parts role and company.
AT = (
    "at",
    "with",
    "for",
    "@",
    "bei",
    "chez",
    "en",
    "presso",
    "da",
    "na",
    "bij",
    "w",
    "hos",
    "på",
    "в",
    "における",
)
MOST = 20_000


@dataclass(frozen=True)
class Quick:
    title: str = ""
    company: str = ""
    url: str = ""
    rest: str = ""  # words for which the field had no place

    @property
    def is_enough(self) -> bool:
        return bool(self.title and self.company and not self.rest)


def read(text: str) -> Quick:
    """Role, company and link; whatever else was said is in `rest`."""
    whole = text[:MOST]
    found = re.search(r"https?://\S+", whole)
    url = values.link(found[0].rstrip(".,;)")) if found else ""
    line = " ".join((whole.replace(url, " ", 1) if url else whole).split())
    if len(line) > 400 or "\n" in whole.strip():
        return Quick(url=url, rest=text)
    title, company = _part(line)
    if len(title) > 200 or len(company) > 200:
        return Quick(url=url, rest=text)
    return Quick(title, company, url)


def _part(line: str) -> tuple[str, str]:
    if line.count(",") == 1 and not any(f" {word} " in f" {line.lower()} " for word in AT):
        title, company = line.split(",")
        return title.strip(), company.strip()
    words = line.split(" ")
    for place in range(len(words) - 2, 0, -1):
        if words[place].lower() in AT:
            return " ".join(words[:place]), " ".join(words[place + 1 :])
    return line, ""


def guess(text: str, *, title: str = "", url: str = "") -> dict[str, object]:
    """Values for the form, from one line or from something that was shared."""
    said = read(text)
    if said.rest or title or (said.url and not said.title):
        captured = capture.read(said.rest or text, url=url or said.url, title=title)
        fields = {k: v for k, v in captured.fields.items() if v}
        if said.rest and "posting" not in fields:
            fields["posting"] = said.rest
        return fields
    link = url or said.url
    named = {"title": said.title, "company": said.company}
    told = capture.read("", url=link).fields if link else {}
    return {**told, **{k: v for k, v in named.items() if v}}
