"""`today` and a timeline page in process, beside DuckDB over the raw rows of the same home.

Run, with a Python that has this package and duckdb: python -m bench.big_home_peers HOME
HOME is one of `bench.big_home`. DuckDB gets the raw rows as a table of its own beforehand; what is
timed is one query over them: days of contact, ties, and the fifty of each of the lists that `today`
chooses from (with the formulas of `metrics`). Ours is the whole operation: all days of the list,
explanations, and the verdict. Pairs in turn; medians of CPU time.
"""

# ruff: noqa: S608 - texts are composed of constants only.
from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import duckdb

from mutuals.metrics.slots import SLOTS
from mutuals.metrics.ties import carried, tie_of_days
from mutuals.operations.today import today
from mutuals.workspace import STORE, open_workspace

PAIRS = 5
PAGE = 50
_RAW = """
SELECT p.identifier AS person, x.day, p.role FROM participation p
JOIN interaction x ON x.key = p.interaction WHERE p.identifier > 1
"""
_DAYS = """
SELECT 1 AS ego, person, day, CAST(sum(CASE WHEN role = 1 THEN 1 ELSE 0 END) AS INT) AS n_out,
    CAST(sum(CASE WHEN role = 0 THEN 1 ELSE 0 END) AS INT) AS n_in, 0 AS n_both, 0 AS met,
    0 AS n_note
FROM raw GROUP BY person, day
"""


def question(day: int) -> str:
    """Return the one query: lists of a day out of raw rows."""
    ties = carried("tie.*", tie_of_days("1 = 1"))
    lists = " UNION ALL ".join(
        f"(SELECT '{name}', person, {slot.score.expression} AS score, {slot.first} AS ahead"
        " FROM tie"
        f" WHERE first_out IS NOT NULL AND {slot.among}"
        " ORDER BY ahead DESC, score DESC LIMIT 50)"
        for name, slot in SLOTS.items()
    )
    text = f"WITH contact_day AS ({_DAYS}), tie AS MATERIALIZED ({ties}) {lists}"
    return text.replace(":today", str(day)).replace(":rhythm", "NULL")


def raw_rows(home: Path) -> duckdb.DuckDBPyConnection:
    """Return a database in memory with the raw rows of a home."""
    db = duckdb.connect()
    db.execute("CREATE TABLE raw (person INTEGER, day INTEGER, role TINYINT)")
    reader = sqlite3.connect(home / STORE).execute(_RAW)
    while rows := reader.fetchmany(500_000):
        persons, days, roles = map(list, zip(*rows, strict=True))
        columns = {"p": persons, "d": days, "r": roles}
        db.execute("INSERT INTO raw SELECT unnest($p), unnest($d), unnest($r)", columns)
    return db


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU milliseconds of a piece of work."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def main(home: Path) -> None:
    """Print both sides and the ratio, then the timeline page."""
    db = raw_rows(home)
    with open_workspace(home) as network:
        asked = question(network.clock.today)
        pairs = [
            (cpu(lambda: today(network)), cpu(lambda: db.execute(asked).fetchall()))
            for _ in range(PAIRS)
        ]
        ours, theirs = (median(side) for side in zip(*pairs, strict=True))
        print(f"| today, in process | {ours:.0f} ms |")
        print(f"| DuckDB {duckdb.__version__} over raw rows | {theirs:.0f} ms |")
        print(f"| DuckDB / ours | {median(b / a for a, b in pairs):.1f}x |")
        ids = [person.id for person in network.people.all()][1::97]
        day = network.clock.today
        pages = [
            cpu(lambda who=who: network.interactions.timeline(who, day, PAGE))  # type: ignore[misc]
            for who in ids
        ]
        print(f"| timeline page of {PAGE}, p50 | {median(pages):.2f} ms |")
        print(
            f"| timeline page of {PAGE}, p95 of {len(ids)} | {quantiles(pages, n=20)[-1]:.2f} ms |"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
