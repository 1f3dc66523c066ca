"""Taking the erased out of what I decided, also out of decisions that were undone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from mutuals.model.identifier import Identifier, identifier_id
from mutuals.store.decisions import derived_id
from mutuals.store.tombstones import Tombstones

_LOG_REFS = (
    "UPDATE interaction SET ref = :new WHERE ego = :ego AND logged = 1 AND ref = :old",
    (
        "UPDATE observed SET record = json_set(record, '$.ref', :new)"
        " WHERE ego = :ego AND format = 'log' AND json_extract(record, '$.ref') = :old"
    ),
)


class _Row(NamedTuple):
    """A decision as it is stored."""

    key: int
    id: str
    verb: str
    day: int
    target: str
    record: str
    says: str
    undone: int


class DecisionSweep:
    """Removes decisions about the erased, and their names from those about others too."""

    def __init__(
        self, connection: sqlite3.Connection, ego: int, tombstones: Tombstones, ids: frozenset[str]
    ) -> None:
        """Sweep one ego's; `ids` are what targets may be: identifiers and favours that go."""
        self._db, self._ego, self._erased, self._ids = connection, ego, tombstones, ids

    def run(self) -> tuple[int, set[str]]:
        """Return how many decisions went, and the ids that those ruled on."""
        rows = self._db.execute(
            "SELECT key, id, verb, day, target, record, says, undone FROM decision"
            " WHERE ego = ? ORDER BY key",
            (self._ego,),
        ).fetchall()
        gone, ruled = 0, set[str]()
        for row in map(_Row._make, rows):
            values = json.loads(row.record)
            if self._is_about(row, values) or (
                (row.undone or row.verb == "tag") and self._mentions(row, values)
            ):
                self._remove(row)
                gone += 1
                ruled |= {row.target, *_strings(values)}
            elif self._mentions(row, values):
                self._rewrite(row, self._others(values))
        return gone, ruled

    def _is_about(self, row: _Row, values: dict[str, Any]) -> bool:
        """Say whether it is about erased people alone, or rules on who they are."""
        who = values.get("who")
        if who:
            return all(self._is_erased(each) for each in who)
        return row.target in self._ids or not self._ids.isdisjoint(_strings(values))

    def _mentions(self, row: _Row, values: dict[str, Any]) -> bool:
        if any(self._is_erased(each) for each in values.get("who", ())):
            return True
        return any(map(self._erased.mention, (row.says, *_strings(values))))

    def _is_erased(self, who: list[str]) -> bool:
        return self._erased.names(Identifier(who[0], who[1])) or self._erased.is_name(who[2])  # type: ignore[arg-type]

    def _others(self, values: dict[str, Any]) -> dict[str, Any]:
        left = dict(values)
        if "who" in left:
            left["who"] = [each for each in left["who"] if not self._is_erased(each)]
        return {name: self._without(value) for name, value in left.items()}

    def _without(self, value: Any) -> Any:  # noqa: ANN401 - plain JSON of any shape
        if isinstance(value, str):
            return "" if self._erased.mention(value) else value
        if isinstance(value, list):
            return [self._without(each) for each in value]
        return value

    # -- rows -------------------------------------------------------------------------------

    def _remove(self, row: _Row) -> None:
        self._db.execute("DELETE FROM ruled WHERE ego = ? AND decision = ?", (self._ego, row.key))
        self._db.execute("DELETE FROM decision WHERE key = ?", (row.key,))

    def _rewrite(self, row: _Row, values: dict[str, Any]) -> None:
        """Write what is left, under the id that follows from it; what was logged refers to that."""
        record = json.dumps(values, ensure_ascii=False, sort_keys=True)
        says = _said(row.says, values) if "who" in values else self._without(row.says)
        new = self._free_id(row, record)
        self._db.execute(
            "UPDATE decision SET id = ?, record = ?, says = ? WHERE key = ?",
            (new, record, says, row.key),
        )
        if row.verb == "log" and not row.undone:
            for statement in _LOG_REFS:
                self._db.execute(statement, {"ego": self._ego, "old": row.id, "new": new})
            self._empty_notes(new, values)

    def _empty_notes(self, ref: str, values: dict[str, Any]) -> None:
        self._db.execute(
            "UPDATE interaction SET subject = ? WHERE ego = ? AND logged = 1 AND ref = ?",
            (values["about"], self._ego, ref),
        )

    def _free_id(self, row: _Row, record: str) -> str:
        content = (row.verb, row.day, row.target, record)
        (equals,) = self._db.execute(
            "SELECT count(*) FROM decision WHERE ego = ? AND undone = 0 AND verb = ? AND day = ?"
            " AND target = ? AND record = ? AND key <> ?",
            (self._ego, *content, row.key),
        ).fetchone()
        return derived_id(content, equals)


def ids_of(connection: sqlite3.Connection, ego: int, tombstones: Tombstones) -> frozenset[str]:
    """Return the ids of all identifiers of the erased that the rows still know."""
    rows = connection.execute("SELECT kind, value FROM identifier WHERE ego = ?", (ego,))
    found = (Identifier(*row) for row in rows)
    return frozenset(identifier_id(each) for each in found if tombstones.names(each))


def _said(says: str, values: dict[str, Any]) -> str:
    """Return the words of a logged contact for those who are left: `met Ana, Bo`."""
    verb = "wrote to" if says.startswith("wrote to ") else says.partition(" ")[0]
    return f"{verb} {', '.join(name for _, _, name in values['who'])}"


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - plain JSON of any shape
    """Yield all texts within plain JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
