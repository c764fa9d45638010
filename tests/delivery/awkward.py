"""Every kind of mail, about a case that is as awkward as cases are: names that run the other way, are marked
up, far too long, or hold what mail headers are made of."""

from datetime import time, timedelta
from uuid import UUID

from accounts.models import User
from applications import mail
from applications.asking import Say, ask
from applications.models import Aim, Application, Kind, MailKind, Reminder, Stage
from applications.models.reminders import message_id
from reflections.models import Tool, ToolKind
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import follow_up, someone, someone_with_a_list

DAY = timedelta(days=1)
MONDAY = TODAY - DAY
SAME = UUID(int=5)  # by which the two questions are chosen
EVENING = NOW + timedelta(hours=8)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def letter(person: User, kind: str, *, day=TODAY, now=NOW) -> mail.Letter:
    row = Reminder(owner=person, kind=kind, day=day, message_id=message_id(person, kind, day))
    said = ask(row, person, now=now)
    assert isinstance(said, Say), said
    return mail.render(row, person, said, now=now)


def awkward_person(**fields: object) -> User:
    return someone(name="O’Hara‮ <b>", sender_name='Rebound" <x@y>, Bcc: z', **fields)


def _talk(owner: User, *, at: time | None, zone: str = "Europe/Berlin", **fields: object) -> Application:
    lena = make.contact(
        owner,
        name="Lena “Léa” Brandt-Müller",
        job_title="Head of <data> & more",
        about="Likes short answers.\nHas a dog.",
        phone="+49 30 1234567",
    )
    about = make.application(
        owner, title="مهندس بيانات", company=LONG, stage=Stage.INTERVIEWING, now=NOW - 5 * DAY, id=SAME
    )
    make.interview(
        about,
        day=TODAY + DAY,
        at=at,
        zone=zone,
        kind=Kind.TECHNICAL,
        with_=[lena],
        place="Hafenstraße 4",
        **fields,
    )
    return about


def one_thing() -> mail.Letter:
    return letter(someone_with_a_list(), MailKind.DAY)


def many_things() -> mail.Letter:
    owner = awkward_person()
    acme = make.application(
        owner,
        title="<script>alert(1)</script>",
        company="A & B’s\u2028“Co”",
        now=NOW - 30 * DAY,
        expected_by=TODAY - 8 * DAY,
    )
    far = make.application(owner, title="データ分析 📊", company=LONG, now=NOW - 12 * DAY)
    maria = make.contact(owner, name="María-José\r\nBcc: x@example.org", for_=acme)
    follow_up(acme)
    follow_up(acme, kind=Aim.THANK_YOU, interview=make.interview(acme, day=TODAY - DAY), contact=maria)
    follow_up(far, kind=Aim.INVENTORY)
    for number in range(6):
        follow_up(far, kind=Aim.OTHER, title=f"Call {number}: " + "x" * 150, due_on=TODAY - number * DAY)
    return letter(owner, MailKind.DAY)


def a_week() -> mail.Letter:
    owner = someone(rhythm="weekly", name="")
    about = make.application(owner, now=NOW - 20 * DAY)
    follow_up(about, kind=Aim.PREPARE, due_on=TODAY + 4 * DAY)
    follow_up(about, due_on=MONDAY)
    return letter(owner, MailKind.WEEK, day=MONDAY, now=NOW - DAY)


def a_test_with_nothing() -> mail.Letter:
    return letter(someone(), MailKind.SAMPLE)


def an_evening() -> mail.Letter:
    owner = awkward_person()
    _talk(
        owner,
        at=time(9),
        zone="America/New_York",
        link="https://meet.example.org/" + "a" * 90,
        way_minutes=25,
    )
    words = {"if_cue": "they ask <why>", "then_response": "say “one thing” & stop"}
    Tool.objects.create(
        owner=owner, kind=ToolKind.FIELD, text="Breathe.\nThen answer.", kept_at=NOW - 7 * DAY, **words
    )
    return letter(owner, MailKind.EVE, day=TODAY + DAY, now=EVENING)


def an_evening_with_nothing_known() -> mail.Letter:
    owner = someone()
    make.interview(make.application(owner, now=NOW, id=SAME), day=TODAY + DAY, at=None)
    return letter(owner, MailKind.EVE, day=TODAY + DAY, now=EVENING)


def an_addition() -> mail.Letter:
    owner = someone()
    told = make.interview(make.application(owner, now=NOW), day=TODAY + DAY, at=time(9))
    told.announce()
    _talk(owner, at=time(15))
    return letter(owner, MailKind.ADDED, day=TODAY + DAY, now=EVENING)


LETTERS = {
    "one thing": one_thing,
    "many things": many_things,
    "a week": a_week,
    "a test with nothing in it": a_test_with_nothing,
    "an evening": an_evening,
    "an evening with nothing known": an_evening_with_nothing_known,
    "an addition": an_addition,
}
