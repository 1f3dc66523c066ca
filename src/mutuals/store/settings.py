"""The few settings of a home that are no decisions: its zone, whether it is the sample."""

from __future__ import annotations

import sqlite3


class Settings:
    """Names and values, all text."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read and write for one ego."""
        self._db, self._ego = connection, ego

    def get(self, name: str) -> str | None:
        """Return a value, None when it was never set."""
        row = self._db.execute(
            "SELECT value FROM setting WHERE ego = ? AND name = ?", (self._ego, name)
        ).fetchone()
        return row[0] if row else None

    def set(self, name: str, value: str) -> None:
        """Write a value."""
        self._db.execute(
            "INSERT INTO setting VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (self._ego, name, value),
        )
