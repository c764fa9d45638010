"""The demo: a lived-in search, told by the real verbs, in a database of its own."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command

from accounts.models import User
from applications.delivery import tick
from applications.models import Application, Document, FollowUp, InterviewStage, Note, Reminder, State
from rebound.management.commands.seed_demo import ADDRESS, zone_at_ten
from reflections.models import RecoveryPlan, ReflectionEntry, Tool
from tests import builders

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 7, 30, tzinfo=UTC)


def seed(capsys, *args: str) -> str:
    call_command("seed_demo", *args)
    return capsys.readouterr().out


def test_the_search_is_lived_in_today_is_calm_and_a_mail_is_due_at_once(capsys):
    with time_machine.travel(NOW, tick=False):
        seed(capsys)
        is_lived_in()
        has_rejections_in_three_phases()
        is_calm_today(User.objects.get(email=ADDRESS))
        mail_flows()


def is_lived_in() -> None:
    assert 36 <= Application.objects.count() <= 44
    assert Application.objects.active().count() > 10
    assert InterviewStage.objects.count() > 10
    assert Tool.objects.filter(if_cue__gt="").count() >= 2
    assert Tool.objects.with_uses().filter(used=2, helped=2).exists()
    assert Tool.objects.filter(known_since__isnull=False).exists()
    assert Tool.objects.filter(revisions__isnull=False).exists()
    assert ReflectionEntry.objects.written().count() >= 6
    assert Note.objects.filter(sent_at__isnull=False).count() > 8
    assert not Application.objects.filter(touched_at__gt=NOW).exists()
    papers = Document.objects.with_how_far().order_by("name")
    assert [paper.talks > 0 for paper in papers] == [True, True, True]
    assert papers[0].sent + papers[1].sent == Application.objects.filter(applied_on__isnull=False).count()


def has_rejections_in_three_phases() -> None:
    phases = {plan.event.application.company.name: plan for plan in RecoveryPlan.objects.with_words()}
    assert phases["Tamarisk Energy"].current_step(NOW).key == "quiet"
    assert phases["Orlo Maps"].current_step(NOW).key == "thank"
    assert phases["Halden Ferries"].current_step(NOW) is None
    assert Application.objects.filter(outcome="no_answer").count() == 2


def is_calm_today(owner: User) -> None:
    due = FollowUp.objects.mentionable(owner, NOW)
    assert 2 <= due.count() <= 4
    assert due.filter(kind="high_road_note").exists()
    tomorrow = owner.today(NOW) + timedelta(days=1)
    assert InterviewStage.objects.ahead(NOW).filter(day=tomorrow).count() == 1


def mail_flows() -> None:
    assert Reminder.objects.filter(state=State.SENT).count() > 5
    assert Reminder.objects.due(NOW).get().kind == "day"
    assert not Reminder.objects.late(NOW).exists()
    rung = []
    tick(now=NOW + timedelta(seconds=50), ring=lambda: rung.append(1))
    assert rung == [1]


def test_it_can_be_run_twice_and_be_told_anew_on_any_day(capsys):
    with time_machine.travel(NOW, tick=False):
        seed(capsys)
        before = set(Application.objects.values_list("pk", flat=True))
        out = seed(capsys)
    assert set(Application.objects.values_list("pk", flat=True)) == before
    assert User.objects.get().check_password(out.split("Password:")[1].strip())
    sunday = NOW + timedelta(days=5)
    with time_machine.travel(sunday, tick=False):
        seed(capsys, "--again")
    assert not before & set(Application.objects.values_list("pk", flat=True))
    assert Application.objects.count() == len(before)
    assert FollowUp.objects.mentionable(User.objects.get(), sunday).filter(kind="high_road_note").exists()
    assert Reminder.objects.due(sunday).exists()


def test_it_refuses_a_database_with_other_people_in_it(capsys):
    builders.person()
    with pytest.raises(CommandError, match="other people"):
        seed(capsys)
    assert not Application.objects.exists()


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("month", [1, 7])
def test_somewhere_it_is_about_ten_in_the_morning(month, hour):
    now = datetime(2026, month, 15, hour, 20, tzinfo=UTC)
    assert now.astimezone(ZoneInfo(zone_at_ten(now))).hour in {9, 10, 11}
