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
WHERE p.ego = :ego AND p.kind = 'human' AND d.day BETWEEN :first AND :last + 7
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
UPDATE temp.tie SET days = days + 1, last_day = d.day, last_entry = d.day,
    first_out = coalesce(first_out, CASE WHEN d.n_out + d.n_both > 0 THEN d.day END),
    first_in = coalesce(first_in, CASE WHEN d.n_in + d.n_both > 0 THEN d.day END),
    n_out = tie.n_out + d.n_out, n_in = tie.n_in + d.n_in, n_both = tie.n_both + d.n_both,
    met = tie.met + d.met, n_note = tie.n_note + d.n_note
FROM contact_day d
WHERE d.ego = :ego AND d.day = :today AND d.person = tie.person AND tie.person IN {_LISTED}"""
_SOON = 7
"""Within so many days the next entry follows; a silence of six makes nobody dormant, see below."""
_STANDS_APART = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'tie'"

_FIND = "CREATE UNIQUE INDEX temp.tie_person ON tie (ego, person)"

Entries = Mapping[int, Sequence[tuple[int, bool]]]
"""By day who had an entry, and whether it is a contact that another entry follows within a week."""


def entries(connection: sqlite3.Connection, ego: int, first: int, last: int) -> Entries:
    """Read the entries of humans within the days."""
    found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    rows = connection.execute(_ENTRIES, {"ego": ego, "first": first, "last": last}).fetchall()
    for (person, day, is_contact), (other, next_day, _) in pairwise([*rows, (None, 0, 0)]):
        goes_on = bool(is_contact) and other == person and next_day <= day + _SOON
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

    Whoever was in touch on many days and is so again within a week is counted on; all of the row is
    made anew with the last entry before a longer silence. Until then all counts and days are right,
    and what adds up gaps or fades is not: that ranks dormant ties alone, and with so many days,
    gaps so short and six days of silence P(gone) is below one half and r below eight. Only humans
    are followed.
    """
    if not entered or not connection.execute(_STANDS_APART).fetchone():
        return
    values = {"ego": ego, "today": day}
    passing = json.dumps([person for person, goes_on in entered if goes_on])
    on = {person for (person,) in connection.execute(_FREQUENT, {"persons": passing})}
    anew = json.dumps([person for person, _ in entered if person not in on])
    connection.execute(_GOES_ON, {**values, "persons": json.dumps(sorted(on))})
    for text in _ANEW:
        connection.execute(text, {**values, "persons": anew})
