"""Three noes behind her and a talk tomorrow in another zone: what she wrote after each stands before her."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Days
from applications import talks
from applications.models import Aim, FollowUp, Kind
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import send, someone, tick
from tests.pages import get
from tests.reflections.story import a_no_with_a_lesson

pytestmark = pytest.mark.django_db
LESSONS = ["Say the assumption first.", "Draw it on paper.", "Ask who owns the number."]
EVENING = datetime(2026, 3, 10, 17, tzinfo=UTC)  # six in Berlin
# Nine in New York, which has put its clocks forward already: two in the afternoon in Berlin.
TALK = datetime(2026, 3, 11, 13, tzinfo=UTC)


@pytest.fixture
def ana():
    owner = someone(name="Ana Silva", days=Days.EVERY)
    for number in range(3):
        then = NOW - timedelta(days=90 - 20 * number)
        kind = Kind.TECHNICAL if number == 1 else Kind.PANEL
        a_no_with_a_lesson(owner, LESSONS[number], company=f"Past {number}", kind=kind, now=then)
    return owner


def test_the_evening_before_and_the_day_after(client, sink, ana):
    about = make.application(ana, company="Harbour Labs", stage="interviewing", now=NOW)
    lena = make.contact(ana, name="Lena Vogt", for_=about)
    talk = make.interview(
        about, day=TODAY + timedelta(days=1), at=time(9), zone="America/New_York", kind=Kind.TECHNICAL,
        with_=[lena],
    )  # fmt: skip
    talks.noted(talk, now=NOW)
    assert talk.starts_at == TALK

    tick(EVENING)
    send(EVENING)
    [mail] = [m for m in sink.mails if m["Subject"] == "Tomorrow at 14:00"]
    text = " ".join(mail.get_body(("plain",)).get_content().split())
    assert "(Wednesday 09:00 in New York)" in text
    places = [text.find(lesson) for lesson in (LESSONS[1], LESSONS[2], LESSONS[0])]
    assert -1 not in places and places == sorted(places)  # of a technical talk, then the newest
    assert "Here because you keep it for technical talks." in text
    assert not any(past in text for past in ("Past 0", "Past 1", "Past 2", "They said no"))

    client.force_login(ana)
    with time_machine.travel(EVENING, tick=False):
        page = get(client, reverse("preparation", args=[talk.pk]))
        assert page.heading == "Tomorrow at 14:00, with Lena Vogt"
        assert all(lesson in page.main for lesson in LESSONS)
        assert "How was it" not in get(client, reverse("today")).main

    tick(datetime(2026, 3, 11, 8, tzinfo=UTC))
    with time_machine.travel(TALK + timedelta(hours=2), tick=False):
        today = get(client, reverse("today"))
        debrief = get(client, today.link("How was it with Lena?"))
        done = debrief.press(client, "Keep it", thank_for="the port at night", promised_by="2026-03-18")
        assert "The thank-you draft is ready for tomorrow morning." in done.main

    morning = datetime(2026, 3, 12, 8, tzinfo=UTC)
    tick(morning)
    due = FollowUp.objects.mentionable(ana, morning)
    assert due.filter(kind=Aim.THANK_YOU, application=about).exists()
    assert not FollowUp.objects.filter(kind=Aim.STATUS_CHECK, application=about).exists()
    tick(datetime(2026, 3, 20, 8, tzinfo=UTC))  # Friday: two working days after the Wednesday they named
    assert FollowUp.objects.get(kind=Aim.STATUS_CHECK, application=about).due_on.isoformat() == "2026-03-20"
