from django.conf import settings
from django.core.management.base import BaseCommand

from applications.delivery import site


class Command(BaseCommand):
    help = "Confirms that this database has moved: from now on its mail is sent from the site it finds here."

    def handle(self, *args: object, **options: object) -> None:
        reason = site.hold_reason(site.known())
        site.adopt()
        if reason:
            self.stdout.write(f"Mail is sent from {settings.SITE_URL} now, beginning with the next tick.")
        else:
            self.stdout.write(f"This database belongs to {settings.SITE_URL} already.")
