"""Whose records bear certain words, and what the cards of a few people say."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from mutuals.model.evidence import Evidence

# The plus chooses the plan: a person's few words are read, not each word asked for looked up.
_BEARING = """
SELECT p.id FROM json_each(:persons) l CROSS JOIN person p ON p.ego = :ego AND p.id = l.value
WHERE EXISTS (SELECT 1 FROM search_word w WHERE w.ego = :ego AND w.person = p.key AND w.field = 1
    AND +w.word IN (SELECT value FROM json_each(:words)))
"""
_STATED = """
SELECT DISTINCT p.id, o.format, json_extract(o.record, '$.ref'),
    json_extract(f.value, '$[0]'), json_extract(f.value, '$[1]')
FROM json_each(:persons) l CROSS JOIN person p ON p.ego = :ego AND p.id = l.value
CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
CROSS JOIN holding h ON h.ego = i.ego AND h.identifier = i.key
CROSS JOIN observed o ON o.key = h.observed AND o.type IN ('card', 'own')
LEFT JOIN json_each(o.record, '$.fields') f
    ON json_extract(f.value, '$[0]') IN (SELECT value FROM json_each(:names))
ORDER BY 1, 2, 3, 4, 5
"""

OnCards = tuple[list[Evidence], dict[tuple[str, str], list[Evidence]]]
"""Where cards stand; by a field's name and value, on which of them."""


class Wishes:
    """People of one ego by the words of titles, notes, tags and the like."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def bearing(self, words: Collection[str], persons: Collection[str]) -> set[str]:
        """Return who of these people (ids) bears any of these words, besides in the name."""
        values = {"ego": self._ego, "persons": _listed(persons), "words": _listed(words)}
        return {person for (person,) in self._db.execute(_BEARING, values)}

    def stated(self, persons: Collection[str], names: Collection[str]) -> dict[str, OnCards]:
        """Return by person id the cards, and what fields of these names say on which, in order."""
        values = {"ego": self._ego, "persons": _listed(persons), "names": _listed(names)}
        found: dict[str, OnCards] = {person: ([], {}) for person in persons}
        for person, *where, name, value in self._db.execute(_STATED, values):
            (cards, fields), proof = found[person], Evidence(*where)
            if proof not in cards:
                cards.append(proof)
            if name is not None:
                fields.setdefault((name, value), []).append(proof)
        return found


def _listed(texts: Collection[str]) -> str:
    return json.dumps(sorted(texts))
