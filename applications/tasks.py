from celery import shared_task
from django.utils import timezone

from applications import delivery


@shared_task
def tick() -> None:
    delivery.tick(now=timezone.now(), ring=send.delay)


@shared_task(expires=55)
def send() -> None:
    delivery.send_due()
