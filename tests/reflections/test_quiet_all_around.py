"""The quiet is quiet: mail, Today, board and list, while the rest of the search is busy and time passes."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from applications import tasks
from applications.models import FollowUp, InterviewStage
from rebound.celery import app
from reflections import recovery, steps
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.delivery.sink import Sink
from tests.pages import get

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NEWS = date(2026, 3, 10)  # a Tuesday


@pytest.fixture
def sink(settings) -> Iterator[Sink]:
    with Sink() as sink:
        options = {"host": "127.0.0.1", "port": sink.port, "timeout": 5}
        settings.MAIL_SERVER = {"BACKEND": "applications.delivery.wire.Backend", "OPTIONS": options}
        settings.MAILERS = {"default": settings.MAIL_SERVER}
        was, app.conf.task_always_eager = app.conf.task_always_eager, True
        yield sink
        app.conf.task_always_eager = was


@pytest.fixture
def plan(time_machine, client) -> RecoveryPlan:
    """A no from Acme, wanted a lot; at Bolt something is due each day, and a talk is on Thursday."""
    time_machine.move_to(at(NEWS, 16), tick=False)
    alice = make.person(days="every", now=at(NEWS, 16))
    client.force_login(alice)
    acme = make.application(alice, company="Acme", stage="interviewing", now=at(NEWS, 8))
    make.contact(alice, for_=acme)
    make.interview(acme, day=NEWS + timedelta(days=1), at=time(15))
    bolt = make.application(alice, company="Bolt", stage="interviewing", now=at(NEWS, 8))
    make.interview(bolt, day=NEWS + timedelta(days=2), at=time(11))
    for day in range(6):
        FollowUp.objects.create(
            owner=alice, application=bolt, kind="other", title=f"Day {day}", due_on=NEWS + timedelta(days=day)
        )
    row = RecoveryPlan.objects.get(event=recovery.begin(acme, now=at(NEWS, 16)))
    steps.choose_depth(row, "a_lot", now=at(NEWS, 16))
    return row


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), BERLIN)


def mails_until(sink: Sink, time_machine, end: datetime, *, begin: datetime) -> list:
    """The mail clock ticks every ten minutes; (when, subject, text)."""
    found, now = [], begin
    while now <= end:
        before = len(sink.kept)
        time_machine.move_to(now, tick=False)
        tasks.tick()
        found += [
            (now.strftime("%d %H:%M"), mail["Subject"], mail.get_body(("plain",)).get_content())
            for mail in sink.mails[before:]
        ]
        now += timedelta(minutes=30)
    return found


def test_after_a_lot_only_the_talk_reminds_until_the_morning_the_quiet_ends(sink, time_machine, plan):
    mails = mails_until(sink, time_machine, at(NEWS + timedelta(days=2), 9), begin=at(NEWS, 16))
    assert [(when, subject) for when, subject, _text in mails] == [
        ("11 18:00", "Tomorrow at 11:00"),
        ("12 09:00", "Your list for Thursday"),
    ]
    assert "Acme" not in mails[0][2]
    assert "The quiet you asked for has ended" in mails[1][2]


def test_with_the_rest_let_through_the_mails_say_nothing_of_this_one(sink, time_machine, plan):
    steps.be_quiet(plan, plan.event.application.quiet_until, hold_rest=False, now=at(NEWS, 16))
    mails = mails_until(sink, time_machine, at(NEWS + timedelta(days=2), 8, 59), begin=at(NEWS, 16))
    assert [subject for _when, subject, _text in mails] == ["Your list for Wednesday", "Tomorrow at 11:00"]
    assert not [text for _when, _subject, text in mails if "Acme" in text]


def test_two_more_days_asked_for_each_time_are_quiet_too(sink, time_machine, plan):
    application = plan.event.application
    for days in (4, 6):
        steps.be_quiet(plan, at(NEWS + timedelta(days=days), 9), hold_rest=True, now=at(NEWS, 17))
    mails = mails_until(sink, time_machine, at(NEWS + timedelta(days=6), 8, 59), begin=at(NEWS, 17))
    assert [subject for _when, subject, _text in mails] == ["Tomorrow at 11:00"]
    application.refresh_from_db()
    assert application.is_quiet(at(NEWS + timedelta(days=6), 8))


def test_no_page_that_one_meets_unasked_shows_it(client, time_machine, plan):
    FollowUp.objects.create(
        owner=plan.owner, application=plan.event.application, kind="other", title="Ask Jonas", due_on=NEWS
    )
    for hours in (0, 8, 24, 40):
        time_machine.move_to(at(NEWS, 16) + timedelta(hours=hours), tick=False)
        for name in ("today", "board", "applications", "more", "toolbelt", "people", "doors"):
            main = get(client, reverse(name)).main
            assert "Ask Jonas" not in main, name
            assert "Acme" not in main or name in {"people"}, name
    time_machine.move_to(at(NEWS + timedelta(days=2), 9), tick=False)
    assert "Thank-you to Maria Ortiz" in get(client, reverse("today")).main


def test_its_own_talk_of_tomorrow_is_put_away_with_it(plan):
    assert not InterviewStage.objects.filter(application=plan.event.application).standing().exists()


def test_hold_the_rest_is_a_switch_and_ready_now_ends_the_quiet(client, time_machine, plan):
    url = reverse("plan", args=[plan.pk])
    get(client, url).press(client, "Hold the rest too")
    plan.event.application.refresh_from_db()
    assert not plan.event.application.hold_rest
    get(client, url).press(client, "Hold the rest too")
    plan.event.application.refresh_from_db()
    assert plan.event.application.hold_rest
    time_machine.move_to(at(NEWS + timedelta(days=1), 12), tick=False)
    page = get(client, url).press(client, "Two more days")
    assert page.heading == "Quiet until Saturday morning."
    assert page.press(client, "I am ready now").heading == "A note to Maria Ortiz"
