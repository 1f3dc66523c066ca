"""Taking back what a logged decision brought, as if it had never been written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from mutuals.model.identifier import Identifier, identifier_id
from mutuals.store.bare import forget_bare
from mutuals.store.counts import Counts
from mutuals.store.touched import touch


class Withdrawal:
    """Removes the rows of one logged decision; the caller settles and holds the transaction."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Remove for one ego."""
        self._db, self._ego = connection, ego
        self._counts = Counts(connection, ego)

    def withdraw(self, decision: str) -> None:
        """Remove the interactions and favours that refer to a decision, and people left bare."""
        touched = self._interactions(decision) | self._favours(decision)
        self._counts.write()
        touch(self._db, touched)
        forget_bare(self._db, self._ego, touched)

    def _interactions(self, decision: str) -> set[int]:
        rows = self._db.execute(
            "DELETE FROM interaction WHERE ego = ? AND logged = 1 AND ref = ?"
            " RETURNING key, day, traits",
            (self._ego, decision),
        ).fetchall()
        return {identifier for row in rows for identifier in self._participants(*row)}

    def _participants(self, key: int, day: int, traits: int) -> list[int]:
        parts = self._db.execute(
            "DELETE FROM participation WHERE ego = ? AND interaction = ?"
            " RETURNING identifier, role, name",
            (self._ego, key),
        ).fetchall()
        self._db.execute(
            "DELETE FROM provenance WHERE ego = ? AND interaction = ?", (self._ego, key)
        )
        self._counts.interaction(parts, traits, None, -1)
        self._db.executemany(
            "INSERT INTO touched_contact VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(part[0], day) for part in parts],
        )
        return [part[0] for part in parts]

    def _favours(self, decision: str) -> set[int]:
        keys = self._db.execute(
            "DELETE FROM observed WHERE ego = ? AND format = 'log'"
            " AND json_extract(record, '$.ref') = ? RETURNING key, json_extract(record, '$.name')",
            (self._ego, decision),
        ).fetchall()
        return {held for key, name in keys for held in self._holders(key, name)}

    def _holders(self, observed: int, name: str) -> list[int]:
        rows = self._db.execute(
            "DELETE FROM holding WHERE ego = ? AND observed = ? RETURNING identifier",
            (self._ego, observed),
        ).fetchall()
        self._db.executemany(
            "UPDATE naming SET times = times - 1 WHERE ego = ? AND identifier = ?"
            " AND name = (SELECT key FROM display_name WHERE ego = ? AND text = ?)",
            [(self._ego, identifier, self._ego, name) for (identifier,) in rows],
        )
        return [identifier for (identifier,) in rows]

    def forget_bare(self, identifiers: Iterable[Identifier]) -> None:
        """Drop those of these identifiers that nothing mentions any more."""
        rows = self._db.execute(
            "SELECT key FROM identifier WHERE ego = ? AND id IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps([identifier_id(identifier) for identifier in identifiers])),
        )
        forget_bare(self._db, self._ego, [key for (key,) in rows.fetchall()])
