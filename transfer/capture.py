"""A posting that was pasted: as the source of its page, as its text, or as a link. Nothing is
fetched or run."""

import re
from dataclasses import dataclass, field

from lxml import etree

from transfer import links, plain, postings, values

MOST_PASTED = 1_500_000
_MARKUP = re.compile(
    r"<\s*(?:!doctype|html|head|body|meta|script|div|p|section|article|title|span|h1)\b", re.I
)
_ON_SITE = re.compile(r"\s+(?:[|·–—•]|-)\s+")
_AT = re.compile(r"^(?P<title>.{2,120}?)\s+(?:at|bei|chez|en|presso|@)\s+(?P<company>[^|·–—]{2,80})$", re.I)
_HIRING = re.compile(r"^(?P<company>.{2,80}?) hiring (?P<title>.{2,120}?)(?: in (?P<place>.{2,80}))?$")
_LABELS = {
    "title": "job title|position|role|title|stelle|stellenbezeichnung|poste|puesto|ruolo",
    "company": "company|employer|organisation|organization|firma|unternehmen|arbeitgeber|"
    "entreprise|empresa|azienda",
    "place": "location|place|city|standort|ort|arbeitsort|lieu|ubicación|luogo|sede",
    "pay": "salary|pay|compensation|gehalt|vergütung|salaire|salario|stipendio",
    "deadline": "deadline|apply by|closing date|bewerbungsfrist|date limite|fecha límite|scadenza",
    "employment": "job type|employment type|type|anstellungsart|contrat|tipo de contrato",
}


@dataclass
class Captured:
    fields: dict[str, object] = field(default_factory=dict)
    said: str = "nothing"  # what it was taken from: posting, page, text, link, nothing


def read(pasted: str, *, url: str = "", title: str = "") -> Captured:
    """What can be told from it; the form that follows shows all of it."""
    pasted = pasted[:MOST_PASTED].replace("\0", "").strip()
    if not url and (found := values.link(pasted)) and not re.search(r"\s", pasted):
        url, pasted = found, ""
    captured = _from_page(pasted) if _MARKUP.search(pasted) else _from_text(pasted)
    if title:  # job data knows better than a page's title, a guess from the first lines does not
        headline = _from_headline(title)
        sure = captured.said == "posting"
        captured.fields = headline | captured.fields if sure else captured.fields | headline
    if link := values.link(url) or _only_link(captured.fields, pasted):
        captured.fields = {**links.tells(link), **captured.fields, "url": link}
        captured.said = captured.said if captured.said != "nothing" else "link"
    captured.fields = {name: _short(name, value) for name, value in captured.fields.items() if value}
    return captured


def _short(name: str, value: object) -> object:
    most = {"title": 200, "company": 200, "place": 200, "source": 120}.get(name)
    return values.one_line(value, most=most) if most and isinstance(value, str) else value


def _only_link(fields: dict[str, object], pasted: str) -> str:
    if fields.get("url"):
        return str(fields["url"])
    found = re.findall(r"https?://[^\s<>\"']{4,900}", pasted[:3000]) if not _MARKUP.search(pasted) else []
    return values.link(found[0].rstrip(".,;)")) if len(set(found)) == 1 else ""


# ---- a page --------------------------------------------------------------------------
def _from_page(markup: str) -> Captured:
    tree = plain.parse(markup)
    if tree is None:
        return Captured()
    posting = postings.find(tree)
    fields = {**_from_head(tree), **(postings.fields(posting) if posting else {})}
    if "posting" not in fields:
        fields["posting"] = _main_text(tree)
    return Captured(fields, "posting" if posting else "page")


def _from_head(tree: etree._Element) -> dict[str, object]:
    """Open Graph, the title and the address that the page gives for itself."""
    meta = {
        (n.get("property") or n.get("name") or "").lower(): n.get("content") or "" for n in tree.iter("meta")
    }
    title = next((n.text or "" for n in tree.iter("title")), "")
    fields = _from_headline(meta.get("og:title") or title)
    own = next((n.get("href") for n in tree.iter("link") if (n.get("rel") or "").lower() == "canonical"), "")
    if link := values.link(own or meta.get("og:url", "")):
        fields = {**{k: v for k, v in links.tells(link).items() if k != "title"}, **fields, "url": link}
    site = values.one_line(meta.get("og:site_name", ""))
    if site and "company" not in fields:
        fields["company"] = re.sub(r"\s+(careers|jobs|karriere)$", "", site, flags=re.I)
    return fields


def _main_text(tree: etree._Element) -> str:
    main = next(tree.iter("main", "article"), None)
    return plain.text_of(main if main is not None else tree)[: values.MOST_TEXT]


def _from_headline(text: str) -> dict[str, object]:
    """ "Data analyst at Acme | Board", "Acme hiring Data analyst in Berlin", "Data analyst - Acme"."""
    parts = [part.strip() for part in _ON_SITE.split(values.one_line(text)) if part.strip()]
    if not parts:
        return {}
    for pattern in (_HIRING, _AT):
        if found := pattern.match(parts[0]):
            return {name: value for name, value in found.groupdict().items() if value}
    if len(parts) > 1 and not re.search(r"jobs?\b|career|karriere|linkedin|indeed", parts[1], re.I):
        return {"title": parts[0], "company": parts[1]}
    return {"title": parts[0]}


# ---- a text --------------------------------------------------------------------------
def _from_text(pasted: str) -> Captured:
    if not pasted:
        return Captured()
    lines = [line.strip(" \t•*#-") for line in pasted.splitlines()]
    lines = [line for line in lines if line]
    fields: dict[str, object] = _labelled(lines[:60])
    if "title" not in fields and lines and len(lines[0]) < 120 and not values.link(lines[0]):
        fields = {**_from_headline(lines[0]), **fields}
        if "company" not in fields and len(lines) > 1 and len(lines[1]) < 60 and lines[1][-1] not in ".:!?":
            fields["company"] = re.split(r"\s*[·•|]\s*", lines[1])[0]
    fields["posting"] = pasted[: values.MOST_TEXT] if len(pasted) > 200 or len(lines) > 3 else ""
    return Captured(fields, "text")


def _labelled(lines: list[str]) -> dict[str, object]:
    found: dict[str, str] = {}
    for line in lines:
        label, colon, value = line.partition(":")
        for name, words in _LABELS.items():
            if colon and name not in found and value.strip() and re.fullmatch(words, label.strip(), re.I):
                found[name] = values.one_line(value)
    fields: dict[str, object] = {name: found[name] for name in ("title", "company", "place") if name in found}
    fields |= postings.said_pay(found.get("pay"))
    fields["employment"] = values.employment(found.get("employment", ""))
    fields["deadline"] = postings.day(found.get("deadline"))
    return {name: value for name, value in fields.items() if value}
