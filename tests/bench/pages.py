"""How long the pages of a search take, for a person with a hundred, a thousand and ten thousand applications.

    python -m tests.bench.pages

Through the whole stack of one process, without the network, in a database that goes away afterwards. Each
figure is set beside an empty page of the same server, in turns, so that a slow moment of the machine falls
on both. Results go to var/bench.json as well.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

SIZES = (100, 1_000, 10_000)
ROUNDS = 30
WARM_UP = 3
FILE = Path(__file__).resolve().parents[2] / "var" / "bench.json"

Get = Callable[[str], None]


def times(get: Get, url: str, empty: str) -> tuple[list[float], list[float]]:
    """Of the page and of the empty one beside it, in milliseconds."""
    page, beside = [], []
    for turn in range(ROUNDS + WARM_UP):
        for found, address in ((page, url), (beside, empty)):
            began = time.perf_counter()
            get(address)
            if turn >= WARM_UP:
                found.append((time.perf_counter() - began) * 1000)
    return page, beside


def p95(found: list[float]) -> float:
    return statistics.quantiles(found, n=20)[-1]


def questions(get: Get, url: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        get(url)
    return len(asked)


def measure(count: int) -> tuple[dict[str, float], dict[str, int]]:
    from django.test import Client
    from django.urls import reverse

    from tests.bench.seeding import seed

    owner, application = seed(count)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(owner)

    def get(url: str) -> None:
        assert client.get(url).status_code == 200, url

    pages = {
        "board": reverse("board"),
        "list": reverse("applications"),
        "search": reverse("applications") + "?q=hydrology+analyst",
        "closed": reverse("applications_closed"),
        "application": reverse("application", args=[application.pk]),
        "today": reverse("today"),
        "people": reverse("people"),
    }
    figures, asked = {}, {}
    for name, url in pages.items():
        page, empty = times(get, url, reverse("more"))
        ratio = statistics.median(page) / statistics.median(empty)
        asked[name] = questions(get, url)
        print(
            f"{count:>6}  {name:<12} {statistics.median(page):7.1f} ms  p95 {p95(page):7.1f} ms"
            f"  {ratio:5.1f} x an empty page ({statistics.median(empty):.1f} ms)  {asked[name]:>3} queries",
            flush=True,
        )
        figures[f"{name}_{count}_ratio"] = round(ratio, 2)
        figures[f"{name}_{count}_requests_per_second"] = round(1000 / statistics.fmean(page), 1)
    asked.pop("today")  # asks further where there is more to suggest
    return figures, asked


def keep(figures: dict[str, float]) -> None:
    """Beside what other measurements have written there."""
    FILE.parent.mkdir(mode=0o700, exist_ok=True)
    known = json.loads(FILE.read_text()) if FILE.exists() else {}
    FILE.write_text(json.dumps(known | figures, indent=1, sort_keys=True) + "\n")


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    found: dict[str, float] = {}
    queries = []
    for count in SIZES:
        figures, asked = measure(count)
        found |= figures
        queries.append(asked)
    found["application_ratio"] = found["application_10000_ratio"]
    keep(found)
    if any(asked != queries[0] for asked in queries):
        raise SystemExit(f"The number of queries grows with the search: {queries}")
    print(f"The same number of queries at every size. Figures are in {FILE}.")


if __name__ == "__main__":
    main()
