"""How much stays open: what `today` keeps open on every day of a home's last year.

Run: python -m bench.open_ends HOME... - homes into which something was imported, with leave to read
text; the last day is that of the last message. An end that stays open is counted once (`ends`) and
on each of its days (`days`).
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from mutuals.model.moments import date_of
from mutuals.model.sign import OpenEnd
from mutuals.operations.open_ends import open_now
from mutuals.workspace import STORE, open_workspace

DAYS = 366
_LAST = "SELECT max(day) FROM interaction WHERE channel IN ('mail', 'chat')"
_WHAT = ("ask", "promise", "answer")


def open_ends(home: Path) -> Iterator[tuple[OpenEnd, ...]]:
    """Yield what is open on each day of a home's last year."""
    with closing(sqlite3.connect(home / STORE)) as db:
        (last,) = db.execute(_LAST).fetchone()
    for day in range(last - DAYS + 1, last + 1):
        with open_workspace(home, date_of(day)) as network:
            yield open_now(network)


def main(homes: list[Path]) -> None:
    """Print a Markdown table: a row for each home."""
    print(f"| home | days with any | {' | '.join(f'{what}: ends, days' for what in _WHAT)} |")
    print(f"|---|---|{'---|' * len(_WHAT)}")
    for home in homes:
        told = list(open_ends(home))
        days = Counter(end.what for found in told for end in found)
        ends = Counter(what for what, *_ in {(e.what, e.person, e.at) for f in told for e in f})
        counted = " | ".join(f"{ends[what]}, {days[what]}" for what in _WHAT)
        print(f"| {home.name} | {sum(map(bool, told))} | {counted} |")


if __name__ == "__main__":
    main([Path(text) for text in sys.argv[1:]])
