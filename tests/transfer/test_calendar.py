"""A calendar behind an address that cannot be guessed; right over the change of the
clocks, also for a real client."""

import os
import re
import shutil
import subprocess
from datetime import UTC, date, time, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from applications.models import Aim, FollowUp
from tests import builders as make
from tests.pages import get
from transfer import feed
from transfer.models import Feed

pytestmark = pytest.mark.django_db
# Berlin: summer begins on 29 March 2026, ends on 25 October 2026.
HOW = "The calendar program khal is not here; on Debian or Ubuntu: sudo apt install khal"
SPRING, AUTUMN = date(2026, 3, 27), date(2026, 10, 23)


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    person = make.person()
    client.force_login(person)
    return person


def events(content: bytes) -> list:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def talks_around(alice, start: date):
    application = make.application(alice, stage="interviewing")
    return [make.interview(application, day=start + timedelta(days=n), at=time(10, 30)) for n in range(7)]


def address(client) -> str:
    page = get(client, reverse("calendar")).press(client, "Make a")
    return next(n.get("value") for n in page.all("input") if n.get("id") == "feed-address")


def test_the_address_is_shown_once_and_works_without_signing_in(client, alice):
    talks_around(alice, make.TODAY)
    url = address(client)
    assert (
        url.split("/calendar/")[1].removesuffix(".ics")
        not in client.get(reverse("calendar")).content.decode()
    )
    client.logout()
    response = client.get(url.replace("http://127.0.0.1:8000", ""))
    assert response["Content-Type"].startswith("text/calendar")
    assert "private" in response["Cache-Control"] and response["Referrer-Policy"] == "no-referrer"
    assert len(events(response.content)) == 7


def test_a_new_address_ends_the_one_before_and_a_guess_finds_nothing(client, alice):
    first, second = address(client), address(client)
    assert first != second and Feed.objects.count() == 1
    paths = [url.replace("http://127.0.0.1:8000", "") for url in (first, second)]
    assert [client.get(path).status_code for path in paths] == [404, 200]
    assert client.get(reverse("feed", args=["x" * 43])).status_code == 404
    get(client, reverse("calendar")).press(client, "End it")
    assert client.get(paths[1]).status_code == 404


def test_titles_tell_nothing_unless_asked_to(client, alice):
    talks_around(alice, make.TODAY)
    row = Feed(owner=alice)
    content = feed.calendar(row, now=make.NOW).decode()
    assert "Acme" not in content and "Appointment" in content
    row.names_shown = True
    assert "Acme" in feed.calendar(row, now=make.NOW).decode()


def test_the_page_names_what_the_calendar_shows_and_nothing_more(client, alice):
    make.interview(make.application(alice, title="Data analyst", company="Acme"), day=make.TODAY)
    page = get(client, reverse("calendar")).press(client, "Make an", names_shown="on")
    page = get(client, page.path)
    assert "It shows company, kind and place." in page.main and "role" not in page.main
    assert b"Data analyst" not in feed.calendar(Feed(owner=alice, names_shown=True), now=make.NOW)


@pytest.mark.parametrize("week", [SPRING, AUTUMN])
def test_talks_stand_at_their_hour_over_the_change_of_the_clocks(alice, week):
    talks = talks_around(alice, week)
    found = events(feed.calendar(Feed(owner=alice), now=make.NOW))
    starts = [event["dtstart"].dt.astimezone(alice.tz) for event in found]
    assert [s.time() for s in starts] == [time(10, 30)] * 7
    assert [s.date() for s in starts] == [talk.day for talk in talks]
    assert {s.astimezone(UTC).hour for s in starts} == {8, 9}


def test_what_is_due_takes_a_whole_day_and_nobody_s_time(alice):
    application = make.application(alice)
    due = {"owner": alice, "application": application, "kind": Aim.OTHER, "title": "Send it"}
    FollowUp.objects.create(**due, due_on=SPRING)
    FollowUp.objects.create(**due, due_on=SPRING, completed_at=make.NOW)
    (event,) = events(feed.calendar(Feed(owner=alice), now=make.NOW))
    assert (event["dtstart"].dt, event["dtend"].dt, event["transp"]) == (
        SPRING,
        SPRING + timedelta(days=1),
        "TRANSPARENT",
    )


def test_what_has_ended_or_was_called_off_is_not_in_it(alice):
    talks = talks_around(alice, make.TODAY + timedelta(days=3))
    talks[0].cancel(now=make.NOW)
    assert len(events(feed.calendar(Feed(owner=alice), now=make.NOW))) == 6
    talks[0].application.close("withdrawn", now=make.NOW)
    assert events(feed.calendar(Feed(owner=alice), now=make.NOW)) == []


@pytest.fixture
def khal(tmp_path):
    """A calendar program as people have it: it reads a file, and says what it shows in a week."""
    program = shutil.which("khal")
    if program is None and os.environ.get("CI") == "true":
        pytest.fail(HOW, pytrace=False)
    if program is None:
        pytest.skip(HOW)
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[one]]\npath = {tmp_path}/store\n[locale]\nlocal_timezone = Europe/Berlin\n"
        "default_timezone = Europe/Berlin\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path}/khal.db\n"
    )
    (tmp_path / "store").mkdir()
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

    def ask(*words: str) -> str:
        done = subprocess.run(
            [program, "-c", str(config), *words], capture_output=True, text=True, env=environment, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def shows(content: bytes, start: date) -> list[str]:
        (tmp_path / "calendar.ics").write_bytes(content)
        ask("import", "--batch", str(tmp_path / "calendar.ics"))
        told = ask("list", "--format", "{start-date} {start-time} {end-time} {title}", str(start), "7d")
        return [line.strip() for line in told.splitlines() if re.match(r"\d{4}-", line) and len(line) > 12]

    return shows


@pytest.mark.parametrize("week", [SPRING, AUTUMN])
def test_a_real_calendar_program_shows_each_talk_at_its_hour(alice, khal, week):
    talks = talks_around(alice, week)
    lines = khal(feed.calendar(Feed(owner=alice), now=make.NOW), week)
    assert lines == [f"{talk.day} 10:30 11:30 Appointment" for talk in talks]


def test_a_real_calendar_program_shows_what_is_due_as_a_day(alice, khal):
    due = {"owner": alice, "application": make.application(alice), "kind": Aim.OTHER, "title": "Send it"}
    FollowUp.objects.create(**due, due_on=SPRING + timedelta(days=2))
    (line,) = khal(feed.calendar(Feed(owner=alice), now=make.NOW), SPRING)
    assert line.split() == ["2026-03-29", "On", "your", "list"]


def test_a_real_calendar_program_opens_the_entry_of_one_talk(alice, client, khal):
    (talk, *_others) = talks_around(alice, SPRING)
    entry = client.get(reverse("interview_ics", args=[talk.pk])).content
    assert khal(entry, SPRING) == [f"{SPRING} 10:30 11:30 Appointment"]
