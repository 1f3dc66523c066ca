"""The days of contact per person, counted anew for what was touched."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

_MINE = """
UPDATE interaction SET mine = coalesce((
    SELECT max(i.self AND p.role IN (0, 5) OR interaction.logged)
         + 2 * max(i.self AND p.role IN (1, 2, 3))
         + 4 * max(i.self AND p.role IN (6, 7) OR interaction.logged) + 8 * max(NOT i.self)
    FROM participation p JOIN identifier i ON i.key = p.identifier
    WHERE p.ego = :ego AND p.interaction = interaction.key), 0)
WHERE ego = :ego AND mine IS NULL
"""

# Without being told, SQLite would look at everybody's part in everything to find what is pending.
_ACCOUNTS = """
INSERT INTO account
SELECT p.ego, p.identifier, v.source, max(p.role IN (0, 5))
FROM interaction x INDEXED BY interaction_pending
CROSS JOIN participation p ON p.ego = x.ego AND p.interaction = x.key
CROSS JOIN identifier i ON i.key = p.identifier AND i.self = 1
CROSS JOIN provenance v ON v.ego = x.ego AND v.interaction = x.key
WHERE x.ego = :ego AND x.mine IS NULL GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET sends = max(sends, excluded.sends)
"""

_DAYS = """
INSERT INTO contact_day
SELECT :ego, person, day, sum(way = 'out'), sum(way = 'in'), sum(way = 'both'),
       sum(way = 'both' AND channel = 'meeting'), sum(way = 'note'),
       min(CASE WHEN way = 'out' THEN size - 1 END),
       min(CASE WHEN way = 'both' AND channel = 'meeting' THEN size - 1 END)
FROM (SELECT c.person, c.day, c.channel, c.size, max(c.direction) AS way
      FROM touched_day t CROSS JOIN contact c
      WHERE c.ego = :ego AND c.person = t.person AND c.day = t.day
        AND c.at BETWEEN t.day * 86400 - 90000 AND t.day * 86400 + 176400
        AND c.direction IS NOT NULL
      GROUP BY c.person, c.day, c.interaction)
GROUP BY person, day
"""

_TOUCH_PENDING = """
INSERT INTO touched_contact SELECT DISTINCT p.identifier, x.day
FROM interaction x INDEXED BY interaction_pending
CROSS JOIN participation p ON p.ego = x.ego AND p.interaction = x.key
WHERE x.ego = :ego AND x.mine IS NULL ON CONFLICT DO NOTHING
"""
_TOUCH_NAMED = """
INSERT INTO touched_day SELECT DISTINCT i.person, t.day FROM touched_contact t
JOIN identifier i ON i.key = t.identifier WHERE i.person IS NOT NULL ON CONFLICT DO NOTHING
"""
_TOUCH_RELINKED = """
INSERT INTO touched_day SELECT DISTINCT c.person, c.day FROM touched_person t
CROSS JOIN contact c WHERE c.ego = :ego AND c.person = t.key ON CONFLICT DO NOTHING
"""
_CLEAR_RELINKED = """
DELETE FROM contact_day WHERE ego = :ego AND person IN (SELECT key FROM touched_person)
"""
_CLEAR_DAYS = """
DELETE FROM contact_day WHERE ego = :ego AND (person, day) IN (SELECT person, day FROM touched_day)
"""
_NEXT = """
SELECT key, at, day FROM interaction NOT INDEXED
WHERE ego = :ego AND key > :after AND by_day = 0 ORDER BY key LIMIT :most
"""
_TOUCH_MOVED = """
INSERT INTO touched_day SELECT DISTINCT i.person, x.day FROM json_each(:moved) m
CROSS JOIN interaction x ON x.key = m.value
CROSS JOIN participation p ON p.ego = x.ego AND p.interaction = x.key
CROSS JOIN identifier i ON i.key = p.identifier
WHERE i.person IS NOT NULL ON CONFLICT DO NOTHING
"""
_TOUCH_COUNTED = """
INSERT INTO touched_identifier SELECT key FROM identifier
WHERE ego = :ego AND person IN (SELECT person FROM touched_day) ON CONFLICT DO NOTHING
"""
_STALE = """
SELECT person FROM touched_day UNION SELECT key FROM touched_person
UNION SELECT i.person FROM touched_identifier t CROSS JOIN identifier i ON i.key = t.key
WHERE i.person IS NOT NULL
"""
_WITHOUT_TIES = """
SELECT key FROM touched_person
UNION SELECT person FROM touched_day t
WHERE NOT EXISTS (SELECT 1 FROM main.tie WHERE ego = :ego AND person = t.person)
"""


class ContactDays:
    """Keeps `contact_day` equal to what participation says, in the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Count for one ego."""
        self._db, self._ego = connection, ego

    def date_some(self, day_of: Callable[[int], int], after: int, most: int) -> int | None:
        """Work out the days of the next interactions anew, and touch the days that lost or won.

        Returns the key of the last one, None when there was none.
        """
        values: dict[str, object] = {"ego": self._ego, "after": after, "most": most}
        rows = self._db.execute(_NEXT, values).fetchall()
        moved = [(new, key) for key, at, day in rows if (new := day_of(at)) != day]
        values["moved"] = json.dumps([key for _new, key in moved])
        self._db.execute(_TOUCH_MOVED, values)
        self._db.executemany("UPDATE interaction SET day = ? WHERE key = ?", moved)
        self._db.execute(_TOUCH_MOVED, values)
        return rows[-1][0] if rows else None

    def touch_counted(self) -> None:
        """Touch the identifiers of those whose days were counted."""
        self._db.execute(_TOUCH_COUNTED, {"ego": self._ego})

    def take_part(self) -> None:
        """Work out my part in every pending interaction, and what my accounts cover by it."""
        for statement in (_TOUCH_PENDING, _ACCOUNTS, _MINE):
            self._db.execute(statement, {"ego": self._ego})

    def count(self) -> None:
        """Count the touched days anew."""
        for statement in (_TOUCH_NAMED, _TOUCH_RELINKED, _CLEAR_RELINKED, _CLEAR_DAYS, _DAYS):
            self._db.execute(statement, {"ego": self._ego})

    def stale(self) -> list[int]:
        """Return the people (keys) whose ties may be other than before."""
        return [key for (key,) in self._db.execute(_STALE)]

    def without_ties(self) -> list[int]:
        """Return those of them who have no ties yet, or those of other identifiers."""
        return [key for (key,) in self._db.execute(_WITHOUT_TIES, {"ego": self._ego})]
