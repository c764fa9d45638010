"""The pages about mails: tomorrow's, one to try, what became of the others, and an address that refuses."""

import re
from datetime import time, timedelta

import pytest
from django.test import Client

from accounts.models import UNTIL_I_RETURN
from applications.models import Aim, MailKind, Mention, Reminder, State, Why
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import follow_up, reminder, send, someone, someone_with_a_list, tick
from tests.pages import Page, get

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MAILS, TOMORROW = "/settings/mails/", "/settings/mails/tomorrow/"


def signed_in(owner) -> Client:
    client = Client()
    client.force_login(owner)
    return client


# ---- tomorrow ------------------------------------------------------------------------
def test_tomorrows_mail_is_the_one_that_then_comes(sink, clock):
    alice = someone_with_a_list(things=2)
    client = signed_in(alice)
    shown = get(client, TOMORROW).main
    as_mailed = client.get(f"{TOMORROW}day/").content.decode()
    clock.move_to(NOW + DAY)
    alice.refresh_from_db()
    alice.plan_mails(now=NOW)
    alice.save()
    tick(NOW + DAY)
    send(NOW + DAY)
    [mail] = sink.mails
    assert mail["Subject"] in shown
    html = mail.get_body(("html",)).get_content()
    assert strip_tokens(html) == strip_tokens(as_mailed)
    assert "Company 1" in shown and Reminder.objects.count() == 1


def strip_tokens(html: str) -> list[str]:
    return re.sub(r'href="[^"]*"', "", html).split()


def test_looking_at_it_keeps_and_sends_nothing(sink):
    client = signed_in(someone_with_a_list())
    client.get(TOMORROW)
    client.get(f"{TOMORROW}day/")
    send()
    assert not Reminder.objects.exists() and not Mention.objects.exists() and not sink.mails


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"rhythm": "off"}, "No list comes tomorrow morning. Mails of this kind are turned off."),
        ({"rhythm": "weekly"}, ":00 No list comes on that day of the week."),
        ({"paused_until": UNTIL_I_RETURN}, "No list comes tomorrow morning. Mails are paused."),
        ({"mail_hold_reason": "550"}, "No list comes tomorrow morning. Mails to this address are held."),
        ({}, "No list comes tomorrow morning. Nothing is due by then."),
    ],
)
def test_where_none_comes_the_reason_is_said(changes, words):
    alice = someone_with_a_list(**changes) if changes else someone()
    assert words in get(signed_in(alice), TOMORROW).main


@pytest.mark.parametrize("hour", [18, 6])  # the second lies in the night, which such a mail waits for
def test_the_evening_mail_of_tomorrow_is_shown_too(hour):
    alice = someone(evening=time(hour))
    make.interview(make.application(alice, now=NOW), day=TODAY + 2 * DAY)
    client = signed_in(alice)
    assert "Tomorrow at 10:30" in get(client, TOMORROW).main
    assert client.get(f"{TOMORROW}eve/").status_code == 200


def test_it_may_run_and_fetch_nothing_and_is_nobody_elses():
    client = signed_in(someone_with_a_list())
    response = client.get(f"{TOMORROW}day/")
    csp = response["Content-Security-Policy"]
    assert "default-src 'none'" in csp and "sandbox" in csp and "script-src" not in csp
    assert "no-store" in response["Cache-Control"]
    assert signed_in(make.stranger()).get(f"{TOMORROW}day/").status_code == 404


# ---- one now -------------------------------------------------------------------------
def test_one_comes_now_whatever_the_hour_and_counts_for_nothing(sink, clock):
    alice = someone_with_a_list()
    night = NOW + timedelta(hours=14)
    clock.move_to(night)
    client = signed_in(alice)
    page = get(client, "/settings/").press(client, "Send me one now")
    assert "One is on its way." in page.main
    tick(night + timedelta(minutes=1))
    send(night + timedelta(minutes=1))
    [mail] = sink.mails
    assert mail["Subject"] == "A test"
    assert "Company 0" in mail.get_body(("plain",)).get_content()
    assert not Mention.objects.exists()
    assert "Sent at" in get(client, MAILS).main


def test_one_comes_also_where_nothing_is_due(sink):
    alice = someone()
    Reminder.objects.ask_for_sample(alice, now=NOW)
    send()
    assert "there is nothing in it" in sink.mails[0].get_body(("plain",)).get_content()


def test_three_an_hour_and_then_later(clock):
    client = signed_in(someone())
    for _ in range(5):
        client.post("/settings/mails/sample/")
    assert Reminder.objects.count() == 3
    clock.move_to(NOW + timedelta(hours=1, seconds=1))
    client.post("/settings/mails/sample/")
    assert Reminder.objects.count() == 4


# ---- the record ----------------------------------------------------------------------
@pytest.mark.parametrize(
    "fields, words",
    [
        ({"state": State.SENT, "sent_at": NOW}, "Sent at 10:00."),
        ({"state": State.SKIPPED, "reason": Why.QUIET}, "Not sent. Held back by a quiet."),
        ({"state": State.FAILED, "reason": "550 no such user"}, "It was refused: 550 no such user"),
        ({"state": State.EXPIRED, "reason": Why.NO_SERVER}, "in time: The mail server did not answer."),
        ({"state": State.EXPIRED}, "Not sent: it would have come too late."),
        ({"state": State.UNKNOWN, "reason": Why.IN_DOUBT}, "or not: the mail server broke off"),
        ({"state": State.UNKNOWN, "reason": Why.RESTORED}, "or not: it was under way when a backup"),
        ({"state": State.PENDING}, "Goes out on Tuesday, 10:00."),
        ({"attempts": 1, "reason": "451 later"}, "Tried, and again at 10:00: 451 later."),
        ({"attempts": 1}, "Goes out on Tuesday, 10:00."),  # once more, by the operator's hand
        ({"attempts": 1, "state": State.HANDED}, "It is being handed to the mail server."),
        ({"state": State.FAILED, "reason": Why.BROKEN}, "Not sent. The mail could not be made."),
    ],
)
def test_every_fate_is_said_in_plain_words(fields, words):
    alice = someone()
    reminder(alice, **fields)
    assert words in get(signed_in(alice), MAILS).main


def test_a_copy_of_another_site_says_that_it_sends_nothing(settings, sink):
    alice = someone_with_a_list()
    tick()
    assert "No mail goes out from here" not in get(signed_in(alice), MAILS).main
    settings.INSTANCE_ID = "another"
    tick()
    assert "No mail goes out from here" in get(signed_in(alice), MAILS).main


def test_a_mail_that_went_out_says_what_it_was_about(sink):
    alice = someone_with_a_list(things=2)
    tick()
    send()
    page = get(signed_in(alice), MAILS)
    assert "Ask Company 0 how it stands" in page.main and "Ask Company 1 how it stands" in page.main
    assert "Company 0" not in get(signed_in(make.stranger()), MAILS).main


def test_a_mail_before_a_talk_says_which_talk_it_was_about(sink):
    alice = someone()
    for company, hour, days in (("Acme", 14, 1), ("Brown", 10, 1), ("Later", 10, 9)):
        about = make.application(alice, company=company, now=NOW)
        make.interview(about, day=TODAY + days * DAY, at=time(hour))
    row = reminder(alice, kind=MailKind.EVE, day=TODAY + DAY)
    assert "Brown" not in get(signed_in(alice), MAILS).main
    send()
    shown = get(signed_in(alice), MAILS).main
    assert shown.index("hiring manager, Brown") < shown.index("hiring manager, Acme") and "Later" not in shown
    Reminder.objects.filter(pk=row.pk).update(state=State.FAILED)
    assert "Brown" not in get(signed_in(alice), MAILS).main


def test_a_talk_that_was_moved_stands_with_the_mail_that_told_of_it(sink):
    alice = someone()
    about = make.application(alice, company="Acme", now=NOW)
    talk = make.interview(about, day=TODAY + DAY, at=time(14))
    make.interview(make.application(alice, company="Brown", now=NOW), day=TODAY + 2 * DAY, at=time(9))
    for day in (TODAY + DAY, TODAY + 2 * DAY):
        reminder(alice, kind=MailKind.EVE, day=day, now=NOW + (day - TODAY - DAY))
        send(NOW + (day - TODAY - DAY))
    talk.refresh_from_db()
    talk.set_time(TODAY + 2 * DAY, time(16), "Europe/Berlin")
    talk.save()
    shown = get(signed_in(alice), MAILS).main
    assert shown.index("Brown") < shown.index("Wednesday, 11 March") < shown.index("Acme")


def test_a_long_record_costs_as_many_questions_as_a_short_one(django_assert_max_num_queries):
    alice = someone()
    about = follow_up(make.application(alice, now=NOW))
    for number in range(20):
        row = reminder(alice, day=TODAY - number * DAY, state=State.SENT, sent_at=NOW)
        Mention.objects.create(reminder=row, follow_up=about, due_on=TODAY)
    client = signed_in(alice)
    client.get(MAILS)
    with django_assert_max_num_queries(10):
        client.get(MAILS)


# ---- an address that refuses ---------------------------------------------------------
def refuse(alice, sink, *, days: int, answer: str = "550 5.1.1 no such user") -> None:
    sink.on_rcpt = lambda address: answer
    for number in range(days):
        reminder(alice, day=TODAY + number * DAY, now=NOW + number * DAY)
        send(NOW + number * DAY)
    alice.refresh_from_db()


@pytest.mark.parametrize("days, is_held", [(2, False), (3, True)])
def test_after_three_refusals_in_a_row_mails_are_held_and_the_app_says_so(sink, days, is_held):
    alice = someone_with_a_list(days="every")
    refuse(alice, sink, days=days)
    assert bool(alice.mail_hold_reason) is is_held
    client = signed_in(alice)
    for url in ("/today/", "/settings/", MAILS):
        assert ("came back three times" in get(client, url).main) is is_held


def test_a_mail_that_gets_through_begins_the_count_anew(sink):
    alice = someone_with_a_list(days="every")
    follow_up(make.application(alice, title="Other", now=NOW), kind=Aim.INVENTORY)
    refuse(alice, sink, days=2)
    sink.on_rcpt = lambda address: "250 OK"
    reminder(alice, day=TODAY + 2 * DAY, now=NOW + 2 * DAY)
    send(NOW + 2 * DAY)
    sink.on_rcpt = lambda address: "550 no"
    reminder(alice, day=TODAY + 5 * DAY, now=NOW + 5 * DAY)
    send(NOW + 5 * DAY)
    alice.refresh_from_db()
    assert not alice.mail_hold_reason


def test_temporary_refusals_hold_nobody(sink):
    alice = someone_with_a_list(days="every")
    refuse(alice, sink, days=5, answer="450 busy")
    assert not alice.mail_hold_reason


def test_its_owner_may_say_that_it_works_again():
    alice = someone(mail_hold_reason="550 no")
    client = signed_in(alice)
    page = get(client, MAILS).press(client, "It works again")
    assert isinstance(page, Page) and "Mails go to this address again." in page.main
    alice.refresh_from_db()
    assert alice.mail_hold_reason == ""
