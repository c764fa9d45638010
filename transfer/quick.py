"""One field: "Data analyst at Acme". What is not understood is not lost: it becomes the role."""

import re
from dataclasses import dataclass

from django.utils.translation import get_language

from transfer import capture, values

# "at" in the languages of pages; the last one in a line parts role and company. Some mean
# little else and do so on every page; the others only on pages of their language: "Head of people in Berlin".
AT = frozenset({"at", "@", "bei", "chez", "presso", "bij", "hos"})
AT_IN = {
    "es": {"en"}, "it": {"da", "in"}, "pt": {"na", "no", "em"}, "pl": {"w", "we"}, "cs": {"v", "ve", "u"},
    "sv": {"på"}, "nb": {"i", "på"}, "da": {"i", "på"}, "nl": {"bij"}, "ru": {"в"}, "uk": {"в", "у"},
}  # fmt: skip
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


def words_for_at() -> frozenset[str]:
    return AT | AT_IN.get((get_language() or "").split("-")[0], set())


def _part(line: str) -> tuple[str, str]:
    words, parting = line.split(" "), words_for_at()
    if line.count(",") == 1 and parting.isdisjoint(line.lower().split(" ")):
        title, company = line.split(",")
        return title.strip(), company.strip()
    for place in range(len(words) - 2, 0, -1):
        if words[place].lower() in parting:
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
