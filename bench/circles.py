"""Who belongs together: how long it takes in a home, and how it agrees with known groups.

Run: python -m bench.circles HOME for the time; python -m bench.circles NODES EDGES for the
agreement, tables with the columns id, Group and from, to, weight.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

from mutuals.faces.pictures.network import network as drawn
from mutuals.operations.circles import circles
from mutuals.practice.belonging import groups_of
from mutuals.workspace import open_workspace

TIMES = 5
_Found = TypeVar("_Found")


def timed(run: Callable[[], _Found]) -> tuple[_Found, float]:
    """Return what a call gives and its median CPU seconds."""
    spent = []
    for _ in range(TIMES):
        began = time.process_time()
        found = run()
        spent.append(time.process_time() - began)
    return found, median(spent)


def measure(home: Path) -> None:
    """Time the circles of a home and their picture, each in a workspace opened anew."""

    def asked() -> object:
        with open_workspace(home) as network:
            return circles(network)

    with open_workspace(home) as network:
        record = circles(network)
    _, found = timed(asked)
    picture, shown = timed(lambda: drawn(record))
    print(
        f"{record.shown} of {record.total} people, {len(record.circles)} circles:"
        f" {found:.2f} cpu-s, picture {shown:.2f} cpu-s, {len(picture) / 1000:.0f} kB"
    )


def compare(nodes: Path, edges: Path) -> None:
    """Say for each group found in which known groups its people are."""
    with nodes.open(encoding="utf-8") as rows:
        known = {row["id"]: row["Group"] for row in csv.DictReader(rows)}
    with edges.open(encoding="utf-8") as rows:
        ties = [(r["from"], r["to"], round(float(r["weight"]))) for r in csv.DictReader(rows)]
    for group in groups_of(ties):
        print(len(group), dict(Counter(known[who] for who in group).most_common()))


if __name__ == "__main__":
    paths = [Path(text) for text in sys.argv[1:]]
    if len(paths) > 1:
        compare(*paths)
    else:
        measure(*paths)
