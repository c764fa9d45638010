import secrets
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import clock

UNTIL_I_RETURN = datetime(9999, 12, 31, tzinfo=UTC)


class Days(models.TextChoices):
    WEEKDAYS = "weekdays", _("Monday to Friday")
    EVERY = "every", _("Every day")


class Rhythm(models.TextChoices):
    DAILY = "daily", _("Once a day, when something is due")
    WEEKLY = "weekly", _("Once a week, on Monday")
    OFF = "off", _("No reminders by mail")


class Theme(models.TextChoices):
    SYSTEM = "", _("As my device says")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.plan_mails(now=timezone.now())
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.lower())


class User(AbstractBaseUser, PermissionsMixin):
    """The person: identity, time zone, hours, consent."""

    email = models.EmailField(_("E-mail address"), unique=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    name = models.CharField(_("Your name, as you sign"), max_length=120, blank=True)

    zone = models.CharField(_("Time zone"), max_length=64, default="UTC")
    language = models.CharField(max_length=12, default="en")
    theme = models.CharField(_("Light or dark"), max_length=5, choices=Theme, blank=True, default="")
    plain_type = models.BooleanField(_("Plain type"), default=False)
    formal_address = models.BooleanField(default=False)
    help_country = models.CharField(max_length=2, blank=True)
    premium_linkedin = models.BooleanField(_("I have LinkedIn Premium"), default=False)
    uses_linkedin = models.BooleanField(_("I use LinkedIn"), default=True)

    morning = models.TimeField(_("Morning mail at"), default=time(9))
    evening = models.TimeField(_("Evening mail at"), default=time(18))
    days = models.CharField(_("On which days"), max_length=8, choices=Days, default=Days.WEEKDAYS)
    rhythm = models.CharField(_("How often"), max_length=6, choices=Rhythm, default=Rhythm.DAILY)
    eve_mail = models.BooleanField(_("A mail the evening before an interview"), default=True)
    debrief_mail = models.BooleanField(_("A mail after an interview"), default=False)
    paused_until = models.DateTimeField(null=True, blank=True)
    pause_interviews = models.BooleanField(_("Pause interview mails too"), default=False)
    sender_name = models.CharField(_("Sender’s name on mails"), max_length=60, default="Rebound")
    mail_hold_reason = models.CharField(max_length=200, blank=True)
    token_version = models.PositiveIntegerField(default=1)

    next_morning_at = models.DateTimeField(null=True, blank=True, db_index=True)
    next_evening_at = models.DateTimeField(null=True, blank=True, db_index=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.email

    # ---- the clock on their wall -----------------------------------------------------
    @property
    def tz(self) -> ZoneInfo:
        return clock.zone(self.zone)

    def today(self, now: datetime) -> date:
        return now.astimezone(self.tz).date()

    def morning_of(self, day: date) -> datetime:
        """UTC instant of their morning on a calendar day of theirs."""
        return clock.at(day, self.morning, self.tz)

    def evening_of(self, day: date) -> datetime:
        return clock.at(day, self.evening, self.tz)

    def night_of(self, day: date) -> datetime:
        """UTC instant at which that day's night begins: at nine, or an hour after the later of their own
        hours, so that a mail at that hour has time to go out."""
        usual = clock.at(day, clock.NIGHT_FROM, self.tz)
        latest = clock.at(day, max(self.morning, self.evening), self.tz)
        return max(usual, latest + timedelta(hours=1))

    def waking_of(self, day: date) -> datetime:
        """UTC instant at which the night into that day is over."""
        return clock.at(day, min(clock.NIGHT_TO, self.morning), self.tz)

    def is_night(self, now: datetime) -> bool:
        day = self.today(now)
        evening_goes_on = now < self.night_of(day - timedelta(days=1))
        return not (evening_goes_on or self.waking_of(day) <= now < self.night_of(day))

    def awake_from(self, now: datetime) -> datetime:
        """`now`, or the end of the night that it falls into."""
        if not self.is_night(now):
            return now
        day = self.today(now)
        return self.waking_of(day if now < self.waking_of(day) else day + timedelta(days=1))

    def fitting_day(self, day: date) -> date:
        """That day, moved to Monday for people who want weekdays only."""
        return clock.next_weekday(day) if self.days == Days.WEEKDAYS else day

    # ---- when the next mails are due -------------------------------------------------
    def wants_mail_on(self, day: date) -> bool:
        if self.rhythm == Rhythm.WEEKLY:
            return day.weekday() == 0
        return self.rhythm == Rhythm.DAILY and (self.days == Days.EVERY or clock.is_weekday(day))

    def is_paused(self, now: datetime) -> bool:
        return self.paused_until is not None and self.paused_until > now

    def plan_mails(self, *, now: datetime, first_day: date | None = None) -> None:
        """Set both next instants, without saving. Every day has a morning, also one without mail: what is
        suggested is made then. `first_day`: the earliest day that may still get its morning (default
        tomorrow, or today while its morning lies ahead)."""
        today = self.today(now)
        if first_day is None:
            first_day = today if self.morning_of(today) > now else today + timedelta(days=1)
        self.next_morning_at = self.morning_of(first_day)
        evening = self.evening_of(today)
        self.next_evening_at = evening if evening > now else self.evening_of(today + timedelta(days=1))
        if self.is_paused(now):  # a talk may lie between the end of a pause and the evening
            self.next_evening_at = min(self.next_evening_at, self.paused_until)

    def adjust(self, *, now: datetime, **changes: object) -> None:
        """Change hours, days, zone, rhythm or pause, and count from the next mail on. A morning mail
        that was still to come today stays for today, even where the new hour has passed. A pause ends
        with the morning of its day, whatever the hour."""
        waiting = self.next_morning_at is not None and self.today(self.next_morning_at) == self.today(now)
        back_on = self._back_on(now) if changes.keys() & {"morning", "zone"} else None
        for name, value in changes.items():
            setattr(self, name, value)
        if back_on:
            self.paused_until = changes["paused_until"] = self.morning_of(back_on)
        today = self.today(now)
        self.plan_mails(now=now, first_day=today if waiting else today + timedelta(days=1))
        self.next_evening_at = now  # this evening's hour may have passed: look once more
        self.save(update_fields=[*changes, "next_morning_at", "next_evening_at"])

    def _back_on(self, now: datetime) -> date | None:
        """The day with whose morning a pause ends, if it has an end."""
        has_end = self.is_paused(now) and self.paused_until != UNTIL_I_RETURN
        return self.today(self.paused_until) if has_end else None

    def look_again(self, *, now: datetime) -> None:
        """An interview was set or moved: the next tick sees whether its evening mail is due."""
        self.next_evening_at = now
        self.save(update_fields=["next_evening_at"])

    def pause(self, until: datetime = UNTIL_I_RETURN, *, now: datetime) -> None:
        """Of the lists alone; what an earlier pause took with it counts no longer."""
        self.adjust(now=now, paused_until=until, pause_interviews=False)

    def resume(self, *, now: datetime) -> None:
        self.adjust(now=now, paused_until=None, pause_interviews=False)

    def revoke_links(self) -> None:
        """Every action link in mails sent so far stops working; unsubscribing never does."""
        type(self).objects.filter(pk=self.pk).update(token_version=models.F("token_version") + 1)
        self.refresh_from_db(fields=["token_version"])


class Invitation(models.Model):
    """A sign-up for one, by a code that only its hash remembers."""

    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    email = models.EmailField(blank=True)
    made_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()
    used_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @staticmethod
    def new_code() -> str:
        return secrets.token_urlsafe(16)

    @staticmethod
    def hash_of(code: str) -> str:
        return sha256(code.strip().encode()).hexdigest()
