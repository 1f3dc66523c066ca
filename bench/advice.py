"""What the day's nudges have to give: `today` on every fourteenth day of a home's last year.

Run: python -m bench.advice HOME... - homes into which something was imported. Counted are the
nudges of 27 days, the last one that of the last message, by what they give; a nudge that stays on
the list is counted on each of these days. `evidence` are those with two pieces or more.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from mutuals.model.moments import date_of
from mutuals.model.nudge import Nudge
from mutuals.operations.today import today
from mutuals.workspace import STORE, open_workspace

LISTS, APART = 27, 14
_LAST = "SELECT max(last_day) FROM tie"


def nudges(home: Path) -> Iterator[Nudge]:
    """Yield the nudges of a home's last year, list by list."""
    with closing(sqlite3.connect(home / STORE)) as db:
        (last,) = db.execute(_LAST).fetchone()
    for back in reversed(range(LISTS)):
        with open_workspace(home, date_of(last - APART * back)) as network:
            yield from today(network).engage


def main(homes: list[Path]) -> None:
    """Print a Markdown table: a row for each gift, a column for each home."""
    found = {home.name: list(nudges(home)) for home in homes}
    gives = {name: Counter(each.give for each in told) for name, told in found.items()}
    every = sum(gives.values(), Counter[str]())
    print(f"| give | all | {' | '.join(found)} |\n|---|{'---|' * (len(found) + 1)}")
    for give, count in every.most_common():
        print(_row(give, count, [gives[name][give] for name in found]))
    print(_row("all", every.total(), [each.total() for each in gives.values()]))
    proved = [sum(len(each.evidence) > 1 for each in told) for told in found.values()]
    print(_row("two proofs", sum(proved), proved))


def _row(name: str, count: int, counts: list[int]) -> str:
    return f"| {name} | {count} | {' | '.join(map(str, counts))} |"


if __name__ == "__main__":
    main([Path(text) for text in sys.argv[1:]])
