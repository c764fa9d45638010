from datetime import date, datetime, timedelta
from datetime import time as wall_time
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import clock
from accounts.models import User
from accounts.ownership import Owned, OwnedQuerySet, PrivateText, Versioned
from applications.models.applications import Application
from applications.models.contacts import Contact
from applications.models.history import StageChange

ASKED_FOR = timedelta(days=1)  # so long after a talk it is asked how it was


class Kind(models.TextChoices):
    RECRUITER_SCREEN = "recruiter_screen", _("Recruiter screen")
    PHONE = "phone", _("Phone talk")
    ASSESSMENT = "assessment", _("Assessment")
    TECHNICAL = "technical", _("Technical talk")
    HIRING_MANAGER = "hiring_manager", _("Talk with the hiring manager")
    PANEL = "panel", _("Panel talk")
    ON_SITE = "on_site", _("On-site visit")
    FINAL = "final", _("Final round")
    REFERENCE_CHECK = "reference_check", _("Reference check")


# Nobody is met in the first, and in the second they meet somebody else.
NOBODY_MET = (Kind.ASSESSMENT, Kind.REFERENCE_CHECK)


def last_moment(day: date, starts_at: datetime | None, zone: str) -> datetime:
    """The instant at which it begins; of a day without a time, its noon there."""
    return starts_at or clock.at(day, wall_time(12), clock.zone(zone))


class InterviewQuerySet(OwnedQuerySet):
    def standing(self) -> Self:
        return self.filter(cancelled_at__isnull=True)

    def latest_with_them(self, person: User, *, before: date) -> "InterviewStage | None":
        """The last talk before that day of the person's calendar in which somebody was met."""
        talks = self.standing().exclude(kind__in=NOBODY_MET)
        held = [talk for talk in talks if talk.day_of(person) < before]
        return max(held, key=lambda talk: talk.day_of(person), default=None)

    def ahead_or_dateless(self, now: datetime) -> Self:
        """Not over yet, cancelled or not. A day without a time counts until it has ended everywhere."""
        return self.filter(
            Q(starts_at__gt=now) | Q(starts_at__isnull=True, day__gte=(now - timedelta(hours=12)).date())
        )

    def ahead(self, now: datetime) -> Self:
        return self.standing().ahead_or_dateless(now)

    def held(self, now: datetime) -> Self:
        """Talks that took place."""
        return self.standing().filter(
            Q(starts_at__lte=now) | Q(starts_at__isnull=True, day__lt=(now - timedelta(hours=12)).date())
        )

    def soonest_first(self) -> Self:
        return self.order_by("day", "starts_at", "id")

    def with_people(self) -> Self:
        return self.select_related("application__company").prefetch_related("interviewers")


class InterviewStage(Owned, Versioned):
    """One dated step of the company's process; "interview" on pages."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="interviews")
    kind = models.CharField(_("Kind"), max_length=16, choices=Kind, default=Kind.HIRING_MANAGER)
    day = models.DateField(_("Day"))
    time = models.TimeField(_("Time"), null=True, blank=True)
    zone = models.CharField(_("Time zone"), max_length=64)
    starts_at = models.DateTimeField(null=True, editable=False)
    minutes = models.PositiveSmallIntegerField(_("Minutes"), default=60)
    place = models.CharField(_("Place"), max_length=300, blank=True)
    way_minutes = models.PositiveSmallIntegerField(_("Minutes to get there"), null=True, blank=True)
    link = models.URLField(_("Link"), max_length=1000, blank=True)
    interviewers = models.ManyToManyField(
        Contact, verbose_name=_("With whom"), blank=True, related_name="interviews"
    )
    preparation = PrivateText(_("Preparation"), blank=True)

    asked = PrivateText(_("What was asked"), blank=True)
    went_well = PrivateText(_("What went well"), blank=True)
    would_change = PrivateText(_("What you would change"), blank=True)
    thank_for = PrivateText(_("One thing to thank for"), blank=True)
    promised_by = models.DateField(_("They will write by"), null=True, blank=True)
    debriefed_at = models.DateTimeField(null=True, editable=False)
    announced_for = models.DateTimeField(null=True, editable=False)  # the hour that a mail told
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancelled_by = models.ForeignKey(
        StageChange, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        indexes = (models.Index(fields=["owner", "day"]),)

    def set_time(self, day: date, at: wall_time | None, zone: str) -> None:
        """Wall time and zone are kept, the instant follows from them; without saving."""
        self.day, self.time, self.zone = day, at, zone
        self.starts_at = clock.at(day, at, clock.zone(zone)) if at else None

    @property
    def city(self) -> str:
        """The zone's name without its continent."""
        return self.zone.rpartition("/")[2].replace("_", " ")

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    def is_over(self, now: datetime) -> bool:
        if self.ends_at:
            return self.ends_at <= now
        return self.day < now.astimezone(clock.zone(self.zone)).date()

    def is_long_over(self, now: datetime) -> bool:
        """For more than a day."""
        return self.is_over(now - ASKED_FOR)

    def day_of(self, person: User) -> date:
        """Its day on that person's own calendar."""
        return person.today(self.starts_at) if self.starts_at else self.day

    def last_moment(self) -> datetime:
        """UTC instant after which a mail about it would come too late."""
        return last_moment(self.day, self.starts_at, self.zone)

    @property
    def is_announced(self) -> bool:
        """A mail told of it, at the hour that still holds."""
        return self.announced_for == self.last_moment()

    def announce(self) -> None:
        type(self).objects.filter(pk=self.pk).update(announced_for=self.last_moment())

    def cancel(self, *, now: datetime) -> None:
        self.cancelled_at = now
        self.save(update_fields=["cancelled_at"])

    def reinstate(self) -> None:
        self.cancelled_at = self.cancelled_by = None
        self.save(update_fields=["cancelled_at", "cancelled_by"])
