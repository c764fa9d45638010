"""One cell into one value. What can't be read is left empty, and said so."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from transfer.plain import plain_text

MOST_TEXT = 100_000
MOST_PAY = Decimal("9999999999")
CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "zł": "PLN"}
_CODE = re.compile(
    r"\b(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|CAD|AUD|NZD|INR|JPY|CNY|SGD|HKD|BRL|MXN|ZAR|TRY|ILS|AED)\b"
)
_AMOUNT = re.compile(r"(\d[\d.,' \u00a0\u202f’]*)\s*(k\b|tsd|mio\b|m\b)?", re.I)
_PERIODS = [
    ("hour", r"hour|hourly|/\s*h\b|\bhr\b|stunde|heure|hora|ora\b|uur|\bhour"),
    ("day", r"\bday|daily|tag\b|jour|\bdía|giorno|\bdag"),
    ("month", r"month|monat|mois|\bmes\b|mensual|mese|maand|/\s*mo\b"),
    ("year", r"year|annual|annum|jahr|p\.?a\.?\b|\ban\b|\baño|anno|jaar|/\s*yr|yearly"),
]
_PLACES = [("hybrid", "hybrid|híbrid|ibrid|teilweise"), ("remote", "remote|home.?office|télétravail|remoto|distans|zdaln"),
           ("on_site", "on.?site|vor ort|in.?office|office|présentiel|presencial|in sede")]  # fmt: skip
_EMPLOYMENT = [
    ("internship", r"intern|prakti|stage\b|becari|estágio|tirocinio|werkstudent|co.?op"),
    ("volunteer", r"volunt|ehrenamt|bénévol"),
    ("part_time", r"part.?time|teilzeit|temps partiel|tiempo parcial|medio tiempo|deeltijd"),
    ("contract", r"contract|freelanc|freiberuf|c2c|w2|selbst"),
    ("temporary", r"temp|befrist|cdd\b|fixed.?term|per.?diem|seasonal"),
    ("full_time", r"full.?time|vollzeit|festanstellung|temps plein|cdi\b|tiempo completo|permanent|voltijd"),
]


def one_line(text: str, *, most: int = 200) -> str:
    return " ".join(text.split())[:most].strip()


def long_text(text: str) -> str:
    """Paragraphs, without markup where there was some."""
    text = text[:MOST_TEXT]
    return (
        plain_text(text)
        if re.search(r"</?(?:p|br|div|ul|li|b|strong|span|h\d)\b", text, re.I)
        else text.strip()
    )


def link(text: str) -> str:
    """A web address, or nothing."""
    text = text.strip()
    if text and "://" not in text and re.match(r"[\w-]+(\.[\w-]+)+(/|$)", text):
        text = f"https://{text}"
    try:
        if len(text) > 1000 or urlsplit(text).scheme not in {"http", "https"}:
            return ""
        URLValidator(schemes=["http", "https"])(text)
    except (ValidationError, ValueError):
        return ""
    return text


def address(text: str) -> str:
    text = text.strip().strip("<>")
    try:
        validate_email(text)
    except ValidationError:
        return ""
    return text if len(text) <= 254 else ""


def amounts(text: str) -> list[Decimal]:
    """The sums in a text: "50–60k", "€ 52.000", "1,200.50"."""
    found = [(_number(digits), (unit or "").lower()) for digits, unit in _AMOUNT.findall(text[:200])]
    units = [unit for _n, unit in found if unit]
    sums = []
    for number, unit in found[:2]:
        unit = unit or (units[0] if units and number is not None and number < 1000 else "")
        factor = {"k": 1000, "tsd": 1000, "m": 1_000_000, "mio": 1_000_000}.get(unit, 1)
        if number is not None and 0 < number * factor <= MOST_PAY:
            sums.append((number * factor).quantize(Decimal("0.01")))
    return sorted(sums)


def _number(text: str) -> Decimal | None:
    text = re.sub(r"[ '\u00a0\u202f’]", "", text).strip(".,")
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", text):
        text = re.sub(r"[.,]", "", text)
    elif "," in text and "." in text:
        last = max(text.rfind(","), text.rfind("."))
        text = re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :]
    text = text.replace(",", ".")
    try:
        return Decimal(text) if text.count(".") <= 1 and len(text) < 16 else None
    except InvalidOperation:
        return None


def currency(text: str) -> str:
    if found := _CODE.search(text.upper()):
        return found[1]
    return next((code for sign, code in CURRENCIES.items() if sign in text), "")


def _first_match(table: list[tuple[str, str]]) -> Callable[[str], str]:
    return lambda text: next((value for value, words in table if re.search(words, text[:200], re.I)), "")


period = _first_match(_PERIODS)
workplace = _first_match(_PLACES)
employment = _first_match(_EMPLOYMENT)


def yes(text: str) -> bool:
    """A tick, five stars, or a word for it."""
    text = text.strip().casefold()
    return (
        text in {"yes", "true", "1", "5", "5/5", "x", "ja", "oui", "sí", "high", "dream"}
        or text.count("★") >= 5
    )
