"""The runs of `make faults` with few mails. What counts is what the mail server accepted."""

import pytest

from tests.faults import runs

SHORT = 10.0  # seconds of a lease
pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]


def test_killed_senders_lose_nothing_and_double_no_more_than_is_in_doubt(tmp_path):
    done = runs.kills(tmp_path, 150, lease=SHORT)
    assert done.lost == 0 and done.most_copies <= 2
    assert done.doubled <= done.in_doubt


def test_frozen_senders_lose_nothing(tmp_path):
    done = runs.stopped(tmp_path, 40, lease=SHORT)
    assert done.lost == 0 and done.doubled <= done.in_doubt <= done.kills


def test_senders_told_to_stop_double_nothing(tmp_path):
    done = runs.told_to_stop(tmp_path, 60)
    assert (done.lost, done.doubled, done.in_doubt, done.sent) == (0, 0, 0, 60)


def test_mails_that_cannot_be_made_stop_nobody_elses(tmp_path):
    done = runs.poison(tmp_path, 50)
    assert (done.lost, done.doubled, done.sent, done.failed) == (0, 0, 49, 1)


def test_every_mail_ends_sent_or_failed_for_cause(tmp_path):
    done = runs.answers(tmp_path, 40, lease=SHORT)
    assert done.lost == 0 and done.most_copies <= 2
    assert done.sent + done.failed + done.unknown == 40
