"""Rows of signs: what the words of messages showed, by the rules that judged them last."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from mutuals.model.observed import Interaction

_OUTDATE = """
UPDATE sign SET stale = 1 WHERE ego = :ego AND version < :version AND stale = 0
AND interaction IN (SELECT value FROM json_each(:keys))
"""
_WRITE = """
INSERT INTO sign VALUES (?, ?, ?, ?, ?, ?, 0)
ON CONFLICT DO UPDATE SET language = excluded.language, version = excluded.version, stale = 0
WHERE excluded.version > version
OR excluded.version = version AND excluded.language < language
"""


def write_signs(
    connection: sqlite3.Connection,
    ego: int,
    records: Iterable[Interaction],
    keys: Mapping[int, int],
) -> None:
    """Write the signs of messages whose words were judged; `keys` are their local keys.

    What older rules found and these do not becomes stale. Signs of several copies add up, so that
    the order in which they come does not show.
    """
    judged = [record for record in records if record.judged]
    for version in sorted({record.judged for record in judged}):
        these = [keys[record.key] for record in judged if record.judged == version]
        values = {"ego": ego, "version": version, "keys": json.dumps(these)}
        connection.execute(_OUTDATE, values)
    connection.executemany(
        _WRITE,
        [
            (ego, keys[record.key], sign.act, sign.type, sign.language, record.judged)
            for record in judged
            for sign in record.signs
        ],
    )
