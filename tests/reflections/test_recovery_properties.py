"""Whatever is pressed in whatever order, a few things hold. The model is a stack of (stage, outcome)."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.models import Application, Ending, FollowUp, FollowUpAct, Outcome, RejectionEvent, Stage
from reflections import leaving_out, recovery, steps
from reflections.models import Depth, RecoveryPlan, RecoveryStep
from tests import builders
from tests.reflections.story import after_a_talk, every_day

pytestmark = pytest.mark.django_db

ENDS_AS = {Ending.OFFER_WITHDRAWN: Outcome.REJECTED}
# What people press often is drawn often; the number says which of several buttons of that kind.
OFTEN = ["settle", "settle", "settle", "undo", "undo", "undo", "choose_depth", "be_quiet", "begin"]
SELDOM = ["advance", "close", "undo_begin", "reopen", "undo_reopen", "correct_day"]
SELDOM += ["leave_out", "put_back", "finish", "end"]
presses = st.tuples(st.sampled_from(OFTEN + SELDOM), st.integers(0, 20))


def one_of(values: list[str], number: int) -> str:
    return values[number % len(values)]


class Search:
    """Presses the real buttons of one application, and keeps the simple model beside it."""

    def __init__(self, number: int) -> None:
        self.now = builders.NOW
        self.row = after_a_talk(every_day(email=f"alice{number}@example.org"))
        self.stack = [(Stage.APPLIED, "")]

    @property
    def application(self) -> Application:
        return Application.objects.select_related("owner").get(pk=self.row.pk)

    @property
    def event(self) -> RejectionEvent | None:
        return RejectionEvent.objects.filter(application=self.row).order_by("recorded_at").last()

    @property
    def plan(self) -> RecoveryPlan | None:
        return RecoveryPlan.objects.filter(event=self.event).first()

    def press(self, verb: str, number: int) -> None:
        self.now += timedelta(hours=7)
        if verb in {"undo_begin", "correct_day"} and self.event is None:
            return
        if (
            verb in {"choose_depth", "be_quiet", "leave_out", "put_back", "finish", "end"}
            and self.plan is None
        ):
            return
        getattr(self, verb)(number)

    def advance(self, number: int) -> None:
        stage = one_of(Stage.values, number)
        old_stage, outcome = self.stack[-1]
        self.application.advance(stage, now=self.now)
        if not outcome and stage != old_stage:
            self.stack.append((stage, ""))

    def close(self, number: int) -> None:
        outcome = one_of(["accepted", "declined", "withdrawn"], number)
        self.application.close(outcome, now=self.now)
        if not self.stack[-1][1]:
            self.stack.append((self.stack[-1][0], outcome))

    def begin(self, number: int) -> None:
        ending = one_of(Ending.values, number)
        recovery.begin(self.application, ending, now=self.now)
        if not self.stack[-1][1]:
            self.stack.append((self.stack[-1][0], ENDS_AS.get(ending, ending)))

    def undo_begin(self, _number: int) -> None:
        if recovery.undo_begin(self.event, now=self.now):
            self.stack.pop()

    def reopen(self, _number: int) -> None:
        recovery.reopen(self.application, now=self.now)
        if self.stack[-1][1]:
            self.stack.append((self.stack[-1][0], ""))

    def undo_reopen(self, _number: int) -> None:
        if recovery.undo_reopen(self.application, now=self.now):
            self.stack.pop()

    def correct_day(self, days_ago: int) -> None:
        if not self.event.reversed_at:
            on = self.row.owner.today(self.now) - timedelta(days=days_ago)
            recovery.correct_day(self.event, on, now=self.now)

    def choose_depth(self, number: int) -> None:
        steps.choose_depth(self.plan, one_of(Depth.values, number), now=self.now)

    def be_quiet(self, days: int) -> None:
        until = self.now + timedelta(days=days) if days else None
        steps.be_quiet(self.plan, until, hold_rest=True, now=self.now)

    def settle(self, number: int) -> None:
        verb = one_of(["complete", "let_go"], number)
        if follow_up := FollowUp.objects.filter(application=self.row).of_plans().open().first():
            recovery.settle(follow_up, verb=verb, now=self.now, via="mail")

    def undo(self, number: int) -> None:
        back = number % 3
        acts = FollowUpAct.objects.filter(follow_up__application=self.row).exclude(via="program")
        if act := acts.order_by("-at")[back : back + 1].first():
            recovery.undo(act, now=self.now)

    def leave_out(self, place: int) -> None:
        if step := self._step(place):
            leaving_out.leave_out(step, now=self.now)

    def put_back(self, place: int) -> None:
        if step := self._step(place):
            leaving_out.put_back(step, now=self.now)

    def finish(self, place: int) -> None:
        if step := self._step(place):
            recovery.finish(step, now=self.now)

    def _step(self, place: int) -> RecoveryStep | None:
        laid_out = list(self.plan.steps.exclude(key="quiet"))
        return laid_out[place % len(laid_out)] if laid_out else None

    def end(self, _number: int) -> None:
        leaving_out.end(self.plan, now=self.now)

    def holds(self) -> None:
        row = self.application
        newest = row.changes.newest()
        assert (row.stage, row.outcome) == (newest.to_stage, newest.to_outcome) == self.stack[-1]
        assert row.changes.count() == len(self.stack)
        assert (row.closed_on is None) == (row.outcome == "")
        standing = row.rejections.standing().count()
        assert standing == (1 if row.outcome in {"rejected", "no_answer", "position_closed"} else 0)
        self.plan_holds(row, standing)

    def plan_holds(self, row: Application, standing: int) -> None:
        open_ones = FollowUp.objects.filter(application=row).of_plans().open()
        assert open_ones.count() <= standing
        if row.is_quiet(self.now):
            assert not FollowUp.objects.mentionable(row.owner, self.now).exists()
            assert standing
        if open_ones and (plan := self.plan):
            waiting = [s for s in plan.ordered_steps() if s.key != "quiet" and not s.is_settled(self.now)]
            assert waiting[0].follow_up == open_ones.get()
        for late in open_ones.filter(kind="inventory").exclude(due_on__lte=row.owner.today(self.now)):
            earliest = {"a_lot": 5, "somewhat": 4}[self.plan.depth]
            assert late.due_on >= row.closed_on + timedelta(days=earliest)
        for thank in open_ones.filter(kind="high_road_note"):
            assert thank.due_on > row.closed_on or thank.due_on <= row.owner.today(self.now)


numbers = iter(range(1_000_000))


@settings(max_examples=30, deadline=None, database=None, derandomize=True)
@given(st.integers(0, 2), st.lists(presses, min_size=6, max_size=16))
def test_any_order_of_presses_leaves_one_clear_state(depth, sequence):
    search = Search(next(numbers))
    for verb, number in [("begin", 0), ("choose_depth", depth), *sequence]:
        search.press(verb, number)
        search.holds()
