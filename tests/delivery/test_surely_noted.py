"""What the mail server said stands in the database, though that be away for a moment."""

import pytest
from django.db import DataError, OperationalError

from applications.delivery import noting
from applications.delivery.noting import surely


class Database:
    """Away for the first few times that it is written to."""

    def __init__(self, away: int) -> None:
        self.away, self.noted = away, 0

    def note(self) -> None:
        if self.away:
            self.away -= 1
            raise OperationalError("the database system is shutting down")
        self.noted += 1


@pytest.mark.parametrize("away", [0, 1, 5])
@pytest.mark.django_db(transaction=True)
def test_it_is_noted_once_as_soon_as_the_database_is_back(away):
    database = Database(away)
    surely(database.note, pause=0)
    assert database.noted == 1


@pytest.mark.django_db(transaction=True)
def test_one_that_stays_away_leaves_the_mail_to_its_lease(monkeypatch):
    monkeypatch.setattr(noting, "AT_MOST", -1)
    database = Database(away=9)
    with pytest.raises(OperationalError):
        surely(database.note, pause=0)
    assert database.noted == 0


@pytest.mark.parametrize("trouble", [DataError, ZeroDivisionError])
def test_trouble_of_another_kind_is_not_tried_again(trouble):
    def note() -> None:
        raise trouble

    with pytest.raises(trouble):
        surely(note)
