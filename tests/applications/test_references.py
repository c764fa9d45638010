"""Who vouches, and with whom they are promised to."""

import pytest
from django.urls import reverse

from applications.models import Role
from tests import builders as make
from tests.pages import get

pytestmark = pytest.mark.django_db
REFERENCES = reverse("references")


def promise(owner, name, *titles):
    """One person as reference of several applications."""
    rows = [make.application(owner, title=title) for title in titles]
    who = make.contact(owner, name=name, for_=rows[0], role=Role.REFERENCE)
    for row in rows[1:]:
        who.involvements.create(owner=owner, application=row, role=Role.REFERENCE)
    return rows


def test_each_with_the_jobs_they_are_promised_to(client, alice):
    promise(alice, "Amara Nwosu", "Data analyst", "Data steward")
    make.contact(alice, name="Maria Ortiz", for_=make.application(alice))
    page = get(client, REFERENCES)
    assert page.link("Data analyst, Acme") and page.link("Data steward, Acme")
    assert page.link("Amara Nwosu")
    assert "Maria Ortiz" not in page.main  # she leads the talk, she does not vouch


def test_what_has_ended_is_not_told_there(client, alice):
    (row,) = promise(alice, "Amara Nwosu", "Data analyst")
    row.close("withdrawn", now=make.NOW)
    page = get(client, REFERENCES)
    assert "Amara Nwosu" in page.main and "Data analyst" not in page.main
    assert "Promised to nothing that is open." in page.main


def test_a_strangers_references_are_not_there(client, alice, bob):
    promise(bob, "Amara Nwosu", "Data analyst")
    page = get(client, REFERENCES)
    assert "Amara" not in page.main
    assert "Who vouches for you is listed here" in page.main


def test_as_many_questions_for_three_as_for_one(client, alice, queries):
    promise(alice, "Amara Nwosu", "Data analyst")
    one = queries(REFERENCES)
    for name in ("Ben Ito", "Cleo Marsh"):
        promise(alice, name, "Data steward", "Data officer")
    assert queries(REFERENCES) == one
