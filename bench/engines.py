"""Scoring a large table: our engine beside a query written by hand for DuckDB.

Run: python -m bench.engines FOLDER [--rows 20000000] [--pairs 3] [--form parquet|csv]

Makes a table of that many rows in FOLDER where it is not there (5,000 egos, 200 alters each), then
runs `mutuals score --engine duckdb --out ties.parquet` and the query below in turn, each in a
process of its own, and prints the medians of CPU, wall and memory, and the ratio. The query makes
the same columns in the same order into the same kind of file, and refuses a table with a row that
it cannot read; ours reports each. The two files are compared, figure by figure.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

import duckdb

from bench.timing import Run, run

_TABLE = """
SELECT 'ego' || lpad(CAST(e AS VARCHAR), 5, '0') AS ego,
    'person' || lpad(CAST(CAST(floor(pow(a, 2) * 200) AS INTEGER) AS VARCHAR), 6, '0') || '-' || e
        AS alter,
    TIMESTAMP '2020-01-01' + to_seconds(CAST(floor(t * 5 * 365 * 86400) AS BIGINT)) AS "at",
    CASE WHEN d < 0.45 THEN 'out' WHEN d < 0.9 THEN 'in' ELSE 'both' END AS direction,
    CAST(2 + floor(pow(s, 6) * 30) AS INTEGER) AS size
FROM (SELECT CAST(floor(random() * 5000) AS INTEGER) AS e, random() AS a, random() AS t,
    random() AS d, random() AS s FROM range({rows}))"""

_IN_CSV = """SELECT * REPLACE (strftime("at", '%Y-%m-%dT%H:%M:%SZ') AS "at") FROM ({table})"""

_BY_HAND = """
COPY (
    WITH counted AS (
        SELECT ego, alter, CAST("at" AS DATE) - DATE '1970-01-01' AS day,
            count(*) FILTER (direction = 'out') AS o, count(*) FILTER (direction = 'in') AS i,
            count(*) FILTER (direction = 'both') AS b
        FROM {source} WHERE size <= 25 GROUP BY ALL
    ), today AS (SELECT max(day) AS today FROM counted
    ), tie AS (
        SELECT ego, alter, count(*) AS n, min(day) AS f, max(day) AS l, any_value(today) AS now,
            sum(pow(0.5, (today - day) / 365)) AS d,
            sum((o - i) * pow(0.5, (today - day) / 90)) AS x,
            sum((o + i + b) * pow(0.5, (today - day) / 90)) AS y
        FROM counted, today GROUP BY ALL
    ), told AS (
        SELECT *, now - l AS s, CASE WHEN n > 1 THEN (l - f) / (n - 1) END AS gap,
            CASE WHEN n > 1 THEN greatest(now - l, 1) * (n - 1) / (l - f)
                ELSE greatest(now - l, 1) END AS r,
            CASE WHEN n >= 4 THEN 1 / (1 + exp(3 - 1.2 * ln(1 + greatest(now - l, 1) * (n - 1)
                / (l - f)) - 0.9 * ln(1 + (l - f) / (n - 1)) + 0.8 * ln(n))) END AS gone
        FROM tie
    )
    SELECT ego, alter, n AS days, CAST(DATE '1970-01-01' + CAST(f AS INTEGER) AS VARCHAR) AS first,
        CAST(DATE '1970-01-01' + CAST(l AS INTEGER) AS VARCHAR) AS last, s AS silence_days,
        gap AS gap_days, d * pow(1 + s, -0.7) AS strength_raw,
        1 / (1 + exp(0.2 - 0.9 * ln(n * pow(1 + s, -0.6)))) AS p_contact_30, gone AS p_gone_90,
        CASE WHEN n < 4 AND s <= 90 THEN 'new'
            WHEN r > 8 OR gone > 0.5 THEN CASE WHEN s > 1095 THEN 'lost' ELSE 'dormant' END
            WHEN r > 3 THEN 'drifting' ELSE 'active' END AS state,
        x / (y + 2) AS balance
    FROM told ORDER BY ego, alter
) TO '{out}' (FORMAT parquet)"""

_APART = """
SELECT count(*), max(greatest(abs(a.strength_raw - b.strength_raw), abs(a.balance - b.balance),
    abs(a.p_contact_30 - b.p_contact_30), abs(coalesce(a.p_gone_90, 0) - coalesce(b.p_gone_90, 0)),
    abs(coalesce(a.gap_days, 0) - coalesce(b.gap_days, 0)))), count(*) FILTER (a.state <> b.state
    OR a.days <> b.days OR a.first <> b.first OR a.last <> b.last)
FROM read_parquet('{ours}') AS a FULL JOIN read_parquet('{theirs}') AS b USING (ego, alter)"""


def table(folder: Path, rows: int, form: str) -> Path:
    """Make the table where it is not there."""
    path = folder / f"interactions-{rows}.{form}"
    if not path.exists():
        made = _TABLE.format(rows=rows)
        text = made if form == "parquet" else _IN_CSV.format(table=made)
        with duckdb.connect() as db:
            db.execute("SELECT setseed(0.42)")
            db.execute(f"COPY ({text}) TO '{path}' (FORMAT {form})")
    return path


def by_hand(path: Path, out: Path) -> list[str]:
    """Return the command that runs the query."""
    kinds = "{'ego': 'VARCHAR', 'alter': 'VARCHAR', 'at': 'TIMESTAMP', 'direction': 'VARCHAR',"
    csv = f"read_csv('{path}', header = true, delim = ',', columns = {kinds} 'size': 'INTEGER'}})"
    source = f"read_parquet('{path}')" if path.suffix == ".parquet" else csv
    text = _BY_HAND.format(source=source, out=out)
    settings = "SET preserve_insertion_order = false"
    return [
        sys.executable, "-c",
        f"import duckdb\ndb = duckdb.connect()\ndb.execute({settings!r})\ndb.execute({text!r})",
    ]  # fmt: skip


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--rows", type=int, default=20_000_000)
    reader.add_argument("--pairs", type=int, default=3)
    reader.add_argument("--form", choices=("parquet", "csv"), default="parquet")
    reader.add_argument("--engine", default="duckdb")
    given = reader.parse_args()
    path = table(given.folder, given.rows, given.form)
    ours, theirs = given.folder / "ours.parquet", given.folder / "theirs.parquet"
    score = [sys.executable, "-m", "mutuals", "score", str(path), "--engine", given.engine]
    commands = [*score, "--out", str(ours)], by_hand(path, theirs)
    both = [(run(commands[0]), run(commands[1])) for _ in range(given.pairs)]
    for name, runs in zip((given.engine, "by hand"), zip(*both, strict=True), strict=True):
        print(_line(name, runs))
    cpu, wall = (
        median(getattr(a, what) / getattr(b, what) for a, b in both) for what in ("cpu", "wall")
    )
    print(f"ours / by hand: CPU {cpu:.2f}, wall {wall:.2f}")
    with duckdb.connect() as db:
        found = db.execute(_APART.format(ours=ours, theirs=theirs)).fetchone()
    print("ties, largest difference, other differences:", found)


def _line(name: str, runs: tuple[Run, ...]) -> str:
    cpu, wall, memory = (median(getattr(each, what) for each in runs) for what in _FIGURES)
    return f"| {name} | {cpu:.1f} | {wall:.1f} | {memory:.0f} |"


_FIGURES = ("cpu", "wall", "memory")


if __name__ == "__main__":
    main()
