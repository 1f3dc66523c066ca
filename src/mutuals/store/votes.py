"""Votes that an identifier is mine, as an export of a home tells them: totals, not one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from mutuals.model.restated import CountedVote, Votes

_SET = """
INSERT INTO claim VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET times = excluded.times, certain = excluded.certain
"""
_COUNTED = """
INSERT INTO observed (ego, item, type, format, record) VALUES (?, ?, 'claim', ?, '{}')
ON CONFLICT DO NOTHING
"""


def set_votes(connection: sqlite3.Connection, ego: int, votes: Iterable[tuple[int, Votes]]) -> None:
    """Write totals by the keys of identifiers: what records brought already is among them."""
    rows = [(ego, key, each.why, each.certain, each.times) for key, each in votes]
    connection.executemany(_SET, rows)


def count_votes(connection: sqlite3.Connection, ego: int, counted: Iterable[CountedVote]) -> None:
    """Note which votes are among the totals, so that no file brings them again."""
    connection.executemany(_COUNTED, [(ego, each.item, each.format) for each in counted])
