"""What Ana Silva sent: two versions of her CV, and one letter."""

import hashlib
from datetime import datetime, timedelta

from django.core.files.base import ContentFile

from accounts.models import User
from applications.models import Application, Document, DocumentKind, StageChange

SHORTENED = 60  # days ago she cut her CV to one page
LETTER_TO = "Sundby Water Board"

LONG = """Ana Silva

Data analyst. Seven years at the city library, three in the planning office of a hospital.

City library: counted loans, opening hours and empty shelves; wrote the weekly report of eleven branches.
Hospital: appointments, letters that came late, and what they cost; the first figures that wards trusted.
Also: a course in hydrology, volunteering for the river survey, Portuguese, English, some Danish.
"""
SHORT = """Ana Silva

Data analyst, ten years. I find out where numbers go wrong, and put them right where they are born.

Appointments lost to late letters: estimated, explained on one page, halved in a year.
A weekly report that eleven library branches asked for, and still read.
"""
LETTER = """Dear Ms Vogt,

You measure a river at ninety points. I would like to help you trust every one of them.

With kind regards,
Ana Silva
"""


def lay_beside(owner: User, *, now: datetime) -> None:
    """Each application that was sent has the version of its time."""
    sent = Application.objects.of(owner).filter(applied_on__isnull=False)
    shortened = owner.today(now) - timedelta(days=SHORTENED)
    papers = (
        (LONG, "CV Ana Silva.rtf", DocumentKind.CV, sent.filter(applied_on__lt=shortened)),
        (SHORT, "CV Ana Silva, one page.rtf", DocumentKind.CV, sent.filter(applied_on__gte=shortened)),
        (LETTER, "Letter Ana Silva.rtf", DocumentKind.LETTER, sent.filter(company__name=LETTER_TO)),
    )
    for text, name, kind, applications in papers:
        began = StageChange.objects.filter(application__in=applications).order_by("recorded_at").first()
        document = _keep(owner, text, name=name, kind=kind, now=began.recorded_at)
        document.applications.set(applications)


def _keep(owner: User, text: str, *, name: str, kind: str, now: datetime) -> Document:
    data = rich(text)
    row = Document(owner=owner, kind=kind, name=name, sha256=hashlib.sha256(data).hexdigest())
    row.keep(ContentFile(data), now=now)
    return row


def rich(text: str) -> bytes:
    """As every word processor opens it."""
    lines = text.replace("\n", "\\par\n")
    return rf"{{\rtf1\ansi\deff0{{\fonttbl{{\f0 Georgia;}}}}\fs24 {lines}}}".encode("ascii")
