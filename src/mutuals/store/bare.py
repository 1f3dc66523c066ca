"""Forgetting identifiers that nothing mentions any more, as if they had never been seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from mutuals.store.cores import forget_cores

_FORGET = """
DELETE FROM identifier WHERE key = :key
AND NOT EXISTS (SELECT 1 FROM participation WHERE ego = :ego AND identifier = :key)
AND NOT EXISTS (SELECT 1 FROM holding WHERE ego = :ego AND identifier = :key)
AND NOT EXISTS (SELECT 1 FROM claim WHERE ego = :ego AND identifier = :key AND times > 0)
AND NOT EXISTS (SELECT 1 FROM decision d, json_each(d.record, '$.me') stated
                WHERE d.ego = :ego AND d.undone = 0 AND d.verb = 'init'
                  AND identifier.kind = 'email' AND stated.value = identifier.value)
RETURNING person
"""
_TRACES = ("naming", "claim", "account", "uncompared")


def forget_bare(connection: sqlite3.Connection, ego: int, identifiers: Iterable[int]) -> bool:
    """Drop those of these identifiers (keys) that nothing mentions; says whether any was.

    Whoever shared a person with them is settled anew: keys are given again, links must not last.
    """
    rows = [
        (key, row[0])
        for key in sorted(identifiers)
        if (row := connection.execute(_FORGET, {"ego": ego, "key": key}).fetchone())
    ]
    for key, person in rows:
        _forget_traces(connection, ego, key)
        forget_cores(connection, ego, [key])
        if person is not None:
            _touch(connection, ego, person)
    return bool(rows)


def _forget_traces(connection: sqlite3.Connection, ego: int, identifier: int) -> None:
    for table in _TRACES:
        connection.execute(
            f"DELETE FROM {table} WHERE ego = ? AND identifier = ?",  # noqa: S608 - constants
            (ego, identifier),
        )
    connection.execute("DELETE FROM touched_identifier WHERE key = ?", (identifier,))


def _touch(connection: sqlite3.Connection, ego: int, person: int) -> None:
    connection.execute("INSERT INTO touched_person VALUES (?) ON CONFLICT DO NOTHING", (person,))
    connection.execute(
        "INSERT INTO touched_identifier SELECT key FROM identifier WHERE ego = ? AND person = ?"
        " ON CONFLICT DO NOTHING",
        (ego, person),
    )
