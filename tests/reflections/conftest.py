from datetime import timedelta

import pytest

from accounts.models import User
from reflections.models import RecoveryPlan
from tests import builders as make
from tests.reflections.story import told_no


@pytest.fixture
def alice(client, time_machine) -> User:
    """Signed in, on the cast's Tuesday."""
    time_machine.move_to(make.NOW, tick=False)
    person = make.person()
    client.force_login(person)
    return person


@pytest.fixture
def plan(alice: User) -> RecoveryPlan:
    """Somewhat wanted, after a talk with Maria and Jonas; the note is due tomorrow."""
    application = make.application(alice)
    maria = make.contact(alice, for_=application, email="maria@acme.example")
    jonas = make.contact(alice, name="Jonas Weber", for_=application, role="interviewer")
    make.interview(application, day=make.TODAY - timedelta(days=3), with_=[maria, jonas])
    return told_no(application, depth="somewhat", now=make.NOW)
