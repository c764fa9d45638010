import pytest

from tests import builders as make


@pytest.fixture
def served(settings):
    """An installation with a mail server, for many people."""
    settings.MAIL_SERVER = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(make.NOW)
    return time_machine
