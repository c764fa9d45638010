"""Three noes behind her, and a talk tomorrow in another zone, walked in Chromium: what she learned stands
before her, on one sheet of paper if she wants, and after the talk she says what it was good for."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from applications import suggestions, talks
from applications.models import Contact, InterviewStage, Kind
from reflections.models import Tool
from tests import builders as make
from tests.browser.visitor import Visitor
from tests.reflections.story import a_no_with_a_lesson

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LESSONS = ["Say the assumption first.", "Draw it on paper.", "Ask who owns the number."]


@pytest.fixture
def ana(visitor: Visitor) -> User:
    now = timezone.now()
    owner = make.person("ana@example.org", name="Ana Silva", zone="Europe/Berlin", now=now)
    for number, words in enumerate(LESSONS):
        kind, then = Kind.TECHNICAL if number == 1 else Kind.PANEL, now - timedelta(days=90 - 20 * number)
        a_no_with_a_lesson(owner, words, company=f"Past {number}", kind=kind, now=then)
    visitor.is_signed_in(owner)
    return owner


def a_talk(owner: User, *, days: int, names: list[str], now: datetime, **fields: object) -> InterviewStage:
    about = make.application(owner, company="Harbour Labs", stage="interviewing", now=now)
    people = [make.contact(owner, name=name, for_=about) for name in names]
    talk = make.interview(
        about, day=owner.today(now) + timedelta(days=days), at=time(11), zone="America/New_York",
        kind=Kind.TECHNICAL, with_=people, **fields,
    )  # fmt: skip
    talks.noted(talk, now=now)
    return talk


def sheets(visitor: Visitor, paper: str) -> int:
    """Of how many pages the print is."""
    return len(re.findall(rb"/Type\s*/Page[^s]", visitor.page.pdf(format=paper)))


def test_the_evening_before(visitor: Visitor, ana: User) -> None:
    talk = a_talk(ana, days=1, names=["Lena Vogt"], now=timezone.now())
    visitor.goes_to("/today/")
    visitor.reads("Three tools are laid out.")
    visitor.follows("Lena Vogt")
    visitor.is_at("Tomorrow at")
    visitor.reads("Their clock (New York) shows 11:00 then.")
    shown = visitor.page.locator(".tool-text").all_inner_texts()
    assert shown == [LESSONS[1], LESSONS[2], LESSONS[0]]  # of a technical talk, then the newest
    visitor.reads("Here because you keep it for technical talks.")
    assert "Past 0" not in visitor.page.content()
    assert [sheets(visitor, paper) for paper in ("A4", "Letter")] == [1, 1]
    write_very_much(talk, ana)
    visitor.goes_to(f"/interviews/{talk.pk}/preparation/")
    assert [sheets(visitor, paper) for paper in ("A4", "Letter")] == [1, 1]


def write_very_much(talk: InterviewStage, owner: User) -> None:
    """As much of everything as somebody in distress may put down, and a panel of twelve."""
    page = "I explain better with a pencil than with slides, and the whole room leaned in. " * 30
    Tool.objects.of(owner).update(text=page, if_cue=page, then_response=page)
    Contact.objects.of(owner).update(about=page, phone="+49 30 123456", job_title=page[:90])
    for number in range(11):
        talk.interviewers.add(
            make.contact(owner, name=f"Maria del Carmen Ortiz Fernández {number}", for_=talk.application,
                         about=page, phone="+49 30 123456", job_title=page[:120])
        )  # fmt: skip
    talk.place, talk.link, talk.way_minutes = page[:200], f"https://meet.example/{'x' * 170}", 85
    talk.preparation = "\n".join([page[:160]] * 60)
    talk.kind = Kind.ON_SITE
    talk.save()
    talk.application.title = page[:200]
    talk.application.save()


def test_the_day_after(visitor: Visitor, ana: User) -> None:
    now = timezone.now()
    talk = a_talk(ana, days=0, names=["Lena Vogt"], now=now - timedelta(days=3))
    begun = (now - timedelta(hours=3)).astimezone(ana.tz)
    talk.set_time(begun.date(), begun.time().replace(microsecond=0), "Europe/Berlin")
    talk.save()
    suggestions.suggest(ana, now=now)
    visitor.goes_to("/today/")
    visitor.follows("How was it with Lena?")
    visitor.fills(**{"What was asked": "Why two harbours count differently.", "One thing": "the tide tables"})
    visitor.page.get_by_text("Helped", exact=True).first.click()
    visitor.presses("Keep it")
    visitor.is_at("Noted.")
    visitor.follows("Open the draft now")
    assert "the tide tables" in visitor.page.get_by_label("The note").input_value()
    visitor.goes_to("/tools/")
    visitor.reads("Used once. It helped.")
    visitor.goes_to("/look-back/?q=harbours")
    visitor.reads("Why two harbours count differently.")
