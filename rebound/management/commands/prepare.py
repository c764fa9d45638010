from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from rebound import backups


class Command(BaseCommand):
    help = "Gets the database ready. A backup comes before every migration that has something to change."

    def handle(self, *args: object, **options: object) -> None:
        settings.VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings.VAR.chmod(0o700)
        try:
            executor = MigrationExecutor(connection)
        except OperationalError as problem:
            raise CommandError(f"The database does not answer: {problem}") from problem
        if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            if executor.loader.applied_migrations:
                self.stdout.write(f"Backup before the upgrade: {backups.make(now=timezone.now())}")
                backups.forget_old()
            call_command("migrate", interactive=False, verbosity=0)
            self.stdout.write(f"The database is ready ({len(plan)} steps).")
        call_command("createcachetable", verbosity=0)
