"""Search as you type among 50,000 people: milliseconds per keystroke, and whether it finds.

Run: python -m bench.search [PEOPLE], then, with a Python that has tantivy,
python -m bench.search_peers [PEOPLE].
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from bench.search_people import PEOPLE, Invented, keystrokes, people
from mutuals.engines.sqlite import give_mathematics
from mutuals.metrics.closeness import CLOSENESS
from mutuals.model.golden import Golden
from mutuals.model.position import Affiliation
from mutuals.store.schema import STEPS
from mutuals.store.search import Search, SearchRows
from mutuals.store.search_step import SEARCH_STEP

EGO, TODAY = 1, 20_779
LIMIT = 10
_PERSON = (
    "INSERT INTO person (key, ego, id, name, folded, kind, golden)"
    " VALUES (?, 1, ?, ?, ?, 'human', '')"
)
_TIE = "INSERT INTO tie VALUES (1, ?, 9, ?, ?, ?, ?, NULL, 8, 9.0, ?, 1.0, 1.0, 0.0, 9, 9, 0, 0, 0)"


def fill(db: sqlite3.Connection, known: Sequence[Invented]) -> None:
    """Write people, their ties and what they are found by."""
    rng = random.Random(1)
    for step in dict.fromkeys((*STEPS, SEARCH_STEP)):
        db.executescript(step)
    db.executemany(
        _PERSON, [(each.key, f"{each.key:013}", each.name, each.name.lower()) for each in known]
    )
    days = [TODAY - int(rng.paretovariate(0.5)) % 3_000 for _ in known]
    db.executemany(
        _TIE,
        [
            (each.key, day - 900, day, day, day - 900, rng.paretovariate(1))
            for each, day in zip(known, days, strict=True)
        ],
    )
    rows = SearchRows(db, EGO)
    rows.write((each.key, _golden(each), "human", (each.note,)) for each in known)
    db.commit()


def _golden(one: Invented) -> Golden:
    held = (Affiliation(one.employer, one.title),)
    return Golden(one.name, (one.email,), (), (), held, (), "")


def measure(find: Callable[[str], Sequence[object]], asked: Sequence[str]) -> None:
    """Print p50 and p95 in milliseconds over all keystrokes, and by their number."""
    taken: list[tuple[int, float]] = []
    for query in asked:
        began = time.thread_time()
        find(query)
        taken.append((len(query), 1000 * (time.thread_time() - began)))
    print(f"| all {len(asked):,} keystrokes | {_figures([ms for _, ms in taken])} |")
    for first, last in ((1, 1), (2, 2), (3, 3), (4, 7), (8, 99)):
        some = [ms for length, ms in taken if first <= length <= last]
        print(f"| {first} to {last} letters | {_figures(some)} |")


def _figures(taken: Sequence[float]) -> str:
    return f"{median(taken):.2f} | {quantiles(taken, n=20)[-1]:.2f} | {max(taken):.1f}"


def main(count: int) -> None:
    """Fill, measure and print."""
    known = people(count)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "search.db"
        db = sqlite3.connect(path)
        give_mathematics(db)
        began = time.process_time()
        fill(db, known)
        size = path.stat().st_size / 1e6
        print(f"{count:,} people written in {time.process_time() - began:.1f} cpu-s, {size:.0f} MB")
        search = Search(db, EGO, CLOSENESS)
        asked = list(keystrokes(known))
        search.find("warm", LIMIT, TODAY)
        search.find("wxrm", LIMIT, TODAY)
        measure(lambda query: search.find(query, LIMIT, TODAY), asked)
        found = sum(bool(search.find(query, LIMIT, TODAY)) for query in asked)
        print(f"{found / len(asked):.1%} of the keystrokes find somebody")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
