"""schema.org's JobPosting, in the shapes in which pages carry it: JSON-LD (graphs, lists, nested) and
microdata."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lxml import etree

from transfer import dates, values
from transfer.plain import plain_text, text_of

MOST_NODES = 20_000
_EMPLOYMENT = {
    "FULL_TIME": "full_time", "PART_TIME": "part_time", "CONTRACTOR": "contract", "TEMPORARY": "temporary",
    "INTERN": "internship", "VOLUNTEER": "volunteer", "PER_DIEM": "temporary",
}  # fmt: skip
_PERIODS = {"HOUR": "hour", "DAY": "day", "MONTH": "month", "YEAR": "year"}
_NAMES = {
    "title", "name", "hiringOrganization", "jobLocation", "jobLocationType", "employmentType", "url",
    "description", "responsibilities", "qualifications", "jobBenefits", "validThrough", "baseSalary",
    "estimatedSalary", "salaryCurrency", "currency", "unitText", "value", "minValue", "maxValue", "address",
    "addressLocality", "addressRegion", "addressCountry",
}  # fmt: skip


def find(tree: etree._Element) -> dict[str, object] | None:
    """The posting that says most, as JSON-LD or as microdata."""
    found = [node for text in _scripts(tree) for node in _postings(_loads(text))]
    found += [_microdata(node) for node in tree.iter() if _is_posting(node.get("itemtype"))]
    return max(found, key=len, default=None)


def _scripts(tree: etree._Element) -> Iterator[str]:
    for node in tree.iter("script"):
        kind = (node.get("type") or "").split(";")[0].strip().lower()
        if kind == "application/ld+json" and node.text:
            yield node.text


def _loads(text: str) -> object:
    """JSON as pages have it: in a CDATA, with line breaks inside texts, with a comma too many."""
    text = text.strip().removeprefix("//").lstrip().removeprefix("<![CDATA[").removeprefix("<!--")
    text = text.removesuffix("]]>").removesuffix("-->").rstrip().removesuffix("//").strip().rstrip(";")
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _postings(data: object) -> Iterator[dict[str, object]]:
    """Every JobPosting in it, however deep; walked without recursion and with an end."""
    waiting = [data]
    for _count in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            if any(_is_posting(kind) for kind in _list(node.get("@type") or node.get("type"))):
                yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _is_posting(kind: object) -> bool:
    return isinstance(kind, str) and re.split(r"[/:#]", kind.strip())[-1] == "JobPosting"


def _microdata(root: etree._Element, depth: int = 0) -> dict[str, object]:
    """The properties of an item; those of items within it are kept apart."""
    found: dict[str, object] = {}
    waiting = list(reversed(root))
    while waiting:
        node = waiting.pop()
        if not isinstance(node.tag, str):
            continue
        nested = node.get("itemscope") is not None
        names = (_NAMES & set((node.get("itemprop") or "").split())) - found.keys()
        if names:
            value = _microdata(node, depth + 1) if nested and depth < 6 else _property(node)
            found |= dict.fromkeys(names, value)
        if not nested:
            waiting.extend(reversed(node))
    return found


def _property(node: etree._Element) -> str:
    for attribute in ("content", "datetime", "href", "src", "value"):
        if node.get(attribute):
            return node.get(attribute)
    return text_of(node)


# ---- into the fields of an application -----------------------------------------------
def fields(posting: dict[str, object]) -> dict[str, object]:
    organization = _first(posting.get("hiringOrganization"))
    values_ = {
        "title": text(posting.get("title") or posting.get("name")),
        "company": text(organization.get("name") if isinstance(organization, dict) else organization),
        "place": _place(posting),
        "workplace": _workplace(posting),
        "employment": _employment(posting.get("employmentType")),
        "posting": _description(posting),
        "deadline": day(posting.get("validThrough")),
        "url": values.link(text(posting.get("url"))),
        **_pay(posting),
    }
    return {name: value for name, value in values_.items() if value}


def text(value: object, most: int = 200) -> str:
    """A word or a line, whatever it is wrapped in."""
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return values.one_line(plain_text(value[:2000]), most=most) if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _first(value: object) -> object:
    return next((item for item in _list(value) if item), None)


def _description(posting: dict[str, object]) -> str:
    parts = [
        posting.get(name) for name in ("description", "responsibilities", "qualifications", "jobBenefits")
    ]
    texts = [plain_text(part[: values.MOST_TEXT]) for part in map(_first, parts) if isinstance(part, str)]
    if texts and re.search(r"</?(?:p|br|li|div|ul)\b", texts[0]):  # it was escaped twice
        texts[0] = plain_text(texts[0])
    kept = [t for n, t in enumerate(texts) if t and not any(t in other for other in texts[:n])]
    return "\n\n".join(kept)[: values.MOST_TEXT]


def _place(posting: dict[str, object]) -> str:
    places = [_address(place) for place in _list(posting.get("jobLocation"))[:3]]
    return values.one_line(" · ".join(dict.fromkeys(place for place in places if place)))


def _address(place: object) -> str:
    if not isinstance(place, dict):
        return text(place)
    address = _first(place.get("address")) or place
    if not isinstance(address, dict):
        return text(address)
    parts = [text(address.get(name)) for name in ("addressLocality", "addressRegion", "addressCountry")]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or text(place.get("name"))


def _workplace(posting: dict[str, object]) -> str:
    if "TELECOMMUTE" in [str(kind).upper() for kind in _list(posting.get("jobLocationType"))]:
        return (
            "hybrid"
            if posting.get("jobLocation") and "hybrid" in str(posting.get("title", "")).lower()
            else "remote"
        )
    return ""


def _employment(kinds: object) -> str:
    for kind in _list(kinds):
        for part in str(kind or "").split(","):
            name = re.sub(r"[\s-]+", "_", part.strip()).upper().split("/")[-1]
            if found := _EMPLOYMENT.get(name) or values.employment(part):
                return found
    return ""


def day(value: object) -> date | None:
    """A day to apply by; "until 9999" means nobody knows."""
    found = dates.read(str(_first(value) or "")[:40])
    return found if found and found.year < 2090 else None


def _pay(posting: dict[str, object]) -> dict[str, object]:
    salary = _first(posting.get("baseSalary") or posting.get("estimatedSalary"))
    if not isinstance(salary, dict):
        return said_pay(salary)
    value = _first(salary.get("value"))
    inner = value if isinstance(value, dict) else {"value": value}
    sums = [_sum(inner.get(name)) or _sum(salary.get(name)) for name in ("minValue", "maxValue")]
    if not any(sums):
        sums = [_sum(inner.get("value"))]
    sums = sorted(one for one in sums if one)
    if not sums:
        return said_pay(inner.get("value"))
    unit = str(inner.get("unitText") or salary.get("unitText") or "").upper()
    code = str(salary.get("currency") or inner.get("currency") or salary.get("salaryCurrency") or "")
    pay: dict[str, object] = {
        "pay_min": sums[0],
        "pay_currency": values.currency(code),
        "pay_period": _PERIODS.get(unit, ""),
    }
    return pay | ({"pay_max": sums[-1]} if len(sums) > 1 and sums[-1] != sums[0] else {})


def said_pay(value: object) -> dict[str, object]:
    said = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    sums = values.amounts(said)
    pay = dict(zip(("pay_min", "pay_max"), sums, strict=False))
    return pay | {"pay_currency": values.currency(said), "pay_period": values.period(said)} if sums else {}


def _sum(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    return next(iter(values.amounts(str(value)[:40])), None)
