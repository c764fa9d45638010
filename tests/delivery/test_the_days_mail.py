"""The day's list as it arrives."""

import re
from datetime import timedelta

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from applications.mail import sender
from applications.models import Aim, Mention, Note, Reminder, State
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import follow_up, reminder, send, someone, someone_with_a_list, tick
from tests.pages import words

pytestmark = pytest.mark.django_db


def text(mail) -> str:
    return mail.get_body(("plain",)).get_content()


def html(mail):
    return html5lib.parse(mail.get_body(("html",)).get_content(), namespaceHTMLElements=False)


def arrived(sink):
    send()
    [mail] = sink.mails
    return mail


def test_what_is_due_comes_in_one_mail_in_the_morning(sink):
    someone_with_a_list(things=2)
    tick()
    mail = arrived(sink)
    assert mail["Subject"] == "Your list for Tuesday"
    assert "Company 0" in text(mail) and "Company 1" in text(mail)
    row = Reminder.objects.get()
    assert (row.state, row.smtp_code, row.reason) == (State.SENT, 250, "")
    assert mail["Message-ID"] == row.message_id


def test_it_is_grouped_by_application_and_the_most_helpful_comes_first(sink):
    alice = someone()
    acme = make.application(alice, title="Analyst", company="Acme", now=NOW - timedelta(days=2))
    globex = make.application(alice, title="Lead", company="Globex", now=NOW - timedelta(days=2))
    for about, kind in [(acme, Aim.INVENTORY), (globex, Aim.STATUS_CHECK), (acme, Aim.CONNECTION_REQUEST)]:
        follow_up(about, kind=kind)
    tick()
    page = html(arrived(sink))
    assert [words(h) for h in page.iter("h2")] == ["Lead, Globex", "Analyst, Acme"]
    assert [words(h) for h in page.iter("h3")] == [
        "Ask Globex how it stands",
        "Connection request",
        "One question, or three",
    ]


def test_each_thing_has_its_reason_and_its_buttons(sink):
    alice = someone()
    about = make.application(
        alice, now=NOW - timedelta(days=30), expected_by=TODAY - timedelta(days=8), company="Acme"
    )
    row = follow_up(about)
    tick()
    mail = arrived(sink)
    assert "Six working days since they said they would write." in text(mail)
    links = {words(a): a.get("href") for a in html(mail).iter("a")}
    assert links["Open the draft"] == f"http://127.0.0.1:8000/follow-ups/{row.pk}/"
    for label, verb in [("Done", "done"), ("Later", "later"), ("Let go", "let_go")]:
        assert f"/mail/{verb}/" in links[label]
        assert links[label] in text(mail)


@pytest.mark.parametrize("name", ["", "Alice Adler"])
@pytest.mark.parametrize("things", [1, 2])
def test_a_lock_screen_shows_no_company_and_nobody_elses_name(sink, name, things):
    alice = someone_with_a_list(things=things, name=name)
    about = make.application(alice, title="Secret role", company="Secretcorp", now=NOW)
    follow_up(about, kind=Aim.PREPARE, title="Call Zacharias", due_on=TODAY)
    tick()
    mail = arrived(sink)
    shown = [mail["Subject"], text(mail)[:150], words(html(mail).find("body"))[:150]]
    for word in ["Secret", "Zacharias", "Role", "Company"]:
        assert not any(word in line for line in shown), shown


def test_the_preheader_fills_what_an_inbox_shows_of_the_text(sink):
    someone_with_a_list()
    tick()
    hidden = next(d for d in html(arrived(sink)).iter("div") if "display:none" in d.get("style", ""))
    preheader = "".join(hidden.itertext())
    assert preheader.startswith("One thing, when it suits you.")
    assert len(preheader) >= 120


def test_seven_things_are_named_and_the_rest_is_on_today(sink):
    someone_with_a_list(things=11)
    tick()
    mail = arrived(sink)
    assert text(mail).count("* Ask") == 7
    assert "And 4 more on Today." in text(mail)
    assert Mention.objects.count() == 7


def test_a_draft_that_was_worked_on_is_counted_and_not_mailed(sink):
    alice = someone()
    about = make.application(alice, now=NOW - timedelta(days=20))
    row = follow_up(about, kind=Aim.HIGH_ROAD_NOTE)
    Note.objects.create(
        owner=alice,
        application=about,
        follow_up=row,
        kind=row.kind,
        body="my own words",
        edited=True,
        made_at=NOW,
    )
    tick()
    mail = arrived(sink)
    assert "Your draft is saved, 3 words." in text(mail)
    assert "my own words" not in mail.as_string()


def test_on_the_morning_after_a_quiet_two_more_days_are_offered(sink):
    alice = someone()
    about = make.application(alice, now=NOW - timedelta(days=20))
    about.begin_quiet(alice.morning_of(TODAY), hold_rest=True)
    follow_up(about, kind=Aim.HIGH_ROAD_NOTE, rule_key="plan:1:thank")
    tick()
    mail = arrived(sink)
    assert "The quiet you asked for has ended; you can have two more days of it" in text(mail)
    assert "If you are ready: about five minutes. A draft is there." in text(mail)
    assert "/mail/quiet/" in text(mail)


def test_a_weekly_list_comes_on_monday_and_holds_what_is_due_by_sunday(sink):
    alice = someone(rhythm="weekly", now=NOW - timedelta(days=8))
    about = make.application(alice, now=NOW - timedelta(days=20))
    follow_up(about, due_on=TODAY + timedelta(days=5), kind=Aim.PREPARE)  # Sunday
    follow_up(about, due_on=TODAY + timedelta(days=6), kind=Aim.INVENTORY)
    monday = NOW - timedelta(days=1)
    tick(monday)
    send(monday)
    [mail] = sink.mails
    assert mail["Subject"] == "Your week, 9 to 15 March"
    assert "* Prepare" in text(mail)
    assert "question" not in text(mail)


def test_a_week_across_two_months_names_both(sink):
    alice = someone(rhythm="weekly", now=NOW + timedelta(days=19))
    monday = NOW + timedelta(days=20)
    follow_up(make.application(alice, now=NOW), due_on=monday.date())
    tick(monday)
    send(monday)
    assert sink.mails[0]["Subject"] == "Your week, 30 March to 5 April"


def test_the_mail_is_good_mail(sink):
    someone_with_a_list(sender_name="Your list")
    tick()
    mail = arrived(sink)
    assert mail["From"] == "Your list <rebound@localhost>"
    assert mail["To"] == "alice@example.org"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "OOF, NRN, AutoReply, RN"
    assert mail["List-Id"] == "Rebound <reminders.localhost>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http://127\.0\.0\.1:8000/unsubscribe/[^>]+/>", mail["List-Unsubscribe"])
    assert b"\nList-Unsubscribe: <http" in sink.kept[0], "as it travels: nobody decodes it"
    assert mail["Date"].datetime.utcoffset() == timedelta(hours=1)  # Berlin in March
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert not list(html(mail).iter("img"))
    assert not any(part.defects for part in mail.walk())


@pytest.mark.parametrize(
    "name", ['Eve"\r\nBcc: all@example.org', "a@b.example, c", "‮evil", "  ", "x" * 60, "Ünïcödé 😀"]
)
def test_no_name_can_add_a_header_or_an_address(sink, name):
    someone_with_a_list(sender_name=name[:60])
    tick()
    mail = arrived(sink)
    assert [str(a.addr_spec) for a in mail["From"].addresses] == ["rebound@localhost"]
    assert mail["Bcc"] is None
    assert len(mail["From"].addresses[0].display_name) >= 1


def test_a_name_of_controls_alone_is_none():
    assert sender(User(sender_name="\x00\x1b\r\n")) == "Rebound <rebound@localhost>"


def test_words_of_the_person_are_text_in_both_parts(sink):
    alice = someone(name="<b>Al</b>")
    about = make.application(alice, title="<script>x</script>", company="A & B\u2028Co", now=NOW)
    follow_up(about, title="Tom & Jerry's <img src=x>")
    tick()
    mail = arrived(sink)
    assert "Tom & Jerry's <img src=x>" in text(mail)
    page = html(mail)
    assert not list(page.iter("script")) and not list(page.iter("img"))
    assert "Tom & Jerry's <img src=x>" in words(page.find("body"))


def test_very_long_and_foreign_words_are_mailed_whole(sink):
    alice = someone()
    about = make.application(alice, title="ب" * 200, company="長" * 200, now=NOW)
    follow_up(about, title="x" * 200)
    tick()
    assert "長" * 200 in text(arrived(sink))
    assert all(len(line) <= 998 for raw in sink.kept for line in raw.split(b"\r\n"))


def test_each_draft_costs_a_few_questions_and_nothing_else_does(sink):
    def asked(things: int) -> int:
        reminder(someone_with_a_list(f"p{things}@example.org", things=things))
        with CaptureQueriesContext(connection) as queries:
            send()
        return len(queries)

    asked(1)  # the first mail of all makes the installation's row
    two, three, four = asked(2), asked(3), asked(4)
    assert four - three == three - two <= 10
