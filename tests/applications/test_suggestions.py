"""What is suggested once a day: for everybody, at most three checks a day, and nothing twice."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from accounts.models import Days, Rhythm
from applications import silence, suggestions, waiting
from applications.delivery import planning
from applications.models import Aim, Application, FollowUp, Reminder, Stage
from reflections import recovery
from tests import builders as make
from tests.builders import NOW, TODAY
from tests.delivery.builders import tick
from tests.pages import get

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MORNING = datetime(2026, 3, 10, 8, tzinfo=UTC)  # nine in Berlin, a Tuesday


def silent(owner, *, days: int = 12, company: str = "Acme", **fields):
    then = NOW - days * DAY
    return make.application(owner, company=company, now=then, on=owner.today(then), **fields)


def checks(owner) -> list[FollowUp]:
    return list(FollowUp.objects.of(owner).filter(kind=Aim.STATUS_CHECK).order_by("due_on"))


def run(owner, *, days: int, now=MORNING) -> None:
    for number in range(days):
        suggestions.suggest(owner, now=now + number * DAY)


# ---- when it runs --------------------------------------------------------------------
@pytest.mark.parametrize(
    "fields",
    [{}, {"rhythm": Rhythm.OFF}, {"rhythm": Rhythm.WEEKLY}, {"days": Days.EVERY}, {"mail_hold_reason": "x"}],
)
def test_it_runs_at_the_person_s_morning_whatever_mails_they_want(fields):
    owner = make.person(now=NOW - DAY, **fields)
    silent(owner)
    tick(MORNING - timedelta(minutes=1))
    assert checks(owner) == []
    tick(MORNING)
    assert len(checks(owner)) == 1


def test_it_runs_on_weekends_too_and_what_it_finds_is_due_on_monday_for_weekday_people():
    saturday = MORNING + 4 * DAY
    weekdays, every = make.person(now=NOW), make.person("b@example.org", now=NOW, days=Days.EVERY)
    for owner in (weekdays, every):
        silent(owner, days=6)  # ten days after applying is the Saturday
    for number in range(1, 5):
        tick(MORNING + number * DAY)
    assert [row.due_on for row in checks(weekdays)] == [date(2026, 3, 16)]
    assert [row.due_on for row in checks(every)] == [planning_day(saturday)]
    assert not Reminder.objects.filter(owner=weekdays).exists()


def planning_day(at: datetime) -> date:
    return at.date()


def test_nothing_is_suggested_in_a_pause_and_it_comes_after():
    owner = make.person(now=NOW - DAY)
    silent(owner)
    owner.pause(MORNING + 2 * DAY, now=NOW - DAY)
    for number in range(2):
        tick(MORNING + number * DAY)
        assert checks(owner) == []
    tick(MORNING + 2 * DAY)
    assert len(checks(owner)) == 1


def test_trouble_with_a_suggestion_costs_nobody_their_mail(monkeypatch, caplog):
    owner = make.person(now=NOW - DAY)
    FollowUp.objects.create(owner=owner, application=silent(owner), kind=Aim.OTHER, title="x", due_on=TODAY)

    def broken(person, now):
        raise ValueError("private words")

    monkeypatch.setattr(suggestions, "RULES", (broken,))
    tick(MORNING)
    assert Reminder.objects.filter(owner=owner).exists()
    assert "ValueError" in caplog.text and "private words" not in caplog.text


# ---- what it makes -------------------------------------------------------------------
@pytest.mark.parametrize("rule", suggestions.RULES, ids=lambda rule: rule.__name__)
def test_no_rule_makes_the_same_twice(rule):
    owner = make.person()
    about = silent(owner)
    make.interview(silent(owner, company="Globex", stage=Stage.INTERVIEWING))
    FollowUp.objects.create(owner=owner, application=about, kind=Aim.OTHER, title="x", due_on=TODAY)
    rule(owner, MORNING)
    before = FollowUp.objects.count()
    assert rule(owner, MORNING + timedelta(hours=1)) == []
    assert FollowUp.objects.count() == before


def test_two_checks_then_one_question_and_never_more():
    owner = make.person(days=Days.EVERY)
    about = silent(owner, days=1)
    asked = []
    for number in range(120):
        now = MORNING + number * DAY
        for row in suggestions.suggest(owner, now=now):
            asked.append((now.date() - about.applied_on).days)
            recovery.settle(row, verb="complete", now=now, via="page")
    assert asked == [10, 17]
    first = next(n for n in range(120) if suggestions.questions(owner, now=MORNING + n * DAY))
    assert first == 45 - 1


def test_the_question_closes_nothing_by_itself():
    owner = make.person()
    about = silent(owner, days=60)
    run(owner, days=60)
    about.refresh_from_db()
    assert about.is_active
    assert checks(owner) == []  # quiet for too long: a question, and no check


def test_three_checks_a_day_at_most_and_the_promised_ones_first():
    owner = make.person()
    for number in range(5):
        silent(owner, days=11 + number, company=f"Company {number}")
    promised = silent(owner, days=12, company="Promised", expected_by=TODAY - 5 * DAY)
    made = suggestions.suggest(owner, now=MORNING)
    assert len(made) == suggestions.MOST_CHECKS_A_DAY
    assert made[0].application == promised
    assert len(suggestions.suggest(owner, now=MORNING + DAY)) == 3


def test_the_work_is_the_same_for_one_application_and_for_many(django_assert_max_num_queries):
    owner = make.person()
    for number in range(40):
        silent(owner, days=2, company=f"Company {number}")
    with django_assert_max_num_queries(9):
        suggestions.suggest(owner, now=MORNING)


def sent_a_check(about, day):
    at = datetime.combine(day, time(12), UTC)
    fields = {"application": about, "kind": Aim.STATUS_CHECK, "rule_key": f"check:{about.pk}:1"}
    FollowUp.objects.create(owner=about.owner, due_on=day, completed_at=at, **fields)


SIGNS = {
    "applied": lambda about, day: setattr(about, "applied_on", day),
    "they wrote": lambda about, day: setattr(about, "last_contact_on", day),
    "they named a day": lambda about, day: setattr(about, "expected_by", day),
    "spoke": lambda about, day: make.interview(about, day=day),
    "spoke late in the evening": lambda about, day: make.interview(
        about, day=day - DAY, at=time(23, 30), zone="America/New_York"
    ),
    "a stage further": lambda about, day: about.change(
        now=NOW - DAY, on=day, cause="person", stage="screening"
    ),
    "asked them": sent_a_check,
}


@pytest.mark.parametrize("happens", SIGNS.values(), ids=SIGNS)
@pytest.mark.parametrize(("days", "offered"), [(30, True), (45, True), (46, False), (48, False)])
def test_whoever_may_be_asked_how_it_stands_is_read_and_nobody_else(happens, days, offered):
    owner = make.person(days=Days.EVERY)
    about = silent(owner, days=100)
    happens(about, TODAY - days * DAY)
    about.save()
    read = waiting.worth_a_check(owner, TODAY)
    assert offered <= len(read) <= (days < 48)  # a day more, where a talk stands in another zone
    assert len(suggestions.suggest(owner, now=MORNING)) == offered


# ---- a late reply --------------------------------------------------------------------
def test_after_they_came_back_the_count_begins_anew():
    owner = make.person(days=Days.EVERY)
    about = silent(owner, days=30)
    for number in (0, 7):
        [row] = suggestions.suggest(owner, now=MORNING + number * DAY)
        recovery.settle(row, verb="complete", now=MORNING + number * DAY, via="page")
    recovery.begin(about, "no_answer", now=MORNING + 15 * DAY)
    assert suggestions.suggest(owner, now=MORNING + 30 * DAY) == []
    recovery.reopen(about, now=MORNING + 31 * DAY)
    about.refresh_from_db()
    facts = silence.facts_of(about, TODAY + 31 * DAY)
    assert facts.asked_on == () and len(facts.checks) == 2
    day = silence.check_on(facts)
    assert day == date(2026, 4, 17)  # five working days after Friday 10 April
    [third] = suggestions.suggest(owner, now=datetime(2026, 4, 17, 8, tzinfo=UTC))
    assert third.rule_key.endswith(":3")


# ---- the question on Today -----------------------------------------------------------
def test_today_puts_one_question_and_a_day_of_one_s_own_ends_it(client, time_machine_at_now):
    owner = make.person()
    client.force_login(owner)
    about = silent(owner, days=50)
    silent(owner, days=46, company="Globex")
    page = get(client, reverse("today"))
    assert "Count this as no answer?" in page.main and "Acme" in page.main
    assert "1 more is as quiet." in page.main
    assert page.link("Still nothing") == reverse("silence", args=[about.pk])
    about.wait_until(TODAY + 9 * DAY)
    page = get(client, reverse("today"))
    assert "Acme" not in page.main and "Globex" in page.main


def test_of_a_long_list_a_hundred_are_looked_at_and_no_more_are_counted(client, time_machine_at_now):
    owner = make.person()
    client.force_login(owner)
    about = silent(owner, days=200, company="Longest quiet")
    silent(owner, days=250, company="Heard of lately", last_contact_on=TODAY - 2 * DAY)
    like = {"owner": owner, "company": about.company, "stage": "applied", "touched_at": NOW}
    Application.objects.bulk_create(
        Application(title=f"Role {n}", applied_on=TODAY - 60 * DAY, **like) for n in range(120)
    )
    page = get(client, reverse("today"))
    assert page.link("Still nothing") == reverse("silence", args=[about.pk])
    assert "Over a hundred more are as quiet." in page.main
    assert len(suggestions.questions(owner, now=NOW)) == waiting.MOST_LOOKED_AT


@pytest.fixture
def time_machine_at_now():
    import time_machine

    with time_machine.travel(NOW, tick=False):
        yield


def test_zones_decide_whose_day_it_is():
    east = make.person("e@example.org", zone="Pacific/Auckland", now=NOW - 2 * DAY, days=Days.EVERY)
    west = make.person("w@example.org", zone="Pacific/Honolulu", now=NOW - 2 * DAY, days=Days.EVERY)
    for owner in (east, west):
        make.application(owner, now=NOW - 10 * DAY, on=date(2026, 3, 1))
    planning.plan(datetime(2026, 3, 10, 21, tzinfo=UTC))  # ten on the 11th there, eleven on the 10th here
    assert [row.due_on for row in checks(east)] == [date(2026, 3, 11)]
    assert checks(west) == []
    planning.plan(datetime(2026, 3, 11, 19, 1, tzinfo=UTC))
    assert [row.due_on for row in checks(west)] == [date(2026, 3, 11)]
