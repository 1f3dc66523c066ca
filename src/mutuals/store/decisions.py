"""Decisions in the order they were taken; those undone stay in the file and are read by nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from mutuals.model.decision import Decision, Verb, ids_ruled
from mutuals.model.ids import digest64, show_id

_COLUMNS = "id, verb, day, target, record, says"

_Content = tuple[str, int, str, str]
"""Verb, day, target and values as JSON: what makes decisions equal."""


class Decisions:
    """What I decided: a log that is only appended to, and marked where undone."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read and write for one ego."""
        self._db, self._ego = connection, ego

    def standing(self, *verbs: Verb) -> list[Decision]:
        """Return the decisions that stand, oldest first; all of them, or those of some verbs."""
        wanted = " AND verb IN (SELECT value FROM json_each(?))" if verbs else ""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM decision WHERE ego = ? AND undone = 0{wanted} ORDER BY key",  # noqa: S608
            (self._ego, json.dumps(verbs)) if verbs else (self._ego,),
        )
        return [_decision(row) for row in rows]

    def add(self, verb: Verb, day: int, target: str, values: dict[str, Any], says: str) -> Decision:
        """Append a decision; its id is derived from its content and its place among equals."""
        record = json.dumps(values, ensure_ascii=False, sort_keys=True)
        content = (verb, day, target, record)
        key = derived_id(content, len(self._equals(content)))
        row = self._db.execute(
            "INSERT INTO decision (ego, id, verb, day, target, record, says)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING key",
            (self._ego, key, verb, day, target, record, says),
        ).fetchone()
        self._rule(row[0], ids_ruled(values))
        return Decision(key, verb, day, target, values, says)

    def _rule(self, decision: int, ids: Iterable[str]) -> None:
        """Note which identifiers a decision rules on, so that it is found by them."""
        self._db.executemany(
            "INSERT INTO ruled VALUES (?, ?, ?)",
            [(self._ego, text, decision) for text in sorted(ids)],
        )

    def _equals(self, content: _Content) -> list[int]:
        rows = self._db.execute(
            "SELECT key FROM decision WHERE ego = ? AND undone = 0 AND verb = ? AND day = ?"
            " AND target = ? AND record = ? ORDER BY key",
            (self._ego, *content),
        )
        return [key for (key,) in rows]

    def undo(self, key: str) -> str:
        """Mark a decision as undone: from now on nothing reads it.

        Its later equals move up, as if it had never been; returns the id that is free now.
        """
        decision, *values = self._db.execute(
            "UPDATE decision SET undone = 1 WHERE ego = ? AND undone = 0 AND id = ?"
            " RETURNING key, verb, day, target, record",
            (self._ego, key),
        ).fetchone()
        self._db.execute("DELETE FROM ruled WHERE ego = ? AND decision = ?", (self._ego, decision))
        content: _Content = (values[0], values[1], values[2], values[3])
        left = self._equals(content)
        self._db.executemany(
            "UPDATE decision SET id = ? WHERE key = ?",
            [(derived_id(content, place), row) for place, row in enumerate(left)],
        )
        return derived_id(content, len(left))


def derived_id(content: _Content, place: int) -> str:
    """Return the id of a decision: it follows from its content and its place among equals."""
    verb, day, target, record = content
    return show_id(digest64("decision", verb, str(day), target, record, str(place)))


def _decision(row: tuple[Any, ...]) -> Decision:
    key, verb, day, target, record, says = row
    return Decision(key, verb, day, target, json.loads(record), says)
