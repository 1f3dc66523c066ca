"""A big home whose people know each other: mails among groups, beside those between one and me.

Run: python -m bench.big_circles HOME PEOPLE INTERACTIONS SHARED; then python -m bench.circles HOME.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.big_home import DAYS, fill
from mutuals.workspace import STORE

DAY = 86_400
STRAY = 0.05
"""Share of the mails in which somebody from elsewhere stands."""
_INTERACTION = (
    "INSERT INTO interaction (key, ego, id, at, day, by_day, channel, size, item, subject, traits,"
    " mine) VALUES (?, 1, ?, ?, ?, 0, 'mail', ?, 0, '', 0, 10)"
)
_PARTICIPATION = "INSERT OR IGNORE INTO participation VALUES (1, ?, ?, ?, ?, NULL)"


def groups(chance: random.Random, people: int) -> list[list[int]]:
    """Divide the keys of so many people into groups of 3 to 80, many small and few large."""
    found, first = [], 2
    while first < people + 2:
        size = min(int(chance.paretovariate(1.1) * 3), 80)
        found.append(list(range(first, min(first + size, people + 2))))
        first += size
    chance.shuffle(found)
    return found


def mails(chance: random.Random, people: int, count: int) -> Iterator[tuple[float, int, list[int]]]:
    """Yield age in seconds, sender and the others of each mail that me and several are in."""
    known = groups(chance, people)
    for _ in range(count):
        group = chance.choice(known)
        size = min(len(group), 2 + int(chance.expovariate(0.5)))
        who = chance.sample(group, size)
        if chance.random() < STRAY:
            who[-1] = chance.randrange(2, people + 2)
        if len(who) > 1:
            yield chance.randrange(DAYS * DAY), who[0], sorted(set(who[1:]) - {who[0]})


def share(home: Path, people: int, count: int) -> None:
    """Put so many shared mails into a home that `fill` made."""
    chance = random.Random(3)
    db = sqlite3.connect(home / STORE)
    first, now = db.execute("SELECT max(key) + 1 FROM interaction").fetchone()[0], int(time.time())
    rows, parts = [], []
    for key, (age, sender, others) in enumerate(mails(chance, people, count), first):
        at = now - int(age)
        rows.append((key, chance.getrandbits(62), at, at // DAY, len(others) + 2))
        parts += [(sender, at, key, 0), (1, at, key, 1), *((who, at, key, 2) for who in others)]
    db.executemany(_INTERACTION, rows)
    db.executemany(_PARTICIPATION, parts)
    db.commit()
    db.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    people_count, plain, shared = map(int, sys.argv[2:5])
    fill(folder, people_count, plain)
    share(folder, people_count, shared)
