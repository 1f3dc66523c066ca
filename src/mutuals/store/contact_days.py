"""The days of contact per person, counted anew for what was touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

_MINE = """
UPDATE interaction SET mine = (
    SELECT max(i.self AND p.role IN (0, 5) OR interaction.logged)
         + 2 * max(i.self AND p.role IN (1, 2, 3))
         + 4 * max(i.self AND p.role IN (6, 7) OR interaction.logged) + 8 * max(NOT i.self)
    FROM participation p JOIN identifier i ON i.key = p.identifier
    WHERE p.ego = :ego AND p.interaction = interaction.key)
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

    def date_anew(self, day_of: Callable[[int], int]) -> None:
        """Work out the day of every interaction anew, and have everybody counted again."""
        self._db.create_function("local_day", 1, day_of, deterministic=True)
        self._db.execute(
            "UPDATE interaction SET day = local_day(at) WHERE ego = ? AND by_day = 0", (self._ego,)
        )
        self._db.execute(
            "INSERT INTO touched_person SELECT key FROM person WHERE ego = ?"
            " ON CONFLICT DO NOTHING",
            (self._ego,),
        )

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
