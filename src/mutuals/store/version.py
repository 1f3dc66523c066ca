"""Which version a store has, read at each start without loading the tables' texts."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x6D757475
"""The letters `mutu` in the header of the file."""
VERSION = 9
"""How many steps of the schema a store of today has seen."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many steps this store has seen; 0 for an empty file."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found
