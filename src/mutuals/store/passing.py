"""Reading what passed between people and me for an export: contacts and meetings, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from mutuals.model.export import Contact, Gathering, Guest
from mutuals.model.identifier import Identifier
from mutuals.model.ids import show_id
from mutuals.model.person import PersonRef
from mutuals.store.participation import ROLES

_WHOSE = """
SELECT key, id, name FROM person
WHERE ego = :ego AND (id = :person OR :person = '' AND kind = 'human') ORDER BY id
"""
_CONTACTS = """
SELECT c.id, c.at, c.by_day, c.channel, max(c.direction), c.size FROM contact c
WHERE c.ego = ? AND c.person = ? AND c.direction IN ('out', 'in', 'both')
GROUP BY c.interaction ORDER BY c.at, c.id
"""
_GATHERINGS = """
SELECT x.key, x.id, x.at, x.by_day, x.channel = 'call', x.subject, coalesce(x.ref, ''),
       EXISTS (SELECT 1 FROM provenance v JOIN source s ON s.key = v.source
               WHERE v.ego = x.ego AND v.interaction = x.key AND s.format = 'icalendar')
FROM interaction x
WHERE x.ego = :ego AND x.channel IN ('call', 'meeting') AND x.twin IS NULL AND x.mine & 4
  AND (:person = '' OR EXISTS (
       SELECT 1 FROM participation p INDEXED BY participation_interaction
       JOIN identifier i ON i.key = p.identifier
       JOIN person q ON q.key = i.person
       WHERE p.ego = x.ego AND p.interaction = x.key AND q.id = :person))
ORDER BY x.at, x.id
"""
_UIDS = """
SELECT ref FROM interaction WHERE ego = ? AND channel IN ('call', 'meeting') AND ref IS NOT NULL
GROUP BY ref HAVING count(*) > 1
"""
_GUESTS = """
SELECT i.kind, i.value, coalesce(n.text, ''), p.role, i.self
FROM participation p INDEXED BY participation_interaction
JOIN identifier i ON i.key = p.identifier LEFT JOIN display_name n ON n.key = p.name
WHERE p.ego = ? AND p.interaction = ? ORDER BY p.role, i.id
"""
_PLACES = {ROLES["organiser"]: "organiser", ROLES["room"]: "room", ROLES["list"]: "list"}


class Passing:
    """What passed, of everybody or of one person."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def contacts(self, person: str = "") -> Iterator[Contact]:
        """Yield the contacts with humans, or with one person of any kind, oldest first of each.

        One person after the other, so that no more than a person's contacts are held.
        """
        for person_key, *ref in self._db.execute(_WHOSE, {"ego": self._ego, "person": person}):
            whose = PersonRef(*ref)
            for row in self._db.execute(_CONTACTS, (self._ego, person_key)):
                key, at, by_day, channel, way, size = row
                yield Contact(show_id(key), at, bool(by_day), channel, way, size, whose)

    def gatherings(self, person: str = "") -> Iterator[Gathering]:
        """Yield the meetings and calls I took part in, with their guests, oldest first."""
        shared = {ref for (ref,) in self._db.execute(_UIDS, (self._ego,))}
        values = {"ego": self._ego, "person": person}
        for row in self._db.execute(_GATHERINGS, values):
            key, number, at, by_day, is_call, subject, ref, in_calendar = row
            uid = ref if in_calendar else ""
            yield Gathering(
                show_id(number), uid, bool(uid) and uid in shared, at, bool(by_day),
                bool(is_call), subject, self._guests(key),
            )  # fmt: skip

    def _guests(self, interaction: int) -> tuple[Guest, ...]:
        rows = self._db.execute(_GUESTS, (self._ego, interaction)).fetchall()
        return tuple(map(_guest, rows))


def _guest(row: tuple[Any, ...]) -> Guest:
    kind, value, name, role, is_me = row
    place = _PLACES.get(role, "attendee")
    return Guest(Identifier(kind, value), name, place, bool(is_me))  # type: ignore[arg-type]
