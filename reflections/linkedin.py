"""What LinkedIn takes, and the way to a profile. No interface is public: the person copies and sends."""

from urllib.parse import urlencode

from accounts.models import User
from applications.models import Application, Contact

# LinkedIn publishes no official figure; third parties agree on these. Looked at in November 2026.
NOTE_LIMIT, NOTE_LIMIT_PREMIUM = 200, 300


def limit(person: User) -> int:
    return NOTE_LIMIT_PREMIUM if person.premium_linkedin else NOTE_LIMIT


def length(text: str) -> int:
    """As the note's field in a browser counts, in UTF-16 units: é is one, an emoji is two or more. That is
    what `maxlength` and a script's `length` mean, and it never counts less than LinkedIn may."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def profile(contact: Contact | None, application: Application) -> str:
    """Their profile, else a search for people of that name, else of that company."""
    if contact and contact.linkedin_url:
        return contact.linkedin_url
    words = f"{contact.name if contact else ''} {application.company.name}".strip()
    return "https://www.linkedin.com/search/results/people/?" + urlencode({"keywords": words})
