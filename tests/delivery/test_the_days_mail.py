import pytest

from applications.models import Reminder, State
from tests.delivery import builders as make

pytestmark = pytest.mark.django_db


def test_what_is_due_is_sent_in_the_persons_morning(sink):
    make.someone_with_a_list(things=2)
    make.tick()
    make.send()
    [mail] = sink.mails
    assert mail["Subject"] == "Your list for Tuesday"
    assert Reminder.objects.get().state == State.SENT
