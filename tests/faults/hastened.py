"""Imported by a worker as it starts."""

from tests.faults.haste import hasten

hasten()
