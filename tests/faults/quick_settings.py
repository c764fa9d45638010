"""The real settings, with a clock that ticks every second and a corner of its own in Redis."""

import os
from datetime import timedelta

from celery.schedules import schedule

from rebound.settings import *  # noqa: F403
from rebound.settings import CELERY_BEAT_SCHEDULE, CELERY_BROKER_TRANSPORT_OPTIONS, REDIS_URL

CELERY_BEAT_SCHEDULE["tick"]["schedule"] = schedule(timedelta(seconds=1))
CELERY_IMPORTS = ["tests.faults.hastened"]
if REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"] = os.environ["TEST_KEYS"]
