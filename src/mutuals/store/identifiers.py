"""Identifiers and display names by their local keys, remembered while batches come in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from mutuals.model.identifier import Identifier, identifier_id

_KNOWN_CAP = 200_000


class Keys:
    """Local integer keys of identifiers and display names; they appear in no output.

    `identifiers` and `names` hold those that were learnt; they are read only.
    """

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Remember nothing yet."""
        self._db = connection
        self._ego = ego
        self.identifiers: dict[Identifier, int] = {}
        self.names: dict[str, int] = {}

    def forget(self) -> None:
        """Drop everything remembered, after a transaction was rolled back."""
        self.identifiers.clear()
        self.names.clear()

    def learn(self, identifiers: Iterable[Identifier], names: Iterable[str]) -> None:
        """Make sure that all of these have keys, in as few statements as possible."""
        self._learn_identifiers(identifiers)
        self._learn_names(names)

    def __getitem__(self, identifier: Identifier) -> int:
        """Return the key of a learnt identifier."""
        return self.identifiers[identifier]

    def name(self, text: str) -> int | None:
        """Return the key of a learnt display name, None for the empty one."""
        return self.names[text] if text else None

    def _learn_identifiers(self, identifiers: Iterable[Identifier]) -> None:
        if len(self.identifiers) > _KNOWN_CAP:
            self.identifiers.clear()
        unknown = {identifier_id(i): i for i in identifiers if i not in self.identifiers}
        self._db.executemany(
            "INSERT INTO identifier (ego, id, kind, value) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            [(self._ego, text, *unknown[text]) for text in sorted(unknown)],
        )
        self.identifiers.update(
            (unknown[text], key) for text, key in self._keys("identifier", "id", unknown)
        )

    def _learn_names(self, names: Iterable[str]) -> None:
        if len(self.names) > _KNOWN_CAP:
            self.names.clear()
        unknown = {name for name in names if name and name not in self.names}
        self._db.executemany(
            "INSERT INTO display_name (ego, text) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(self._ego, name) for name in sorted(unknown)],
        )
        self.names.update(self._keys("display_name", "text", unknown))

    def _keys(self, table: str, column: str, texts: Iterable[str]) -> list[tuple[str, int]]:
        return self._db.execute(
            f"SELECT {column}, key FROM {table} WHERE ego = ?"  # noqa: S608 - constants of this file
            f" AND {column} IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(list(texts))),
        ).fetchall()
