"""What a store is called and which version it has, without loading the tables' texts."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

STORE = "network.db"
"""The name of the store's file in a home."""

APPLICATION_ID = 0x6D757475
"""The letters `mutu` in the header of the file."""
VERSION = 15
"""How many steps of the schema a store of today has seen."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many steps this store has seen; 0 for an empty file."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found
