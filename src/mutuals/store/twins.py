"""A contact I logged and its later import are one: the logged row points to its twin."""

from __future__ import annotations

import sqlite3

_LOGGED = """
SELECT x.key, x.twin, x.day, x.channel, i.person
FROM interaction x INDEXED BY interaction_logged
CROSS JOIN participation p ON p.ego = x.ego AND p.interaction = x.key
CROSS JOIN identifier i ON i.key = p.identifier AND i.self = 0
WHERE x.ego = ? AND x.logged = 1 AND x.channel <> 'note' ORDER BY x.day, x.id
"""
_CANDIDATES = """
SELECT c.interaction FROM contact c
WHERE c.ego = :ego AND c.person = :person AND c.logged = 0 AND c.direction IN ('out', 'both')
  AND abs(c.day - :day) = :apart
  AND c.at BETWEEN (:day - 2) * 86400 AND (:day + 3) * 86400
  AND (c.channel = :channel OR c.channel = 'mail' AND :channel = 'chat')
ORDER BY c.id
"""


class Twins:
    """Matches logged contacts with imported ones: same person and channel, within a day."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Match for one ego."""
        self._db, self._ego = connection, ego

    def match(self) -> None:
        """Match all logged contacts anew, each import once a person; changed days are touched.

        Equal days come first, so that no contact takes what belongs to its neighbour.
        """
        logged = self._db.execute(_LOGGED, (self._ego,)).fetchall()
        twins: dict[int, int] = {}
        taken: set[tuple[int, int]] = set()
        for apart in (0, 1):
            for key, _, day, channel, person in logged:
                twin = None if key in twins else self._free(person, day, channel, apart, taken)
                if twin is not None:
                    twins[key] = twin
                    taken.add((person, twin))
        for key, before, day, _, person in logged:
            if twins.get(key) != before:
                self._set(key, twins.get(key), person, day)

    def _free(
        self, person: int, day: int, channel: str, apart: int, taken: set[tuple[int, int]]
    ) -> int | None:
        values = {
            "ego": self._ego, "person": person, "day": day, "channel": channel, "apart": apart,
        }  # fmt: skip
        rows = self._db.execute(_CANDIDATES, values)
        return next((key for (key,) in rows if (person, key) not in taken), None)

    def _set(self, key: int, twin: int | None, person: int, day: int) -> None:
        self._db.execute("UPDATE interaction SET twin = ? WHERE key = ?", (twin, key))
        self._db.execute(
            "INSERT INTO touched_day VALUES (?, ?) ON CONFLICT DO NOTHING", (person, day)
        )
