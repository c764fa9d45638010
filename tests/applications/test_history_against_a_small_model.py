"""Moving, correcting a day, undoing, closing and re-opening in any order, beside a list of what happened."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.models import Application, Outcome, Stage
from reflections import recovery
from tests import builders as make

pytestmark = pytest.mark.django_db

OWN_ENDINGS = [Outcome.ACCEPTED, Outcome.DECLINED, Outcome.WITHDRAWN]
STAGES = [Stage.SAVED, Stage.APPLIED, Stage.SCREENING]  # the later ones are to the dates what screening is
moves = st.tuples(st.just("move"), st.sampled_from(STAGES))
corrections = st.tuples(st.just("correct"), st.integers(0, 9))
undoing = st.tuples(st.just("undo"), st.none())
endings = st.one_of(
    st.tuples(st.just("close"), st.sampled_from(OWN_ENDINGS)), st.tuples(st.just("say_no"), st.none())
)
reopening = st.tuples(st.just("reopen"), st.none())
presses = st.one_of(moves, moves, corrections, undoing, undoing, endings, reopening)


class Model:
    """What happened, in the order of writing it down: stage, ending, day. The rest can be read off it."""

    def __init__(self, stage: str, day: date) -> None:
        self.lines = [(stage, "", day)]

    @property
    def stands(self) -> tuple[str, str]:
        return self.lines[-1][:2]

    @property
    def applied_on(self) -> date | None:
        return next((day for stage, _ending, day in self.lines if stage == "applied"), None)

    @property
    def answered_on(self) -> date | None:
        return next((day for stage, _ending, day in self.lines if stage not in {"saved", "applied"}), None)

    @property
    def closed_on(self) -> date | None:
        _stage, ending, day = self.lines[-1]
        return day if ending else None


class Search:
    """The same presses on the real thing and on the model."""

    def __init__(self, number: int, stage: str) -> None:
        self.now = make.NOW
        self.owner = make.person(f"alice{number}@example.org")
        self.row = make.application(self.owner, stage=stage)
        self.model = Model(stage, self.today)

    @property
    def today(self) -> date:
        return self.owner.today(self.now)

    def press(self, verb: str, value: object) -> None:
        self.now += timedelta(hours=17)
        self.row = Application.objects.select_related("owner").get(pk=self.row.pk)
        getattr(self, verb)(value)

    def add(self, stage: str, ending: str) -> None:
        self.model.lines.append((stage, ending, self.today))

    def move(self, stage: str) -> None:
        self.row.advance(stage, now=self.now)
        old, ending = self.model.stands
        if not ending and stage != old:
            self.add(stage, "")

    def close(self, ending: str) -> None:
        self.row.close(ending, now=self.now)
        stage, ended = self.model.stands
        if not ended:
            self.add(stage, ending)

    def say_no(self, _nothing: None) -> None:
        recovery.begin(self.row, now=self.now)
        stage, ended = self.model.stands
        if not ended:
            self.add(stage, "rejected")

    def reopen(self, _nothing: None) -> None:
        recovery.reopen(self.row, now=self.now)
        stage, ended = self.model.stands
        if ended:
            self.add(stage, "")

    def correct(self, back: int) -> None:
        place = back % len(self.model.lines)
        day = self.today - timedelta(days=back)
        self.row.changes.select_related("application").order_by("recorded_at")[place].correct_day(day)
        self.model.lines[place] = (*self.model.lines[place][:2], day)

    def undo(self, _nothing: None) -> None:
        if len(self.model.lines) == 1:
            return
        standing = self.row.rejections.standing().first()
        if standing:
            assert recovery.undo_begin(standing, now=self.now)
        elif self.row.changes.newest().cause == "reopened":
            assert recovery.undo_reopen(self.row, now=self.now)
        else:
            assert self.row.undo(self.row.changes.newest(), now=self.now)
        self.model.lines.pop()

    def agrees(self) -> None:
        row = Application.objects.get(pk=self.row.pk)
        written = row.changes.order_by("recorded_at").values_list("to_stage", "to_outcome", "happened_on")
        assert list(written) == self.model.lines
        assert (row.stage, row.outcome) == self.model.stands
        assert row.applied_on == self.model.applied_on
        assert row.first_response_on == self.model.answered_on
        assert row.closed_on == self.model.closed_on


numbers = iter(range(1_000_000))


@settings(max_examples=40, deadline=None, database=None, derandomize=True)
@given(st.sampled_from(STAGES), st.lists(presses, min_size=6, max_size=12))
def test_history_says_what_a_plain_list_would_say(stage, sequence):
    search = Search(next(numbers), stage)
    search.agrees()
    for verb, value in sequence:
        search.press(verb, value)
        search.agrees()
