from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from applications import delivery
from rebound import backups, dumps
from rebound.running import AlreadyRunning, alone


class Command(BaseCommand):
    help = "Puts a backup back. What was due before now is expired: it may have been sent already."
    requires_system_checks = ()  # also when the rest is broken

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: object, file: Path, **options: object) -> None:
        try:
            with alone(settings.VAR), backups.unpacked(file) as parts:
                self.refuse_while_in_use()
                self.put_back(parts)
        except AlreadyRunning as problem:
            raise CommandError(f"{problem} Stop it first.") from problem
        except (backups.BackupUnusable, dumps.DumpFailed) as problem:
            raise CommandError(str(problem)) from problem

    def refuse_while_in_use(self) -> None:
        if others := dumps.others_connected():
            raise CommandError(
                f"{others} other connections to the database: stop web, worker and beat first."
            )

    def put_back(self, parts: backups.Unpacked) -> None:
        if backups.applied():
            self.stdout.write(f"What was here is kept in {backups.make(now=timezone.now())}")
        backups.put_back(parts)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        expired = delivery.expire_backlog(now=timezone.now())
        self.stdout.write(f"Restored. {expired} reminder(s) due before now will not be sent.")
