"""Which zones to offer, and in which country they lie: the tz database's own table."""

from functools import cache
from importlib import resources

# Older names that browsers still report and the table leaves out.
OLDER = {
    "GB": ["GB", "GB-Eire", "Europe/Belfast"],
    "IE": ["Eire"],
    "US": [
        "America/Indianapolis", "America/Fort_Wayne", "America/Louisville", "America/Shiprock", "Navajo",
        "US/Alaska", "US/Aleutian", "US/Arizona", "US/Central", "US/East-Indiana", "US/Eastern", "US/Hawaii",
        "US/Indiana-Starke", "US/Michigan", "US/Mountain", "US/Pacific", "EST5EDT", "CST6CDT", "MST7MDT",
        "PST8PDT",
    ],
}  # fmt: skip


@cache
def countries() -> dict[str, str]:
    """Zone name to ISO country code."""
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text()
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows} | {zone: code for code, zones in OLDER.items() for zone in zones}


def country_of(zone: str) -> str:
    """The country's code; empty where the zone belongs to none, such as UTC."""
    return countries().get(zone, "")


@cache
def to_choose_from() -> list[str]:
    older = {zone for zones in OLDER.values() for zone in zones}
    return ["UTC", *sorted(countries().keys() - older)]
