"""Entries of calendars that were stated more than once: one interaction each, where it is now."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mutuals.model.observed import Interaction

_STANDING = """
SELECT e.id, x.key, x.id, e.version, x.item FROM json_each(?) k
CROSS JOIN entry e ON e.ego = ? AND e.id = k.value
CROSS JOIN interaction x ON x.key = e.interaction
"""
_MOVE = "UPDATE interaction SET id = ? WHERE key = ?"
_AT = "SELECT key FROM interaction WHERE ego = ? AND id = ?"
_SEEN_THERE = """
INSERT INTO provenance SELECT ego, ?, source FROM provenance WHERE ego = ? AND interaction = ?
ON CONFLICT DO NOTHING
"""
_UNSEE = "DELETE FROM provenance WHERE ego = ? AND interaction = ?"
_FORGET = "DELETE FROM entry WHERE ego = ? AND interaction = ?"
_FORGET_ELSEWHERE = "DELETE FROM entry WHERE ego = ? AND id = ?"
_KEEP = "INSERT INTO entry (ego, interaction, id, version) VALUES (?, ?, ?, ?)"


class _Standing(NamedTuple):
    """What an entry was last known to be: its interaction's local key and id, and its rank."""

    key: int
    id: int
    version: str
    item: int


class Entries:
    """Which interaction each entry is; `remove` takes one back with all that it supplied."""

    def __init__(
        self, connection: sqlite3.Connection, ego: int, remove: Callable[[int], None]
    ) -> None:
        """Keep the entries of one ego."""
        self._db, self._ego, self._remove = connection, ego, remove

    def aligned(self, records: Sequence[Interaction]) -> Sequence[Interaction]:
        """Return the records with all readings of an entry under the key of the one that wins.

        What is stored of an entry that moved is put there too.
        """
        if not any(record.entry is not None for record in records):
            return records
        best = _best(records)
        for entry, row in self._standing(best).items():
            if outranks(best[entry], row.version, row.item):
                self._move(row, best[entry].key)
            else:
                best[entry] = best[entry]._replace(key=row.id)
        return [
            record if record.entry is None else record._replace(key=best[record.entry].key)
            for record in records
        ]

    def keep(self, keyed: Iterable[tuple[int, Interaction]]) -> None:
        """Note which versions were written, by the local keys of their interactions."""
        for key, record in keyed:
            if record.entry is not None:
                self._db.execute(_FORGET, (self._ego, key))
                self._db.execute(_FORGET_ELSEWHERE, (self._ego, record.entry))
                self._db.execute(_KEEP, (self._ego, key, record.entry, record.version))

    def _standing(self, entries: Iterable[int]) -> dict[int, _Standing]:
        rows = self._db.execute(_STANDING, (json.dumps(list(entries)), self._ego))
        return {entry: _Standing(*rest) for entry, *rest in rows}

    def _move(self, row: _Standing, to: int) -> None:
        """Put an interaction where its entry is now; what lies there already takes its place."""
        if row.id == to:
            return
        there = self._db.execute(_AT, (self._ego, to)).fetchone()
        if there is None:
            self._db.execute(_MOVE, (to, row.key))
            return
        self._remove(row.key)
        self._db.execute(_SEEN_THERE, (there[0], self._ego, row.key))
        self._db.execute(_UNSEE, (self._ego, row.key))
        self._db.execute(_FORGET, (self._ego, row.key))


def outranks(record: Interaction, version: str, item: int) -> bool:
    """Say whether a record speaks rather than another: the newer version, the smaller copy."""
    if record.version != version:
        return record.version > version
    return record.item < item


def _best(records: Iterable[Interaction]) -> dict[int, Interaction]:
    best: dict[int, Interaction] = {}
    for record in records:
        if record.entry is not None:
            other = best.setdefault(record.entry, record)
            if outranks(record, other.version, other.item):
                best[record.entry] = record
    return best
