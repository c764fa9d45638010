"""Long imports and large exports: rows say what is wanted, workers claim them, a dead worker's claim
runs out."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from transfer import exporting, importing
from transfer.models import Export, Import
from transfer.trouble import SheetError

log = logging.getLogger(__name__)
MOST_RINGS = 8
KEEP_EXPORTS = timedelta(days=1)


def ring(*, now: datetime, bring_in: Callable[[str], object], copy_out: Callable[[str], object]) -> None:
    for pk in Import.objects.waiting(now).order_by("wanted_at").values_list("pk", flat=True)[:MOST_RINGS]:
        bring_in(str(pk))
    for pk in Export.objects.waiting(now).order_by("asked_at").values_list("pk", flat=True)[:MOST_RINGS]:
        copy_out(str(pk))
    Import.objects.left_lying(now).delete()
    for export in Export.objects.filter(asked_at__lt=now - KEEP_EXPORTS):
        exporting.drop(export)


def bring_in(pk: str) -> None:
    """Walk through all rows, saying how far, then write them as one piece."""
    brought = Import.objects.claim(pk, now=timezone.now())
    if brought is None:
        return

    with translation.override(brought.owner.language):  # what it writes is read by her
        _bring_in(brought)


def _bring_in(brought: Import) -> None:
    pk = brought.pk

    def say(checked: int) -> None:
        Import.objects.filter(pk=pk).update(checked_rows=checked, seen_at=timezone.now())

    try:
        importing.count(brought, now=timezone.now(), say=say)
        say(brought.row_count)
        importing.write(brought, now=timezone.now())
    except SheetError as wrong:
        Import.objects.filter(pk=pk).update(trouble=str(wrong)[:200])
    except Exception as wrong:
        log.error("import %s: %s", pk, type(wrong).__name__)  # its message may hold words of the list
        Import.objects.filter(pk=pk).update(
            trouble=_("Something in this list could not be written. Nothing of it was kept.")
        )


def copy_out(pk: str) -> None:
    export = Export.objects.claim(pk, now=timezone.now())
    if export:
        with translation.override(export.owner.language):
            exporting.make(export, now=timezone.now())
