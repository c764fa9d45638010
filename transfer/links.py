"""What the address of a posting tells by itself. Nothing is ever fetched."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_NOISE = re.compile(
    r"utm_|trk|tracking|ref(id|errer)?$|src$|source$|gh_src|lever-|fbclid|gclid|mc_|origin|from$|position$|page",
    re.I,
)
# The first part of their paths is the company.
_BOARDS = {"boards.greenhouse.io", "job-boards.greenhouse.io", "job-boards.eu.greenhouse.io", "jobs.lever.co", "jobs.eu.lever.co",
           "jobs.ashbyhq.com", "apply.workable.com", "jobs.smartrecruiters.com", "jobs.jobvite.com"}  # fmt: skip
_BY_NAME = (".recruitee.com", ".breezy.hr", ".bamboohr.com", ".teamtailor.com", ".jobs.personio.de", ".jobs.personio.com",
            ".myworkdayjobs.com", ".workable.com", ".pinpointhq.com", ".applytojob.com")  # fmt: skip
_ORDINARY = {"job", "jobs", "career", "careers", "position", "positions", "opening", "openings", "vacancy", "vacancies", "view",
             "apply", "en", "de", "detail", "details", "o", "j", "p", "stelle", "stellen", "stellenangebot", "karriere"}  # fmt: skip


def key(url: str) -> str:
    """One key for a posting, however the link was decorated on its way."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        query = sorted((name, value) for name, value in parse_qsl(parts.query) if not _NOISE.match(name))
    except ValueError:
        return ""
    if not host:
        return ""
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}".removesuffix("?").casefold()[:1000]


def tells(url: str) -> dict[str, str]:
    """Company, title and source, as far as the address says them."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").casefold().removeprefix("www.")
    except ValueError:
        return {}
    words = [unquote(part) for part in parts.path.split("/") if part]
    told = {"source": host} if host else {}
    if host in _BOARDS and words:
        told["company"] = named(words.pop(0))
    elif host.endswith(_BY_NAME):
        told["company"] = named(host.split(".")[0])
    if title := _title(words):
        told["title"] = title
    return told


def named(slug: str) -> str:
    text = re.sub(r"[-_+]+", " ", slug).strip()
    return text if any(letter.isupper() for letter in text) else text.title()


def _title(words: list[str]) -> str:
    """The last part of the path that reads like words: "senior-data-analyst-4023"."""
    for word in reversed(words):
        text = re.sub(r"\.(html?|php|aspx)$", "", word)
        text = re.sub(r"(?:^|[-_])(?=[\w]*\d)[\w]{4,}(?=$|[-_])", "", text)  # numbers and ids
        parts = [part for part in re.split(r"[-_+ ]+", text) if part and part.lower() not in _ORDINARY]
        if len(parts) >= 2 and all(re.fullmatch(r"[^\W\d]+", part) for part in parts) and len(text) < 100:
            spoken = " ".join(parts)
            return spoken[0].upper() + spoken[1:]
    return ""
