from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import clock
from accounts.ordering import order_of
from accounts.ownership import Owned, PrivateText, Versioned
from applications.models.application_queries import ApplicationQuerySet
from applications.models.companies import Company
from applications.models.history import FOLLOWING, Cause, StageChange
from applications.models.words import Outcome, Stage

AFTER_PROMISE = 2  # working days from the day they named until it is worth asking


class Application(Owned, Versioned):
    """One candidacy for one role at one company. Where it stands and how it ended are two things."""

    company = models.ForeignKey(Company, on_delete=models.RESTRICT, related_name="applications")
    title = models.CharField(_("Role"), max_length=200)
    search_key = models.TextField(editable=False, default="")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.SAVED, editable=False)
    outcome = models.CharField(max_length=15, choices=Outcome, blank=True, default="", editable=False)
    touched_at = models.DateTimeField(editable=False, db_index=True)

    applied_on = models.DateField(_("Applied on"), null=True, blank=True)
    expected_by = models.DateField(_("They said they would write by"), null=True, blank=True)
    day_is_own = models.BooleanField(default=False, editable=False)  # they named no day: the person did
    last_contact_on = models.DateField(_("Last heard from them on"), null=True, blank=True)
    first_response_on = models.DateField(null=True, blank=True, editable=False)
    closed_on = models.DateField(null=True, blank=True, editable=False)
    quiet_until = models.DateTimeField(null=True, blank=True, editable=False)
    hold_rest = models.BooleanField(default=False, editable=False)

    is_dream = models.BooleanField(_("Dream job"), default=False)
    source = models.CharField(_("Found through"), max_length=120, blank=True)
    url = models.URLField(_("Link to the posting"), max_length=1000, blank=True)
    posting = PrivateText(_("The posting"), blank=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    workplace = models.CharField(
        _("Workplace"),
        max_length=8,
        blank=True,
        choices=[("on_site", _("On site")), ("hybrid", _("Hybrid")), ("remote", _("Remote"))],
    )
    employment = models.CharField(
        _("Kind of employment"),
        max_length=10,
        blank=True,
        choices=[
            ("full_time", _("Full time")),
            ("part_time", _("Part time")),
            ("contract", _("Contract")),
            ("temporary", _("Temporary")),
            ("internship", _("Internship")),
            ("volunteer", _("Volunteer")),
        ],
    )
    pay_min = models.DecimalField(_("Pay from"), max_digits=12, decimal_places=2, null=True, blank=True)
    pay_max = models.DecimalField(_("Pay to"), max_digits=12, decimal_places=2, null=True, blank=True)
    pay_currency = models.CharField(_("Currency"), max_length=3, blank=True)
    pay_period = models.CharField(
        _("Pay per"),
        max_length=5,
        blank=True,
        choices=[("year", _("Year")), ("month", _("Month")), ("day", _("Day")), ("hour", _("Hour"))],
    )
    deadline = models.DateField(_("Apply by"), null=True, blank=True)
    tags = models.CharField(_("Tags"), max_length=300, blank=True)
    note_language = models.CharField(_("Language of notes"), max_length=12, blank=True)
    is_sample = models.BooleanField(default=False, editable=False)  # to look around with; it sends nothing
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        indexes = (
            # the board: the first of each column, and how many there are
            models.Index(
                fields=["owner", "outcome", "stage", "-touched_at", "-id"], name="applications_by_stage"
            ),
            models.Index(fields=["owner", "outcome", "-touched_at", "-id"], name="applications_newest"),
            models.Index(fields=["owner", "outcome", "applied_on", "id"], name="applications_oldest"),
            models.Index(fields=["owner", "-closed_on", "-touched_at", "-id"], name="applications_closed"),
            # what the filters offer, read without the rows
            models.Index(fields=["owner", "source"], name="applications_sources"),
            models.Index(fields=["owner", "tags"], name="applications_tags"),
            models.Index(fields=["owner", "is_sample"], name="applications_samples"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome="", closed_on__isnull=True)
                | (~Q(outcome="") & Q(closed_on__isnull=False)),
                name="closed_on_if_and_only_if_ended",
            ),
        )

    # ---- reading ---------------------------------------------------------------------
    @property
    def is_active(self) -> bool:
        return self.outcome == ""

    def is_quiet(self, now: datetime) -> bool:
        return self.quiet_until is not None and self.quiet_until > now

    @property
    def word(self) -> str:
        """Where it stands in one word: the ending if there is one, else the stage."""
        return self.get_outcome_display() if self.outcome else self.get_stage_display()

    def index(self) -> None:
        """Refresh the text that it is sorted and met by, without saving."""
        self.search_key = order_of(f"{self.title} {self.company.name}")

    # ---- moving ----------------------------------------------------------------------
    def change(
        self, *, now: datetime, on: date, cause: str, stage: str = "", outcome: str = ""
    ) -> StageChange:
        """The one way stage and outcome are written: a dated change, and the row follows it."""
        newest = self.changes.newest()
        if newest and newest.recorded_at >= now:  # order must hold within one instant too
            now = newest.recorded_at + timedelta(microseconds=1)
        change = StageChange.objects.create(
            owner_id=self.owner_id,
            application=self,
            from_stage=self.stage,
            to_stage=stage or self.stage,
            from_outcome=self.outcome,
            to_outcome=outcome,
            happened_on=on,
            recorded_at=now,
            cause=cause,
        )
        with self.telling_forms_of("applied_on", where=newest is not None and cause == Cause.PERSON):
            self._follow(change, now)
        return change

    def _follow(self, change: StageChange | None, now: datetime) -> None:
        self.stage = change.to_stage if change else Stage.SAVED
        self.outcome = change.to_outcome if change else ""
        self.closed_on = change.happened_on if change and self.outcome else None
        if self.stage not in {Stage.SAVED, Stage.APPLIED} and not self.first_response_on and change:
            self.first_response_on = change.happened_on
        if self.stage == Stage.APPLIED and not self.applied_on and change:
            self.applied_on = change.happened_on
        self.touched_at = now
        self.save(update_fields=["stage", "outcome", "touched_at", *FOLLOWING])

    def advance(self, stage: str, *, now: datetime, on: date | None = None) -> StageChange | None:
        """Move an active application; a second press of the same button changes nothing, and one
        that has ended is not opened by the way: that is `recovery.reopen`."""
        if self.stage == stage or not self.is_active:
            return None
        return self.change(now=now, on=on or self.owner.today(now), cause=Cause.PERSON, stage=stage)

    def close(self, outcome: str, *, now: datetime, on: date | None = None) -> StageChange | None:
        """The endings that are the person's own; None where it had ended before. The others are told
        by reflections.recovery."""
        if outcome not in {Outcome.ACCEPTED, Outcome.DECLINED, Outcome.WITHDRAWN}:
            raise ValueError(outcome)
        if not self.is_active:
            return None
        return self.end(outcome, now=now, on=on or self.owner.today(now), cause=Cause.PERSON)

    def end(self, outcome: str, *, now: datetime, on: date, cause: str) -> StageChange:
        """Close it, and put away what the ending makes cruel; the change remembers what that was."""
        change = self.change(now=now, on=on, cause=cause, outcome=outcome)
        self.put_away(change, now=now)
        return change

    def put_away(self, change: StageChange, *, now: datetime) -> None:
        """Talks ahead, checks and thank-yous: nothing of them makes sense after this ending."""
        self.interviews.ahead(now).update(cancelled_at=now, cancelled_by=change)
        self.follow_ups.open().ended_by_an_answer().update(let_go_at=now, let_go_by=change)

    def restore(self, change: StageChange, *, now: datetime) -> None:
        """Bring back what `change` put away; interviews only those still ahead, with their mails."""
        back = self.interviews.filter(cancelled_by=change).ahead_or_dateless(now)
        if back.update(cancelled_at=None, cancelled_by=None):
            self.owner.look_again(now=now)
        self.follow_ups.filter(let_go_by=change).update(let_go_at=None, let_go_by=None)

    def undo(self, change: StageChange, *, now: datetime) -> bool:
        """Take back the newest change; False where another came after it."""
        if self.changes.newest() != change:
            return False
        self.restore(change, now=now)
        with self.telling_forms_of("applied_on", where=change.cause == Cause.PERSON):
            with self.following_its_history():
                change.delete()
            self._follow(self.changes.newest(), now)
        return True

    @contextmanager
    def following_its_history(self) -> Iterator[None]:
        """Days that were taken from the history change with it; one that the person gave stays.
        Without saving."""
        taken = self.applied_on == self.changes.applied_on()
        yield
        self.first_response_on = self.changes.first_response_on()
        if taken:
            self.applied_on = self.changes.applied_on()

    def remove(self) -> None:
        """Gone with its history. Words, tools and people stay; a company that held nothing else goes too."""
        self.delete()
        self.company.drop_if_bare()

    def wait_until(self, day: date) -> None:
        """The person's own date: nothing is asked of them about this one before it."""
        self._expect(day, own=True)

    def they_write_by(self, day: date) -> None:
        """The day that they have named."""
        self._expect(day, own=False)

    def _expect(self, day: date, *, own: bool) -> None:
        self.expected_by, self.day_is_own = day, own
        self.write("expected_by", "day_is_own")
        self.let_checks_wait()

    def let_checks_wait(self) -> None:
        """An open check comes after the promised day, and not on it."""
        if self.expected_by:
            day = clock.add_working_days(self.expected_by, AFTER_PROMISE)
            self.follow_ups.open().filter(kind="status_check", due_on__lt=day).update(due_on=day)

    def hear(self, on: date) -> None:
        """A sign from them, which ends the silence."""
        self.last_contact_on = max(on, self.last_contact_on or on)
        self.write("last_contact_on")

    def unhear(self, on: date, *, before: date | None) -> None:
        """There was no such sign; a day that was set since stays."""
        rows = Application.objects.filter(pk=self.pk, last_contact_on=on)
        rows.update(last_contact_on=before, version=models.F("version") + 1)

    def begin_quiet(self, until: datetime, *, hold_rest: bool) -> None:
        self.quiet_until, self.hold_rest = until, hold_rest
        self.save(update_fields=["quiet_until", "hold_rest"])

    def end_quiet(self) -> None:
        self.quiet_until, self.hold_rest = None, False
        self.save(update_fields=["quiet_until", "hold_rest"])
