import secrets
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.addresses import confirm
from accounts.models import Days, User
from applications.delivery import site
from applications.models import Document
from rebound.demo import papers
from rebound.demo.diary import Diary
from rebound.demo.script import tell

ADDRESS = "demo@example.org"
# One for every hour of the clock: somewhere it is always about ten in the morning.
ZONES = [
    *("Pacific/Pago_Pago", "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver"),
    *("America/Chicago", "America/New_York", "America/Halifax", "America/Sao_Paulo", "America/Noronha"),
    *("Atlantic/Azores", "Atlantic/Cape_Verde", "Europe/London", "Europe/Berlin", "Africa/Cairo"),
    *("Africa/Nairobi", "Asia/Dubai", "Asia/Karachi", "Asia/Dhaka", "Asia/Bangkok", "Asia/Shanghai"),
    *("Asia/Tokyo", "Australia/Brisbane", "Pacific/Noumea", "Pacific/Auckland", "Pacific/Tongatapu"),
]


class Command(BaseCommand):
    help = "A person with a lived-in search, in a database without other people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="forget the demo's person and tell it anew")

    def handle(self, *args: Any, again: bool, **options: Any) -> None:
        if User.objects.exclude(email=ADDRESS).exists():
            raise CommandError("There are other people in this database: the demo wants one of its own.")
        password = secrets.token_urlsafe(12)
        with transaction.atomic():
            known = User.objects.filter(email=ADDRESS).first()
            if known and again:
                for document in Document.objects.of(known):
                    document.drop()
                known.delete()
            if known and not again:
                known.set_password(password)
                known.save(update_fields=["password"])
                self.stdout.write("The demo is there already; --again tells it anew, from today.")
            else:
                told(password, now=timezone.now())
        self.stdout.write(f"Sign in at {settings.SITE_URL}{reverse('account_login')}")
        self.stdout.write(f"Address:  {ADDRESS}\nPassword: {password}")


def told(password: str, *, now: datetime) -> User:
    zone = zone_at_ten(now)
    local = now.astimezone(ZoneInfo(zone))
    owner = User.objects.create_user(
        ADDRESS,
        password,
        name="Ana Silva",
        zone=zone,
        days=Days.EVERY,
        morning=time(local.hour, local.minute // 5 * 5),  # a moment ago, so that a mail is due now
    )
    confirm(owner)
    site.known()
    diary = Diary(owner, now=now)
    tell(diary)
    diary.play()
    papers.lay_beside(owner, now=now)
    return owner


def zone_at_ten(now: datetime) -> str:
    def distance(name: str) -> timedelta:
        local = now.astimezone(ZoneInfo(name))
        return abs(timedelta(hours=local.hour, minutes=local.minute) - timedelta(hours=10, minutes=29))

    return min(ZONES, key=distance)
