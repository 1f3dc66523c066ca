"""Introductions hidden and found again: is the real introducer among the first three proposed?

Run: python -m bench.paths_hidden HOME... - homes into which mailboxes were imported; of each a copy
is used.

An introduction is the first mail in which somebody appears, sent by another human to them and me,
before the two of us exchange anything; the sender is the introducer. Of the newcomer all mails from
them or from me are hidden, and the introducing one: what is left are mails of others to both. Then
the paths to them are asked for as of half a year later, and the first persons are looked at.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from mutuals.model.moments import date_of
from mutuals.operations.introducing import intro
from mutuals.workspace import STORE, open_workspace

TOP = 3
_DAYS, _LATER = 365, 180
"""We exchange something within a year of the introduction."""

_HUMAN = "SELECT i.key FROM identifier i JOIN person p ON p.key = i.person WHERE p.id = ?"
_SEEN = """
SELECT p.id, x.key, x.at, x.day, x.mine & 1,
       (SELECT o.id FROM participation f JOIN identifier j ON j.key = f.identifier
        JOIN person o ON o.key = j.person
        WHERE f.interaction = x.key AND f.role = 0 AND o.kind = 'human'),
       q.role
FROM person p JOIN identifier i ON i.person = p.key JOIN participation q ON q.identifier = i.key
JOIN interaction x ON x.key = q.interaction
WHERE p.kind = 'human' AND x.channel = 'mail' AND x.size BETWEEN 3 AND 25 OR
      p.kind = 'human' AND x.channel = 'mail' AND x.size = 2
ORDER BY p.id, x.at, x.key"""
_HIDE = f"""
DELETE FROM participation WHERE identifier IN ({_HUMAN}) AND (interaction = ?
    OR role = 0 OR interaction IN (SELECT key FROM interaction WHERE mine & 1))
RETURNING *"""  # noqa: S608 - constants
_LEFT = f"SELECT count(*) FROM participation WHERE identifier IN ({_HUMAN})"  # noqa: S608


class Case(NamedTuple):
    """Somebody who was introduced: by whom, in which mail (its key), on which day."""

    newcomer: str
    introducer: str
    mail: int
    day: int


def cases(db: sqlite3.Connection) -> Iterator[Case]:
    """Yield the introductions of a home."""
    seen: dict[str, list[tuple[int, int, str | None, int]]] = {}
    for person, key, _, day, is_mine, sender, role in db.execute(_SEEN):
        seen.setdefault(person, []).append((key, day, "me" if is_mine else sender, role))
    for person, mails in seen.items():
        key, day, sender, role = mails[0]
        direct = [when for _, when, who, _ in mails[1:] if who in {"me", person}]
        if sender and sender not in {"me", person} and role and direct and direct[0] <= day + _DAYS:
            yield Case(person, sender, key, day)


def place(home: Path, case: Case) -> tuple[int | None, int]:
    """Return at which place the introducer stands (None: nowhere), and how many are proposed."""
    as_of = date_of(case.day + _LATER)
    with open_workspace(home, as_of) as network:
        found = intro(network, case.newcomer, limit=0).paths
    firsts = [path.people[1].id for path in found if path.people[1].id != case.newcomer]
    return (firsts.index(case.introducer) if case.introducer in firsts else None), len(firsts)


def hidden(home: Path, chance: random.Random) -> Iterator[tuple[int | None, int, float]]:
    """Yield for each introduction that left a trace: place, how many proposed, luck of TOP."""
    with closing(sqlite3.connect(home / STORE)) as db:
        found = list(cases(db))
        chance.shuffle(found)
        for case in found:
            rows = db.execute(_HIDE, (case.newcomer, case.mail)).fetchall()
            if db.execute(_LEFT, (case.newcomer,)).fetchone()[0]:
                db.commit()
                at, count = place(home, case)
                yield at, count, min(1.0, TOP / count) if count else 0.0
            db.executemany("INSERT INTO participation VALUES (?, ?, ?, ?, ?, ?)", rows)
            db.commit()


def main(homes: list[Path]) -> None:
    """Print a Markdown table."""
    print("| home | introductions | with a trace left | first | in the top 3 | by chance |")
    print("|---|---|---|---|---|---|")
    sums = [0.0] * 5
    for home in homes:
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / "home"
            shutil.copytree(home, copy)
            figures = judged(copy)
        sums = [a + b for a, b in zip(sums, figures, strict=True)]
        print(row(home.name, figures))
    print(row("all", sums))


def judged(home: Path) -> list[float]:
    """Return the figures of a row: all, with a trace, first, in the top, by chance."""
    with closing(sqlite3.connect(home / STORE)) as db:
        total = len(list(cases(db)))
    told = list(hidden(home, random.Random(1)))
    places = [at for at, _, _ in told if at is not None]
    luck = sum(share for _, _, share in told)
    return [total, len(told), places.count(0), sum(at < TOP for at in places), luck]


def row(name: str, figures: list[float]) -> str:
    """Return a line of the table."""
    return f"| {name} | {' | '.join(f'{each:.0f}' for each in figures)} |"


if __name__ == "__main__":
    main([Path(text) for text in sys.argv[1:]])
