"""The main job once, end to end: through HTTP as a browser would, with the real tasks of the worker and a
real mail server, from the sign-up to the evening before the next talk. Only the clock is ours."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from applications import tasks
from rebound.celery import app
from tests.delivery.sink import Sink
from tests.pages import Page, get

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
LESSON = "I explain better with a pencil than with slides."


@pytest.fixture
def sink(settings) -> Iterator[Sink]:
    """An installation with a mail server, and a worker that is rung at once."""
    with Sink() as sink:
        options = {"host": "127.0.0.1", "port": sink.port, "timeout": 5}
        settings.MAIL_SERVER = {"BACKEND": "applications.delivery.wire.Backend", "OPTIONS": options}
        settings.MAILERS = {"default": settings.MAIL_SERVER}
        was, app.conf.task_always_eager = app.conf.task_always_eager, True
        yield sink
        app.conf.task_always_eager = was


class Ana:
    """She presses what stands on the page, and reads her mails."""

    def __init__(self, client: Client, sink: Sink, clock: object) -> None:
        self.client, self.sink, self.clock = client, sink, clock
        self.page: Page

    def on(self, month: int, day: int, at: time) -> list[EmailMessage]:
        """It is that day and hour for her, and the mail clock ticks. Answers the mails that came."""
        before = len(self.sink.kept)
        instant = datetime.combine(date(2026, month, day), at, BERLIN)
        self.clock.move_to(instant, tick=False)
        tasks.tick()
        return self.sink.mails[before:]

    def opens(self, url: str) -> Page:
        self.page = get(self.client, re.sub(r"^https?://[^/]+", "", url))
        return self.page

    def follows(self, label: str) -> Page:
        return self.opens(self.page.link(label))

    def presses(self, label: str, **typed: str) -> Page:
        self.page = self.page.press(self.client, label, **typed)
        assert self.page.response.status_code == 200, self.page.errors()
        return self.page


def text_of(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()


def link_in(mail: EmailMessage, part: str) -> str:
    return next(url for url in re.findall(r"https?://\S+", text_of(mail)) if part in url)


def test_from_the_sign_up_through_a_no_to_the_lesson_in_hand(client, sink, time_machine):
    ana = Ana(client, sink, time_machine)
    signs_up(ana)
    job = adds_a_job(ana, "Data analyst", "Acme")
    puts_down_a_talk(ana, "2026-03-11", "10:30")
    hears_a_no(ana, job)
    is_left_in_peace_until_wednesday(ana)
    says_done_from_the_mail(ana)
    connects_and_leaves_the_door_open(ana)
    takes_stock_and_keeps_a_tool(ana)
    has_it_in_hand_before_the_next_talk(ana)


def signs_up(ana: Ana) -> None:
    ana.on(3, 10, time(10))
    ana.opens("/")
    ana.follows("Keep track of a search")
    ana.presses("Start", email="ana@example.org", password1="four quiet words here", zone="Europe/Berlin")
    (mail,) = ana.sink.mails
    assert mail["Subject"] == "Confirm your address"
    ana.presses("Confirm", code=re.search(r"\b\d{6}\b", text_of(mail))[0])
    assert ana.opens("/today/").heading == "Tuesday"


def adds_a_job(ana: Ana, title: str, company: str) -> str:
    ana.opens("/today/")
    ana.follows("By form")
    assert ana.presses("Add it", title=title, company=company, stage="applied").heading == title
    return ana.page.path


def puts_down_a_talk(ana: Ana, day: str, at: str) -> None:
    ana.follows("A talk")
    ana.presses("Put it down", kind="technical", day=day, time=at, somebody_new="Maria Ortiz")
    assert "Technical talk" in ana.page.main


def hears_a_no(ana: Ana, job: str) -> None:
    assert ana.on(3, 16, time(16)) != []  # the thank-you after the talk was due in the morning
    ana.opens(job)
    assert ana.presses("They said no").heading == "They said no."
    assert ana.presses("A lot").heading == "Quiet until Wednesday morning."
    assert "You were in the room, and someone else was chosen." in ana.page.main


def is_left_in_peace_until_wednesday(ana: Ana) -> None:
    for day, at in [(16, time(18)), (17, time(9)), (17, time(18)), (18, time(8, 59))]:
        assert ana.on(3, day, at) == []
        assert "Acme" not in ana.opens("/today/").main


def says_done_from_the_mail(ana: Ana) -> None:
    (mail,) = ana.on(3, 18, time(9))
    assert mail["Subject"] == "Your list for Wednesday"
    assert "Acme" not in text_of(mail)[:150]
    assert ana.on(3, 18, time(9, 1)) == []
    signed_in, ana.client = ana.client, Client()  # from her phone, where nobody is signed in
    ana.opens(link_in(mail, "/mail/done/"))
    assert "Acme" not in ana.page.main
    assert ana.presses("Done").heading == "Done."
    ana.client = signed_in


def connects_and_leaves_the_door_open(ana: Ana) -> None:
    (mail,) = ana.on(3, 19, time(9))
    ana.opens(link_in(mail, "/follow-ups/"))
    assert ana.page.heading == "Connect with Maria Ortiz"
    ana.presses("I asked, with the line")
    ana.presses("90 days")
    assert ana.on(3, 20, time(9)) == []


def takes_stock_and_keeps_a_tool(ana: Ana) -> None:
    (mail,) = ana.on(3, 23, time(9))  # the fifth day is a Saturday
    ana.opens(link_in(mail, "/follow-ups/"))
    assert ana.page.heading.startswith("What did you find out about yourself")
    ana.presses("Keep a sentence as a tool", body=f"{LESSON} I was calm from then on.")
    ana.presses("Keep as a tool")
    ana.presses("Next")
    ana.presses("Next", body="I stay when a question has no answer yet.")
    ana.presses("Done")
    assert LESSON in ana.page.main
    cue = next(n.get("name") for n in ana.page.all("input") if n.get("name", "").endswith("if_cue"))
    answer = cue.replace("if_cue", "then_response")
    ana.presses("Done", **{cue: "they ask how it works", answer: "draw it first"})
    assert ana.page.heading == "Done for today."
    assert LESSON in ana.opens("/tools/").main


def has_it_in_hand_before_the_next_talk(ana: Ana) -> None:
    adds_a_job(ana, "Data steward", "Sundby Water Board")
    puts_down_a_talk(ana, "2026-03-27", "14:00")
    preparation = ana.page.link("Prepare")
    (mail,) = ana.on(3, 26, time(18))
    assert mail["Subject"] == "Tomorrow at 14:00"
    for words in (text_of(mail), ana.opens(preparation).main):
        assert LESSON in words
        assert "Here because you keep it for technical talks." in words
        assert "If they ask how it works, then I will draw it first" in words
