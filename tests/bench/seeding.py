"""One person with a search of a given length, written in bulk."""

from datetime import timedelta
from itertools import batched, cycle, islice

from django.utils import timezone

from accounts.models import User
from applications.models import (
    Aim,
    Application,
    Company,
    Contact,
    FollowUp,
    InterviewStage,
    Involvement,
    Remark,
    SearchText,
    Stage,
    StageChange,
)

WORDS = [
    *("analyst", "data", "team", "report", "water", "planning", "budget", "model", "rivers", "measure"),
    *("survey", "policy", "draft", "weekly", "stakeholder", "query", "language", "archive"),
    *("public", "service", "office", "remote", "benefits", "pension", "interview", "apply", "notice"),
    *("salary", "range", "growth", "quality", "hospital", "library", "transport", "council", "region"),
]
STAGES = (
    [Stage.SAVED] * 4
    + [Stage.APPLIED] * 10
    + [Stage.SCREENING] * 2
    + [Stage.INTERVIEWING] * 3
    + [Stage.OFFER]
)
POSTING_WORDS = 400
FEW = 300  # applications with people, talks, remarks and something to do


def posting(number: int) -> str:
    """Four hundred words, half of them said once; every hundredth one holds a word that is looked for."""
    words = (
        f"{word}{(number + place // 2) % 97}"
        for place, word in enumerate(islice((w for w in cycle(WORDS) for _ in "12"), POSTING_WORDS))
    )
    return " ".join(words) + (" hydrology" if number % 100 == 0 else "")


def seed(count: int) -> tuple[User, Application]:
    now = timezone.now()
    owner = User.objects.create_user(f"search-of-{count}@example.org", zone="Europe/Berlin")
    owner.emailaddress_set.create(email=owner.email, verified=True, primary=True)
    companies = Company.objects.bulk_create(
        Company(owner=owner, name=f"Company {n}", name_key=f"company {n}") for n in range(max(count // 3, 1))
    )
    rows = [_application(owner, companies[n % len(companies)], n, now) for n in range(count)]
    for group in batched(rows, 500):
        Application.objects.bulk_create(group)
        StageChange.objects.bulk_create(_change(row) for row in group)
    _beside(owner, rows[:FEW], now)
    SearchText.objects.refresh([row.pk for row in rows])
    return owner, rows[0]


def _application(owner: User, company: Company, number: int, now: object) -> Application:
    stage = STAGES[number % len(STAGES)]
    at = now - timedelta(hours=number)
    row = Application(
        owner=owner,
        company=company,
        title=f"{WORDS[number % len(WORDS)]} analyst {number}",
        stage=stage,
        touched_at=at,
        applied_on=None if stage == Stage.SAVED else (at - timedelta(days=number % 30)).date(),
        source=f"Board {number % 7}",
        tags="water, remote" if number % 3 else "",
        posting=posting(number) if number % 2 == 0 else "",  # brought in by a list, half of them have none
    )
    row.index()
    return row


def _change(row: Application) -> StageChange:
    return StageChange(
        owner_id=row.owner_id,
        application=row,
        from_stage=Stage.SAVED,
        to_stage=row.stage,
        happened_on=row.touched_at.date(),
        recorded_at=row.touched_at,
        cause="import",
    )


def _beside(owner: User, rows: list[Application], now: object) -> None:
    today = now.date()
    people = Contact.objects.bulk_create(
        Contact(owner=owner, name=f"Person {n}", company=row.company) for n, row in enumerate(rows)
    )
    Involvement.objects.bulk_create(
        Involvement(owner=owner, application=row, contact=who) for row, who in zip(rows, people, strict=True)
    )
    Remark.objects.bulk_create(
        Remark(owner=owner, application=row, happened_on=today, text=f"Asked about {WORDS[n % 30]} {k}")
        for n, row in enumerate(rows)
        for k in range(20 if n == 0 else 1)
    )
    FollowUp.objects.bulk_create(
        FollowUp(
            owner=owner, application=row, kind=Aim.OTHER, title="Call", due_on=today + timedelta(days=n % 9)
        )
        for n, row in enumerate(rows)
        if n % 4 == 0
    )
    talks = [InterviewStage(owner=owner, application=row) for row in rows[::5]]
    for n, talk in enumerate(talks):
        talk.set_time(today + timedelta(days=n % 12 - 4), None, "Europe/Berlin")
    InterviewStage.objects.bulk_create(talks)
