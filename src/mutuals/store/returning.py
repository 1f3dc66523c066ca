"""Reading what passed on a few days: found by day, nothing of other days is looked at."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from mutuals.model.evidence import Evidence
from mutuals.model.person import PersonRef
from mutuals.model.returns import Passed
from mutuals.store.evidence import evidence_of

_COLUMNS = "c.id, p.id, p.name, c.day, c.at, c.channel, c.direction, c.size - 1, c.subject"
_PASSED = f"""
SELECT {_COLUMNS} FROM contact_by_day c
CROSS JOIN person p ON p.key = c.person AND p.kind = 'human'
WHERE c.ego = :ego AND c.day BETWEEN :first AND :last AND c.direction IN ('out', 'in', 'both')
GROUP BY c.interaction, p.key ORDER BY c.at, c.id, p.id
"""  # noqa: S608 - constants
_UNANSWERED = """
SELECT id, day FROM (
    SELECT p.id AS id, (
        SELECT CASE c.direction WHEN 'out' THEN c.day END FROM contact c
        WHERE c.ego = p.ego AND c.person = p.key AND c.at >= :since
          AND c.day BETWEEN :first AND :last AND c.channel IN ('mail', 'chat')
          AND c.direction IN ('out', 'in') AND c.size - 1 <= :most
        ORDER BY c.at DESC, c.direction, c.id LIMIT 1) AS day
    FROM person p WHERE p.ego = :ego AND p.id IN (SELECT value FROM json_each(:persons)))
WHERE day IS NOT NULL
"""
_LAST_DAYS = """
SELECT p.id, (SELECT max(d.day) FROM contact_day d
              WHERE d.ego = p.ego AND d.person = p.key AND d.day <= :day
                AND d.n_out + d.n_in + d.n_both > 0)
FROM person p WHERE p.ego = :ego AND p.id IN (SELECT value FROM json_each(:persons))
"""
_KEYS = """
SELECT id, key FROM interaction WHERE ego = ? AND id IN (SELECT value FROM json_each(?))
"""


class Returning:
    """What passed between humans and me on given days."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def passed(self, first: int, last: int) -> list[Passed]:
        """Return what passed from one day to another, oldest first, once for each person."""
        values = {"ego": self._ego, "first": first, "last": last}
        return [_passed(row) for row in self._db.execute(_PASSED, values)]

    def unanswered(
        self, persons: Collection[str], first: int, last: int, most: int
    ) -> dict[str, int]:
        """Return the day of my message with which these days end for each person (id), if one does.

        Messages to more than so many people do not count.
        """
        # A day begins up to 14 hours before it does in UTC.
        values = {"ego": self._ego, "first": first, "last": last, "since": (first - 1) * 86_400}
        values["most"] = most
        rows = self._db.execute(_UNANSWERED, values | {"persons": json.dumps(sorted(persons))})
        return dict(rows.fetchall())

    def last_days(self, persons: Collection[str], day: int) -> dict[str, int]:
        """Return the last day of contact with each person (id) up to a day, if there was one."""
        values = {"ego": self._ego, "day": day, "persons": json.dumps(sorted(persons))}
        return {person: last for person, last in self._db.execute(_LAST_DAYS, values) if last}

    def evidence(self, ids: Collection[int]) -> dict[int, tuple[Evidence, ...]]:
        """Return the evidence of interactions by their ids, as numbers."""
        rows = self._db.execute(_KEYS, (self._ego, json.dumps(sorted(ids))))
        keys = {key: number for number, key in rows}
        found = evidence_of(self._db, self._ego, keys)
        return {keys[key]: evidence for key, evidence in found.items()}


def _passed(row: tuple[Any, ...]) -> Passed:
    return Passed(row[0], PersonRef(row[1], row[2]), *row[3:])
