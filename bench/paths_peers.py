"""The three-way join for warm paths, and DuckDB running it: by an interpreter that has duckdb.

Run: PYTHON bench/paths_peers.py FOLDER - with edges.csv and asked.json of bench/paths.py. Prints
one JSON document: version, median milliseconds of an answer, the answers.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median

JOIN = """
SELECT first, max(p) AS p FROM (
    SELECT m.b AS first, m.q * e.p AS p FROM edge e JOIN mine m ON m.b = e.b WHERE e.a = $target
    UNION ALL
    SELECT m.b, m.q * f.p * e.p * $hop FROM edge e JOIN edge f ON f.a = e.b
    JOIN mine m ON m.b = f.b WHERE e.a = $target AND f.b <> $target
) GROUP BY first ORDER BY p DESC, first LIMIT $most
"""
"""(first person, probability) of the best ways; `edge` holds each pair both ways."""


def main(folder: Path) -> None:
    """Time the join over the targets asked for."""
    import duckdb  # only the interpreter named for it has it

    asked = json.loads((folder / "asked.json").read_text())
    db = duckdb.connect()
    db.execute("CREATE TABLE edge (a INTEGER, b INTEGER, p DOUBLE)")
    db.execute(f"COPY edge FROM '{folder / 'edges.csv'}' (FORMAT csv, HEADER false)")
    db.execute("CREATE TABLE mine (b INTEGER, q DOUBLE)")
    db.executemany("INSERT INTO mine VALUES (?, ?)", asked["mine"])
    found, spent = [], []
    for target in asked["targets"]:
        values = {"target": target, "hop": asked["hop"], "most": asked["most"]}
        began = time.perf_counter()
        found.append(db.execute(JOIN, values).fetchall())
        spent.append((time.perf_counter() - began) * 1000)
    print(json.dumps({"version": duckdb.__version__, "ms": median(spent), "found": found}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
