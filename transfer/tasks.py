from celery import shared_task
from django.utils import timezone

from transfer import waiting


@shared_task
def tick() -> None:
    waiting.ring(now=timezone.now(), bring_in=bring_in.delay, copy_out=copy_out.delay)


@shared_task(expires=60)
def bring_in(pk: str) -> None:
    waiting.bring_in(pk)


@shared_task(expires=60)
def copy_out(pk: str) -> None:
    waiting.copy_out(pk)
