"""Every answer of a mail server, and what becomes of the row."""

import logging
import socket
from datetime import timedelta

import pytest

from applications import mail
from applications.delivery import outcomes
from applications.models import MailKind, Mention, Reminder, State, Why
from tests.builders import NOW
from tests.delivery.builders import due, reminder, send, someone_with_a_list, states, tick
from tests.delivery.sink import DROP, OK

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def the_row() -> Reminder:
    return Reminder.objects.get()


@pytest.mark.parametrize(
    "stage, answer, state, code",
    [
        ("data", OK, State.SENT, 250),
        ("rcpt", "450 mailbox busy", State.PENDING, 450),
        ("rcpt", "550 5.1.1 no such user", State.FAILED, 550),
        ("data", "451 try later", State.PENDING, 451),
        ("data", "421 closing", State.PENDING, 421),
        ("data", "554 no", State.FAILED, 554),
    ],
)
def test_the_servers_answer_decides(sink, stage, answer, state, code):
    due()
    if stage == "rcpt":
        sink.on_rcpt = lambda address: answer
    else:
        sink.on_data = lambda mail: answer
    send()
    row = the_row()
    assert (row.state, row.smtp_code, row.attempts, row.ambiguous) == (state, code, 1, 0)
    assert (row.lease_token, row.lease_until) == (None, None)
    assert row.reason == ("" if answer == OK else answer)


def test_backing_off_takes_one_five_and_fifteen_minutes_and_then_hours_until_it_expires(sink):
    due()
    sink.on_data = lambda mail: "451 try later"
    now, pauses = NOW, []
    while the_row().state == State.PENDING:
        now = max(now, the_row().next_attempt_at)
        tick(now)
        send(now)
        pauses.append((the_row().next_attempt_at - now) / MINUTE)
    for pause, least in zip(pauses, [1, 5, 15, *[60] * 20], strict=False):
        assert least <= pause <= least * 1.2 or pause <= 0
    row = the_row()
    assert (row.state, row.reason) == (State.EXPIRED, "451 try later")
    assert 10 <= row.attempts <= 14
    assert not sink.kept


def test_a_mail_that_gets_through_later_is_sent_once_and_tells_no_old_trouble(sink):
    due()
    sink.on_data = lambda mail: "451 try later"
    send()
    sink.on_data = lambda mail: OK
    send(NOW + 2 * MINUTE)
    row = the_row()
    assert (row.state, row.reason, row.attempts) == (State.SENT, "", 2)
    assert sink.ids == [row.message_id]


def test_a_mail_in_doubt_goes_out_once_more_under_its_id_and_never_a_third_time(sink):
    due()
    sink.on_data = lambda mail: DROP
    send()
    row = the_row()
    assert (row.state, row.ambiguous, row.reason) == (State.PENDING, 1, Why.IN_DOUBT)
    assert row.next_attempt_at > NOW
    for minutes in (2, 30, 300):
        tick(NOW + minutes * MINUTE)
        send(NOW + minutes * MINUTE)
    row = the_row()
    assert (row.state, row.ambiguous) == (State.UNKNOWN, 2)
    assert sink.ids == [row.message_id] * 2
    assert Mention.objects.count() == 1


def test_a_mail_in_doubt_that_then_arrives_is_sent_and_stays_counted(sink):
    due()
    sink.on_data = lambda mail: DROP
    send()
    sink.on_data = lambda mail: OK
    send(NOW + 2 * MINUTE)
    assert (the_row().state, the_row().ambiguous) == (State.SENT, 1)


def test_a_weeks_list_in_doubt_is_never_sent_again(sink):
    alice = someone_with_a_list(rhythm="weekly")
    reminder(alice, kind=MailKind.WEEK)
    sink.on_data = lambda mail: DROP
    send()
    assert (the_row().state, the_row().ambiguous) == (State.UNKNOWN, 1)


def test_a_mail_in_doubt_that_runs_out_of_time_stays_in_doubt(sink):
    due()
    sink.on_data = lambda mail: DROP
    send()
    tick(NOW + timedelta(hours=11))
    assert the_row().state == State.UNKNOWN


def test_a_connection_lost_before_the_words_is_no_doubt(sink):
    """The server hangs up between two mails of a batch: the next one goes over a new connection."""
    due(3)
    original = sink.handle_RCPT

    async def once(server, session, envelope, address, options):
        if sink.kept and sink.connections == 1:
            server.transport.abort()
        return await original(server, session, envelope, address, options)

    sink.handle_RCPT = once
    send()
    assert states() == [State.SENT] * 3
    assert sink.connections == 2
    assert sum(Reminder.objects.values_list("ambiguous", flat=True)) == 0


def test_without_a_mail_server_nothing_is_in_doubt_and_all_of_it_waits(settings, caplog):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and not listening: refused
        options = {"host": "127.0.0.1", "port": nobody.getsockname()[1], "timeout": 1}
        settings.MAILERS = {"default": {"BACKEND": "applications.delivery.wire.Backend", "OPTIONS": options}}
        due(3)
        send()
    for row in Reminder.objects.all():
        assert (row.state, row.reason, row.ambiguous, row.attempts) == (State.PENDING, Why.NO_SERVER, 0, 1)
        assert MINUTE <= row.next_attempt_at - NOW <= 1.2 * MINUTE
    assert not Mention.objects.exclude(reminder__state=State.PENDING).exists()


def test_one_connection_serves_many_mails(sink):
    due(30)
    send()
    assert states() == [State.SENT] * 30
    assert sink.connections == 1


def test_a_mail_that_cannot_be_made_does_not_stop_the_others_and_is_given_up_in_the_end(
    sink, monkeypatch, caplog
):
    poison, *_others = due(3)
    content = mail._content

    def broken(row, *args, **kwargs):
        if row.pk == poison.pk:
            raise ValueError("private words of theirs")
        return content(row, *args, **kwargs)

    monkeypatch.setattr(mail, "_content", broken)
    Reminder.objects.filter(pk=poison.pk).update(expires_at=NOW + timedelta(days=9))
    now = NOW
    with caplog.at_level(logging.DEBUG):
        for _ in range(12):
            send(now)
            poison.refresh_from_db()
            now = max(now, poison.next_attempt_at)
            if poison.owner.is_night(now):
                now = poison.owner.awake_from(now)
    assert len(sink.mails) == 2
    assert (poison.state, poison.reason, poison.attempts) == (State.FAILED, Why.BROKEN, 12)
    assert "ValueError" in caplog.text and "private words" not in caplog.text


def test_a_mail_beyond_its_time_is_not_sent(sink):
    [row] = due()
    Reminder.objects.filter(pk=row.pk).update(expires_at=NOW)
    send()
    assert not sink.kept
    assert the_row().state == State.EXPIRED


def test_an_answer_is_kept_short_and_on_one_line(sink):
    due()
    sink.on_data = lambda mail: "554-first\x00 line\r\n554 " + "x" * 400
    send()
    assert the_row().reason.startswith("554 first line xxx")
    assert len(the_row().reason) == 200


def test_back_off_is_spread_so_that_mails_do_not_come_back_as_a_crowd():
    assert len({outcomes.back_off(1) for _ in range(20)}) > 10
