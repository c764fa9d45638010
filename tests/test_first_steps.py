"""Keep track of a search: one job, a list, or a sample that goes again without a trace."""

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from applications.agenda import days_of_interviews, follow_ups
from applications.models import Application, Contact, MailKind
from rebound import sample
from reflections.models import ReflectionEntry, Tool
from tests import builders as make
from tests.accounts import story
from tests.pages import get
from tests.sources import APPS

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client, time_machine):
    time_machine.move_to(make.NOW)
    person = make.person()
    client.force_login(person)
    return person


def rows() -> dict[str, list]:
    models = [m for m in apps.get_models() if m._meta.app_label in APPS]
    return {m._meta.label: sorted(map(str, m._default_manager.values_list("pk", flat=True))) for m in models}


def test_the_second_door_leads_through_the_sign_up_to_the_first_steps(client, time_machine):
    time_machine.move_to(make.NOW)
    page = get(client, get(client, "/").link("Keep track of a search"))
    page = page.press(client, "Start", email="ana@example.org", password1=story.PASSWORD)
    assert page.heading == "First steps"


def test_role_company_enter(client, alice):
    page = get(client, reverse("first_steps")).press(client, "Add it", title="Data analyst", company="Acme")
    assert page.heading == "Data analyst"


def test_each_way_has_the_other_door_beneath_it(client, alice):
    page = get(client, reverse("first_steps"))
    doors = [a for a in page.all("a") if a.get("href") == reverse("turned_down")]
    assert len(doors) == 3
    assert page.link("Choose the file") == reverse("imports")


@pytest.mark.django_db(transaction=True)
def test_the_sample_goes_without_a_trace(client, alice):
    own = make.application(alice, title="My own", company="Sundby Water Board")  # also one of the sample's
    before = rows()
    board = get(client, reverse("first_steps")).press(client, "Lay it out")
    assert board.path == reverse("board")
    assert Application.objects.of(alice).filter(is_sample=True).count() > 8
    assert Tool.objects.exists()
    page = get(client, "/today/").press(client, "Remove it")
    assert "The sample is gone." in page.main
    after = rows()
    assert {k: v for k, v in after.items() if v != before[k]} == {}
    assert Application.objects.get() == own


def test_a_second_press_lays_out_one(client, alice):
    for _press in "12":
        client.post(reverse("sample_add"))
    titles = list(Application.objects.of(alice).values_list("title", "company__name"))
    assert len(titles) == len(set(titles))


def test_nothing_of_it_is_mailed(alice):
    now = timezone.now()
    sample.lay_out(alice, now=now)
    assert follow_ups(alice, MailKind.DAY, alice.today(now), now=now) == []
    assert follow_ups(alice, MailKind.WEEK, alice.today(now), now=now) == []
    assert days_of_interviews(alice, now=now) == {}


def test_what_the_person_has_made_of_it_stays(alice):
    sample.lay_out(alice, now=timezone.now())
    Tool.objects.filter(owner=alice).update(text="In my own words.")
    Contact.objects.filter(owner=alice, name="Lena Vogt").update(version=2)
    entry = ReflectionEntry.objects.filter(owner=alice, application__is_sample=True).first()
    entry.body = "What I thought."
    entry.save()
    sample.remove(alice)
    assert set(Tool.objects.values_list("text", flat=True)) == {"In my own words."}
    assert ReflectionEntry.objects.get().body == "What I thought."
    assert Contact.objects.get().name == "Lena Vogt"


@pytest.mark.django_db(transaction=True)
def test_it_goes_whole_after_one_of_it_was_removed_by_hand(client, alice):
    make.application(alice, title="My own")
    before = rows()
    sample.lay_out(alice, now=timezone.now())
    with_lessons = ReflectionEntry.objects.filter(application__is_sample=True).first().application
    get(client, reverse("application_remove", args=[with_lessons.pk])).press(client, "Delete for good")
    sample.remove(alice)
    after = rows()
    assert {k: v for k, v in after.items() if v != before[k]} == {}
