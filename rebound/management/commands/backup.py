from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from rebound import backups
from rebound.dumps import DumpFailed


class Command(BaseCommand):
    help = "Writes database, documents and secret key into one private file under var/backups."
    requires_system_checks = ()  # also when the rest is broken

    def handle(self, *args: object, **options: object) -> None:
        try:
            file = backups.make(now=timezone.now())
        except DumpFailed as problem:
            raise CommandError(str(problem)) from problem
        backups.forget_old()
        self.stdout.write(f"{file} ({file.stat().st_size / 1_000_000:.1f} MB)")
