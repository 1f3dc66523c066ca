"""Ties day by day: each day's table follows from that of the day before."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from mutuals.metrics.ties import COLUMNS, tie_of_days

_LISTED = "(SELECT value FROM json_each(:persons))"
_ENTRIES = """
SELECT d.person, d.day, d.n_out + d.n_in + d.n_both > 0 FROM person p
JOIN contact_day d ON d.ego = p.ego AND d.person = p.key
WHERE p.ego = :ego AND p.kind = 'human' AND d.day BETWEEN :first AND :last + 1
ORDER BY d.person, d.day"""
_ANEW = (
    f"DELETE FROM temp.tie WHERE person IN {_LISTED}",
    f"INSERT INTO temp.tie ({COLUMNS}) {tie_of_days(f'ego = :ego AND person IN {_LISTED}')}",
)
_LEAST_DAYS, _LARGEST_GAP = 30, 100
_FREQUENT = f"""
SELECT person FROM temp.tie WHERE person IN {_LISTED}
AND days >= {_LEAST_DAYS} AND last_day - first_day <= (days - 1) * {_LARGEST_GAP}"""
_GOES_ON = f"""
UPDATE temp.tie SET days = days + 1, last_day = :today, last_entry = :today
WHERE person IN {_LISTED}"""
_STANDS_APART = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'tie'"

_FIND = "CREATE UNIQUE INDEX temp.tie_person ON tie (ego, person)"

Entries = Mapping[int, Sequence[tuple[int, bool]]]
"""By day who had an entry, and whether it is a contact that another entry follows the next day."""


def entries(connection: sqlite3.Connection, ego: int, first: int, last: int) -> Entries:
    """Read the entries of humans within the days."""
    found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    rows = connection.execute(_ENTRIES, {"ego": ego, "first": first, "last": last}).fetchall()
    for (person, day, is_contact), (other, next_day, _) in pairwise([*rows, (None, 0, 0)]):
        goes_on = bool(is_contact) and (other, next_day) == (person, day + 1)
        found[day].append((person, goes_on))
    return found


def make_findable(connection: sqlite3.Connection) -> None:
    """Let people be found in the table of ties that was just made, where there is one."""
    if connection.execute(_STANDS_APART).fetchone():
        connection.execute(_FIND)


def advance(
    connection: sqlite3.Connection, ego: int, day: int, entered: Sequence[tuple[int, bool]]
) -> None:
    """Bring the ties that stood as of the day before to this day, where they stand apart at all.

    Whoever is in touch on most days, on the next day again, is counted on; all of the row is made
    anew once there is a day of silence. Until then the figures that lean on days, first and last
    day are right, and by these nobody with so short gaps is a candidate for being revived, which
    alone asks for more. Only humans are followed.
    """
    if not entered or not connection.execute(_STANDS_APART).fetchone():
        return
    values = {"ego": ego, "today": day}
    passing = json.dumps([person for person, goes_on in entered if goes_on])
    on = {person for (person,) in connection.execute(_FREQUENT, {"persons": passing})}
    anew = json.dumps([person for person, _ in entered if person not in on])
    connection.execute(_GOES_ON, {"today": day, "persons": json.dumps(sorted(on))})
    for text in _ANEW:
        connection.execute(text, {**values, "persons": anew})
