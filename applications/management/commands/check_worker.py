import time
from datetime import datetime

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from applications.models import Installation
from applications.tasks import tick


class Command(BaseCommand):
    help = "Rings once and waits for the worker's answer: proves the way through the broker and back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--within", type=float, default=30.0, help="seconds to wait (30)")

    def handle(self, *args: object, within: float, **options: object) -> None:
        asked_at, started = timezone.now(), time.monotonic()
        try:
            tick.delay()
        except Exception as error:  # the broker's many ways of not being there
            raise CommandError(f"The broker does not answer: {type(error).__name__}.") from error
        while time.monotonic() - started < within:
            if answered_since(asked_at):
                self.stdout.write(f"The worker answered after {time.monotonic() - started:.1f} s.")
                return
            time.sleep(0.1)
        raise CommandError(f"No worker answered within {within:g} s: is one running, on the same broker?")


def answered_since(asked_at: datetime) -> bool:
    return Installation.objects.filter(last_tick_at__gte=asked_at).exists()
