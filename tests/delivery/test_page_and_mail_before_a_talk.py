"""The mail of the evening before and the page it leads to say the same, in the same order."""

from datetime import time, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import User
from applications import mail
from applications.asking import ask
from applications.models import Kind, MailKind, Reminder
from reflections.models import Tool
from reflections.preparing import Before
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import send, someone, tick
from tests.pages import get

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
EVENING = NOW + timedelta(hours=8)  # six in Berlin


@pytest.fixture
def alice() -> User:
    return someone()


def a_talk(owner, *, tools: int = 3, hidden: int = 0):
    about = make.application(owner, title="BI developer", company="Harbour Labs", now=NOW)
    lena = make.contact(owner, name="Lena Brandt", for_=about, about="Likes drawings.", phone="030 1")
    for number in range(tools):
        Tool.objects.create(
            owner=owner, kind="field", text=f"Lesson {number}", kept_at=NOW - timedelta(days=9 - number),
            if_cue=f"cue {number}", then_response=f"answer {number}",
            keep_out_of_mails=number < hidden,
        )  # fmt: skip
    return make.interview(
        about, day=TOMORROW, at=time(10, 30), zone="Europe/London", kind=Kind.ON_SITE, with_=[lena],
        place="Hafenstraße 4", way_minutes=25,
    )  # fmt: skip


def both(client, sink, talk) -> tuple[str, str]:
    with time_machine.travel(EVENING, tick=False):
        tick(EVENING)
        send(EVENING)
        client.force_login(talk.owner)
        page = get(client, reverse("preparation", args=[talk.pk])).main
    mail = next(m for m in sink.mails if m["Subject"].startswith("Tomorrow"))
    return page, " ".join(mail.get_body(("plain",)).get_content().split())


FACTS = [
    "Hafenstraße 4", "9:55", "Likes drawings.", "You already know this", "Lesson 2", "Lesson 1", "Lesson 0",
     "If it comes up", "If cue 2, then I will answer 2", "If cue 0, then I will answer 0",
    "Two questions about how they work", "To have with you", "030 1",
]  # fmt: skip


def test_both_hold_the_same_tools_and_facts_in_the_same_order(client, sink, alice):
    for text in both(client, sink, a_talk(alice)):
        places = [text.find(fact) for fact in FACTS]
        assert -1 not in places, [fact for fact in FACTS if fact not in text]
        assert places == sorted(places)


def test_both_ask_the_same_two_questions_and_bring_the_same_things(client, sink, alice):
    talk = a_talk(alice)
    before = Before(talk)
    for text in both(client, sink, talk):
        for words in (*before.questions, *before.bring):
            assert str(words) in text


def test_the_time_to_leave_is_on_the_clock_of_the_place(alice):
    talk = a_talk(alice)
    assert Before(talk).leave_at == "09:55"  # in London, where Berlin's clock shows 10:55
    talk.set_time(TOMORROW, None, "Europe/London")
    assert Before(talk).leave_at == ""


def test_what_is_kept_out_of_mails_is_missing_there_and_nothing_else_comes_instead(client, sink, alice):
    page, mail = both(client, sink, a_talk(alice, tools=4, hidden=2))
    html = sink.mails[-1].get_body(("html",)).get_content()
    assert [f"Lesson {n}" in page for n in range(4)] == [False, True, True, True]
    for text in (mail, html):
        assert [f"Lesson {n}" in text for n in range(4)] == [False, False, True, True]
        assert "1 more of yours is on the page." in text and "cue 1" not in text
    assert "Where, who, and two things of yours." in html


def test_where_all_is_kept_out_the_mail_does_not_say_that_nothing_is_known(client, sink, alice):
    page, mail = both(client, sink, a_talk(alice, tools=2, hidden=2))
    assert "Lesson 1" in page
    assert "2 more of yours are on the page." in mail
    assert "Nothing from earlier talks yet" not in mail


def test_the_mail_costs_few_questions_however_many_tools(alice, django_assert_num_queries):
    a_talk(alice)
    tick(EVENING)
    reminder = Reminder.objects.get(kind=MailKind.EVE)
    said = ask(reminder, alice, now=EVENING)
    mail.render(reminder, alice, said, now=EVENING)
    with django_assert_num_queries(7):
        mail.render(reminder, alice, said, now=EVENING)
