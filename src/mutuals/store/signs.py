"""Reading the signs of messages, with everybody who takes part in them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from mutuals.model.evidence import Evidence
from mutuals.model.ids import show_id
from mutuals.model.person import PersonRef
from mutuals.model.sign import Party, SignSeen
from mutuals.store.evidence import evidence_of

_SEEN = """
SELECT x.key, x.id, x.at, x.by_day, x.size, s.act, s.type, x.channel = 'chat', s.stale
FROM sign s JOIN interaction x ON x.key = s.interaction
WHERE s.ego = :ego AND x.at >= :since AND x.mine >= 8 AND x.mine & 3
ORDER BY x.id, s.act, s.type
"""
_SEEN_WITH = """
WITH party AS (SELECT DISTINCT q.interaction FROM person p
    CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
    CROSS JOIN participation q ON q.ego = i.ego AND q.identifier = i.key
    WHERE p.ego = :ego AND p.id IN (SELECT value FROM json_each(:persons)))
SELECT x.key, x.id, x.at, x.by_day, x.size, s.act, s.type, x.channel = 'chat', s.stale
FROM party CROSS JOIN sign s ON s.ego = :ego AND s.interaction = party.interaction
CROSS JOIN interaction x ON x.key = s.interaction
WHERE x.at >= :since AND x.mine >= 8 AND x.mine & 3
ORDER BY x.id, s.act, s.type
"""
_OPENING = """
SELECT x.key, x.id, x.at, x.by_day, x.size, s.act, s.type, x.channel = 'chat', s.stale
FROM sign s JOIN interaction x ON x.key = s.interaction
WHERE s.ego = :ego AND s.act IN ('asks', 'promises') AND s.stale = 0
  AND x.at >= :since AND x.mine >= 8 AND x.mine & 1
ORDER BY x.id, s.act, s.type
"""
_PARTIES = """
SELECT q.interaction, p.id, p.name,
       CASE q.role WHEN 0 THEN 'from' WHEN 1 THEN 'to' WHEN 2 THEN 'cc' WHEN 3 THEN 'bcc'
                   ELSE '' END,
       i.self, p.kind = 'human'
FROM json_each(:keys) k
CROSS JOIN participation q ON q.ego = :ego AND q.interaction = k.value
CROSS JOIN identifier i ON i.key = q.identifier
CROSS JOIN person p ON p.key = i.person
ORDER BY q.interaction, q.role, p.id
"""
_TIMES = """
SELECT q.interaction FROM person p CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
CROSS JOIN participation q ON q.ego = i.ego AND q.identifier = i.key
    AND q.at BETWEEN :after AND :before
WHERE p.ego = :ego AND p.id = :person ORDER BY q.at LIMIT :most
"""
_SHARED = """
SELECT x.key, x.at FROM json_each(:keys) k CROSS JOIN interaction x ON x.key = k.value
WHERE x.twin IS NULL AND EXISTS (
    SELECT 1 FROM participation q JOIN identifier i ON i.key = q.identifier
    JOIN person p ON p.key = i.person
    WHERE q.ego = :ego AND q.interaction = x.key AND p.id = :person)
ORDER BY x.at, x.id LIMIT 1
"""
_FOLLOWED = """
SELECT 1 FROM person p CROSS JOIN contact c ON c.ego = p.ego AND c.person = p.key
WHERE p.ego = :ego AND p.id = :person AND c.at > :at AND c.day <= :today
  AND c.direction IN (:way, 'both') LIMIT 1
"""
_EVER = -(2**62)
_FEW = 500
"""Messages of one of two people that are looked through for the other."""


class Signs:
    """What the words of messages showed, for one ego."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def seen(
        self, since: int | None = None, persons: Collection[str] | None = None
    ) -> list[tuple[SignSeen, bool]]:
        """Return the signs since an instant, or in what some people take part in, by message.

        Each comes with whether it is stale: today's rules do not find it any more.
        """
        values: dict[str, object] = {"ego": self._ego, "since": _EVER if since is None else since}
        text = _SEEN
        if persons is not None:
            text, values["persons"] = _SEEN_WITH, json.dumps(sorted(persons))
        return self._read(text, values)

    def opening(self, since: int) -> list[SignSeen]:
        """Return my asks and promises since an instant."""
        return [seen for seen, _ in self._read(_OPENING, {"ego": self._ego, "since": since})]

    def _read(self, text: str, values: Mapping[str, object]) -> list[tuple[SignSeen, bool]]:
        rows = self._db.execute(text, values).fetchall()
        keys = {row[0] for row in rows}
        parties, evidence = self._parties(keys), evidence_of(self._db, self._ego, keys)
        return [
            (_seen(row, parties[row[0]], evidence.get(row[0], ())), bool(row[8])) for row in rows
        ]

    def together(self, one: str, other: str, *, after: int, before: int) -> Evidence | None:
        """Return the first message or meeting of two people (ids) between two instants, if any.

        Only the first 500 of the quieter of the two are looked through.
        """
        times = {each: self._times(each, after, before) for each in (one, other)}
        quiet, loud = sorted(times, key=lambda each: (len(times[each]), each))
        values = {"ego": self._ego, "keys": json.dumps(times[quiet]), "person": loud}
        row = self._db.execute(_SHARED, values).fetchone()
        return evidence_of(self._db, self._ego, [row[0]])[row[0]][0] if row else None

    def unanswered(self, person: str, at: int, today: int, *, by_me: bool) -> bool:
        """Say whether nothing followed with a person since an instant, up to a day.

        `by_me` asks for a word of mine, else for one of theirs; having met is both.
        """
        values = {
            "ego": self._ego,
            "person": person,
            "at": at,
            "today": today,
            "way": "out" if by_me else "in",
        }
        return self._db.execute(_FOLLOWED, values).fetchone() is None

    def _times(self, person: str, after: int, before: int) -> list[int]:
        values = {
            "ego": self._ego, "person": person, "after": after, "before": before, "most": _FEW,
        }  # fmt: skip
        return [key for (key,) in self._db.execute(_TIMES, values)]

    def _parties(self, keys: Iterable[int]) -> dict[int, tuple[Party, ...]]:
        found: dict[int, list[Party]] = defaultdict(list)
        values = {"ego": self._ego, "keys": json.dumps(sorted(keys))}
        for key, person, name, role, is_me, is_human in self._db.execute(_PARTIES, values):
            party = Party(PersonRef(person, name), role, bool(is_me), bool(is_human))
            found[key].append(party)
        return defaultdict(tuple, {key: tuple(parties) for key, parties in found.items()})


def _seen(
    row: tuple[Any, ...], parties: tuple[Party, ...], evidence: tuple[Evidence, ...]
) -> SignSeen:
    _, number, at, by_day, size, act, type_, is_chat, _ = row
    return SignSeen(
        show_id(number), at, bool(by_day), size, act, type_, parties, evidence, bool(is_chat)
    )
