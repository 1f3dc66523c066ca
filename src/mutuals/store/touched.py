"""The temporary lists of what the open transaction touched; settling empties them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from mutuals.store.waiting import AGAIN

_TOUCHED = """
CREATE TEMP TABLE IF NOT EXISTS touched_identifier (key INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS touched_contact (
    identifier INTEGER, day INTEGER, PRIMARY KEY (identifier, day)
) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_person (key INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS touched_day (
    person INTEGER, day INTEGER, PRIMARY KEY (person, day)
) WITHOUT ROWID;
"""

_TOUCH_NEW = """
INSERT INTO touched_identifier SELECT key FROM identifier
WHERE key IN (SELECT value FROM json_each(?)) AND person IS NULL ON CONFLICT DO NOTHING
"""
_LEAVE_KNOWN = f"""
INSERT INTO uncompared SELECT ego, key, 0 FROM identifier
WHERE ego = ? AND key IN (SELECT value FROM json_each(?)) AND person IS NOT NULL
ON CONFLICT DO UPDATE SET {AGAIN}
"""  # noqa: S608 - a constant
_TOUCH_KNOWN = """
INSERT INTO touched_identifier SELECT key FROM identifier
WHERE ego = ? AND id IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING
"""

_LISTS = ("touched_identifier", "touched_contact", "touched_person", "touched_day")


def make_lists(connection: sqlite3.Connection) -> None:
    """Make the lists for this connection; they are in memory and rolled back with the rest."""
    connection.executescript(_TOUCHED)


def empty_lists(connection: sqlite3.Connection) -> None:
    """Forget what was touched, once all that follows from it is written."""
    for name in _LISTS:
        connection.execute(f"DELETE FROM temp.{name}")  # noqa: S608 - constants of this file


def touch_seen(connection: sqlite3.Connection, ego: int, identifiers: Iterable[int]) -> None:
    """Have identifiers settled of which more was counted: new ones now, the others at the end.

    What was counted moves nobody known to another person; so an import leaves those to its end.
    """
    seen = json.dumps(sorted(identifiers))
    connection.execute(_TOUCH_NEW, (seen,))
    connection.execute(_LEAVE_KNOWN, (ego, seen))


def touch(connection: sqlite3.Connection, identifiers: Iterable[int]) -> None:
    """Have the people of these identifiers (local keys) settled."""
    connection.executemany(
        "INSERT INTO touched_identifier VALUES (?) ON CONFLICT DO NOTHING",
        [(key,) for key in identifiers],
    )


def touch_known(connection: sqlite3.Connection, ego: int, ids: Iterable[str]) -> None:
    """Have the people of these identifiers (ids) settled."""
    connection.execute(_TOUCH_KNOWN, (ego, json.dumps(sorted(ids))))
