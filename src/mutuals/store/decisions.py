"""Decisions in the order they were taken; those undone stay in the file and are read by nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from mutuals.model.decision import Decision, Verb
from mutuals.model.ids import digest64, show_id

_COLUMNS = "id, verb, day, target, record, says"


class Decisions:
    """What I decided: a log that is only appended to, and marked where undone."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read and write for one ego."""
        self._db, self._ego = connection, ego

    def standing(self, *verbs: Verb) -> list[Decision]:
        """Return the decisions that stand, oldest first; all of them, or those of some verbs."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM decision WHERE ego = ? AND undone = 0 ORDER BY key",  # noqa: S608
            (self._ego,),
        )
        found = [_decision(row) for row in rows]
        return [decision for decision in found if not verbs or decision.verb in verbs]

    def add(self, verb: Verb, day: int, target: str, values: dict[str, Any], says: str) -> Decision:
        """Append a decision; its id is derived from its content and its place among equals."""
        record = json.dumps(values, ensure_ascii=False, sort_keys=True)
        content = (verb, str(day), target, record)
        equals = self._count_equals(*content)
        key = show_id(digest64("decision", *content, str(equals)))
        self._db.execute(
            "INSERT INTO decision (ego, id, verb, day, target, record, says)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self._ego, key, verb, day, target, record, says),
        )
        return Decision(key, verb, day, target, values, says)

    def _count_equals(self, verb: str, day: str, target: str, record: str) -> int:
        row = self._db.execute(
            "SELECT count(*) FROM decision WHERE ego = ? AND undone = 0 AND verb = ? AND day = ?"
            " AND target = ? AND record = ?",
            (self._ego, verb, int(day), target, record),
        ).fetchone()
        return int(row[0])

    def undo(self, ids: Collection[str]) -> None:
        """Mark decisions as undone: from now on nothing reads them."""
        self._db.execute(
            "UPDATE decision SET undone = 1 WHERE ego = ? AND undone = 0"
            " AND id IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(sorted(ids))),
        )


def _decision(row: tuple[Any, ...]) -> Decision:
    key, verb, day, target, record, says = row
    return Decision(key, verb, day, target, json.loads(record), says)
