"""One piece in, one piece out: second imports, undo, two at once, a worker that dies, and rows that the verbs
would have written the same."""

from datetime import date, timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.db import transaction

from applications.models import Application, Company, RejectionEvent, Remark, SearchText, StageChange
from reflections import recovery
from tests import builders as make
from tests.transfer.test_importing_sheets import bring, rows
from transfer import importing, undoing, waiting
from transfer.changing import TOLD_BY_RECOVERY
from transfer.models import Import, ImportedRow
from transfer.rows import Row
from transfer.writing import Writer

pytestmark = pytest.mark.django_db
HEAD = "Company,Role,Date Applied,Status,URL,Location\n"
UNLIKE = {"id", "search_key", "touched_at", "recorded_at", "application", "company", "version"}


@pytest.fixture
def alice(time_machine):
    time_machine.move_to(make.NOW, tick=False)
    return make.person()


def values(row) -> dict[str, object]:
    return {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in UNLIKE}


def history(application):
    changes = [values(c) for c in application.changes.order_by("recorded_at")]
    return values(application), changes, [values(r) for r in application.rejections.all()]


@pytest.mark.parametrize("outcome", ["", "rejected", "no_answer", "position_closed", "withdrawn", "accepted"])
@pytest.mark.parametrize("stage", ["saved", "applied", "screening", "interviewing", "offer"])
def test_rows_written_at_once_are_those_that_the_verbs_write(alice, stage, outcome):
    applied, on = date(2026, 1, 5), date(2026, 2, 6)
    days = {"applied_on": applied, "status_on": on}
    row = Row(1, title="Data analyst", company="Acme", stage=stage, outcome=outcome, days=days)
    writer = Writer(Import(owner=alice), now=make.NOW)
    writer.add(row, uuid4(), ImportedRow())
    writer.flush()
    at_once = Application.objects.get()

    first = on if stage == "saved" else applied
    by_verbs = Application.objects.start(
        alice, title="Data analyst", company="Acme", stage="saved" if stage == "saved" else "applied",
        now=make.NOW, on=first, cause="import", applied_on=applied,
    )  # fmt: skip
    if stage not in {"saved", "applied"}:
        by_verbs.change(now=make.NOW, on=on, cause="import", stage=stage)
    if outcome in TOLD_BY_RECOVERY:
        recovery.begin(by_verbs, outcome, now=make.NOW, on=on, plan=False, cause="import")
        by_verbs.refresh_from_db()
    elif outcome:
        by_verbs.end(outcome, now=make.NOW, on=on, cause="import")
    assert history(at_once) == history(by_verbs)
    assert at_once.search_key == by_verbs.search_key


def test_a_second_list_moves_forward_fills_what_is_empty_and_never_goes_back(alice):
    bring(alice, HEAD + "Acme,Analyst,2026-01-05,Interview,,\nGlobex,Analyst,2026-01-05,Applied,,\n")
    brought = bring(
        alice, HEAD + "Acme,Analyst,2026-01-05,Applied,,Berlin\nGlobex,Analyst,2026-01-05,Rejected,,\n"
    )
    assert rows(alice) == [("Analyst", "Acme", "interviewing"), ("Analyst", "Globex", "rejected")]
    assert Application.objects.get(company__name="Acme").place == "Berlin"
    assert brought.counts() == {"changed": 2}


def test_an_application_that_has_ended_is_not_opened_by_a_list(alice):
    application = make.application(alice, title="Analyst")
    recovery.begin(application, now=make.NOW)
    bring(alice, HEAD + "Acme,Analyst,,Offer,,\n")
    application.refresh_from_db()
    assert (application.stage, application.outcome) == ("applied", "rejected")


def test_the_same_list_again_changes_nothing_that_the_person_has_changed(alice):
    content = HEAD + "Acme,Analyst,2026-01-05,Rejected,,\nGlobex,Analyst,2026-01-05,Interview,,\n"
    known = make.application(alice, title="Analyst", company="Acme")
    bring(alice, content)
    known.refresh_from_db()
    recovery.reopen(known, now=make.NOW)
    known.refresh_from_db()
    known.change(now=make.NOW, on=make.TODAY, cause="person", stage="offer")
    back = Application.objects.get(company__name="Globex")
    back.change(now=make.NOW, on=make.TODAY, cause="person", stage="applied")
    for _again in range(2):
        assert bring(alice, content).counts() == {"same": 2}
        assert rows(alice) == [("Analyst", "Acme", "offer"), ("Analyst", "Globex", "applied")]
    bring(alice, content.replace("Interview", "Rejected"))  # that is new
    assert rows(alice) == [("Analyst", "Acme", "offer"), ("Analyst", "Globex", "rejected")]


def test_what_the_person_changed_stays_and_what_an_import_wrote_is_corrected(alice):
    bring(alice, HEAD + "Acme,Analyst,,Applied,,Berlin\nGlobex,Analyst,,Applied,,Berlin\n")
    mine = Application.objects.get(company__name="Acme")
    mine.save_over(mine.version, place="Hamburg")
    bring(alice, HEAD + "Acme,Analyst,,Applied,,Köln\nGlobex,Analyst,,Applied,,Köln\n")
    places = dict(Application.objects.values_list("company__name", "place"))
    assert places == {"Acme": "Hamburg", "Globex": "Köln"}


def test_an_import_is_taken_back_as_one_piece(alice):
    kept = make.application(alice, title="Analyst", company="Acme")
    before = history(kept)
    brought = bring(
        alice,
        "Company,Role,Status,Location,Contact,Notes,Follow up\n"
        "Acme,Analyst,Rejected,Berlin,,,\nGlobex,Analyst,Applied,Köln,Maria Ortiz,A note,2026-12-01\n",
    )
    assert Application.objects.count() == 2
    assert undoing.undo(brought, now=make.NOW) == 0
    kept.refresh_from_db()
    assert history(kept)[:2] == before[:2]
    assert not kept.rejections.standing().exists()
    assert [c.name for c in Company.objects.all()] == ["Acme"]
    assert (
        not Remark.objects.exists()
        and not alice._meta.apps.get_model("applications.Contact").objects.exists()
    )
    assert undoing.undo(brought, now=make.NOW) == 0  # a second press


def test_imports_are_taken_back_one_after_another_and_what_she_saved_between_them_stays(alice):
    first = bring(
        alice, HEAD + "".join(f"{name},Analyst,,Applied,,\n" for name in ("Acme", "Globex", "Able"))
    )
    globex, able = (Application.objects.get(company__name=name) for name in ("Globex", "Able"))
    globex.save_over(globex.version, source="a friend")  # before the second
    again = "".join(f"{name},Analyst,,Rejected,,Berlin\n" for name in ("Acme", "Globex", "Able"))
    second = bring(alice, HEAD + again)
    able.refresh_from_db()
    able.save_over(able.version, source="a friend")  # after it
    assert undoing.undo(second, now=make.NOW) == 0
    assert set(Application.objects.values_list("place", "outcome")) == {("", "")}
    assert undoing.undo(first, now=make.NOW) == 2
    assert rows(alice) == [("Analyst", "Able", "applied"), ("Analyst", "Globex", "applied")]


def test_what_was_written_to_since_stays_when_the_import_is_taken_back(alice):
    brought = bring(alice, HEAD + "Acme,Analyst,,Applied,,\nGlobex,Analyst,,Applied,,\n")
    acme = Application.objects.get(company__name="Acme")
    make.interview(acme, day=make.TODAY + timedelta(days=3))
    assert undoing.undo(brought, now=make.NOW) == 1
    assert rows(alice) == [("Analyst", "Acme", "applied")]


def test_a_plan_begun_since_keeps_its_application(alice):
    brought = bring(alice, HEAD + "Acme,Analyst,,Rejected,,\nGlobex,Analyst,,Rejected,,\n")
    recovery.offer_plan(Application.objects.get(company__name="Acme").rejections.get(), now=make.NOW)
    assert undoing.undo(brought, now=make.NOW) == 1
    assert rows(alice) == [("Analyst", "Acme", "rejected")]


def test_taking_back_a_long_list_asks_few_questions(alice, django_assert_max_num_queries):
    brought = bring(alice, big(300))
    with django_assert_max_num_queries(120):
        assert undoing.undo(brought, now=make.NOW) == 0
    assert not Application.objects.exists() and not Company.objects.exists()


def test_a_list_that_changes_many_asks_one_question_a_row_and_so_does_its_undo(
    alice, django_assert_max_num_queries
):
    bring(alice, big(100))
    with django_assert_max_num_queries(140):
        brought = bring(alice, big(100).replace(",\n", ",Berlin\n"))
    assert brought.counts() == {"changed": 100}
    assert SearchText.objects.holding("berlin").count() == 100
    with django_assert_max_num_queries(120):
        assert undoing.undo(brought, now=make.NOW) == 0
    assert not SearchText.objects.holding("berlin").exists()


def test_taking_back_many_answers_asks_little_for_each(alice, django_assert_max_num_queries):
    bring(alice, big(50))
    brought = bring(alice, big(50).replace("Applied", "Rejected"))
    with django_assert_max_num_queries(50 * 12):
        assert undoing.undo(brought, now=make.NOW) == 0
    assert not Application.objects.exclude(outcome="").exists()
    assert not RejectionEvent.objects.standing().exists()


def big(count_: int) -> str:
    return HEAD + "".join(
        f"Company {n},Analyst,2026-01-05,Applied,https://x.example/{n},\n" for n in range(count_)
    )


def ask(owner, content) -> Import:
    from transfer import bringing

    brought = bringing.begin(owner, name="big.csv", data=content.encode(), now=make.NOW)
    Import.objects.filter(pk=brought.pk).update(wanted_at=make.NOW)
    return brought


def test_a_long_list_is_rung_for_claimed_once_and_brought_in(alice):
    brought, rung = ask(alice, big(700)), []
    waiting.ring(now=make.NOW, bring_in=rung.append, copy_out=rung.append)
    assert rung == [str(brought.pk)]
    waiting.bring_in(rung[0])
    waiting.bring_in(rung[0])
    brought.refresh_from_db()
    assert (Application.objects.count(), brought.checked_rows, brought.is_finished) == (700, 700, True)
    assert brought.data == b""
    rung.clear()
    waiting.ring(now=make.NOW, bring_in=rung.append, copy_out=rung.append)
    assert rung == []


def test_a_worker_that_dies_leaves_nothing_and_the_list_comes_in_later(alice, time_machine, monkeypatch):
    brought = ask(alice, big(700))
    monkeypatch.setattr(ImportedRow.objects, "bulk_create", die_at(2))
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        waiting.bring_in(str(brought.pk))
    assert not Application.objects.exists() and not StageChange.objects.exists()
    monkeypatch.undo()
    Import.objects.filter(pk=brought.pk).update(
        seen_at=make.NOW, tries=1
    )  # its claim stands for five minutes
    assert not Import.objects.waiting(make.NOW).exists()
    time_machine.move_to(make.NOW + timedelta(minutes=6), tick=False)
    waiting.bring_in(str(brought.pk))
    assert Application.objects.count() == 700


def die_at(number: int):
    calls, real = count(1), ImportedRow.objects.bulk_create

    def bulk_create(*args, **kwargs):
        if next(calls) == number:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    return bulk_create


def test_a_list_that_always_breaks_off_is_not_begun_for_ever(alice, monkeypatch):
    brought = ask(alice, big(3))
    monkeypatch.setattr(importing, "write", lambda *a, **k: 1 / 0)
    waiting.bring_in(str(brought.pk))
    brought.refresh_from_db()
    assert brought.has_failed and not Application.objects.exists()
    assert not Import.objects.waiting(make.NOW).exists()


def test_a_file_that_nobody_brought_in_goes_after_a_month_and_nothing_else_does(alice):
    kept, left = bring(alice, big(2)), ask(alice, big(3))
    for days, standing in [(30, 2), (31, 1)]:
        waiting.ring(now=make.NOW + timedelta(days=days), bring_in=list, copy_out=list)
        assert Import.objects.count() == standing
    assert Import.objects.get() == kept != left and Application.objects.count() == 2


def test_two_lists_at_once_know_of_each_other(alice):
    first, second = ask(alice, big(5)), ask(alice, big(5))
    waiting.bring_in(str(first.pk))
    waiting.bring_in(str(second.pk))
    second.refresh_from_db()
    assert (Application.objects.count(), second.counts()) == (5, {"same": 5})
