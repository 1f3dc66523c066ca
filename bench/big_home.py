"""A home of 50,000 people and 5 million interactions, written straight into the tables.

Run: python -m bench.big_home HOME [PEOPLE] [INTERACTIONS]; then time `mutuals --home HOME next`.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from mutuals.workspace import STORE, open_workspace

DAYS = 3_650
SENT_SHARE = 0.5
_INTERACTION = (
    "INSERT INTO interaction (key, ego, id, at, day, by_day, channel, size, item, subject, traits,"
    " mine) VALUES (?, 1, ?, ?, ?, 0, 'mail', 2, 0, '', 0, ?)"
)
_PARTICIPATION = "INSERT INTO participation VALUES (1, ?, ?, ?, ?, NULL)"
_DAYS = """
INSERT INTO contact_day
SELECT 1, p.identifier, x.day, sum(p.role = 1), sum(p.role = 0), 0, 0, 0,
    min(CASE WHEN p.role = 1 THEN x.size - 1 END), NULL
FROM participation p JOIN interaction x ON x.key = p.interaction
WHERE p.identifier > 1 GROUP BY p.identifier, x.day
"""
# As if all had been read of one mailbox; what is not sealed is for `doctor` alone to miss.
_READ = """
INSERT INTO source (key, ego, path, format, finished, records, first_at, last_at)
SELECT 1, 1, 'big.mbox', 'mbox', 1, count(*), min(at), max(at) FROM interaction;
INSERT INTO account VALUES (1, 1, 1, 1);
INSERT INTO provenance SELECT 1, key, 1 FROM interaction;
DELETE FROM stale;
"""


def people(count: int) -> Iterator[tuple[object, ...]]:
    """Yield person rows; the first is me."""
    for key in range(1, count + 2):
        name, kind = (f"Person {key}", "human") if key > 1 else ("Me", "self")
        golden = f'["{name}",["p{key}@example.com"],[],[],[],[],"","",null]'
        yield key, 1, f"{key:013}", name, name.lower(), kind, golden


def fill(home: Path, count: int, interactions: int) -> None:
    """Fill an empty home."""
    with open_workspace(home) as network:
        now, today = network.clock.now, network.clock.today
    db = sqlite3.connect(home / STORE)
    db.executemany(
        "INSERT INTO person (key, ego, id, name, folded, kind, golden) VALUES (?,?,?,?,?,?,?)",
        people(count),
    )
    db.executemany(
        "INSERT INTO identifier (key, ego, id, kind, value, person, self)"
        " VALUES (?, 1, ?, 'email', ?, ?, ?)",
        ((k, f"{k:013}", f"p{k}@example.com", k, k == 1) for k in range(1, count + 2)),
    )
    rng = random.Random(7)
    weights = list(accumulate(1 / (rank + 20) for rank in range(count)))
    others = rng.choices(range(2, count + 2), cum_weights=weights, k=interactions)
    rows, parts = [], []
    for key, other in enumerate(others, 1):
        at = now - rng.randrange(DAYS * 86_400)
        mine = rng.random() < SENT_SHARE
        rows.append((key, rng.getrandbits(62), at, today - (now - at) // 86_400, 9 if mine else 10))
        parts.append((other, at, key, 1 if mine else 0))
        parts.append((1, at, key, 0 if mine else 1))
    db.executemany(_INTERACTION, rows)
    db.executemany(_PARTICIPATION, sorted(parts))
    db.execute(_DAYS)
    db.commit()
    db.executescript(_READ)
    db.close()
    with open_workspace(home) as network, network.writing.transaction():
        network.measures.refresh(range(2, count + 2))


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[2:4]] + [50_000, 5_000_000][len(sys.argv) - 2 :]
    began = time.monotonic()
    fill(Path(sys.argv[1]), *numbers)
    print(f"filled in {time.monotonic() - began:.0f} s")
