"""Reading what I decided of identifiers: who is one person and who is not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from mutuals.model.decision import ids_ruled
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Ruling

_ON = """
SELECT d.record FROM decision d WHERE d.ego = :ego AND d.undone = 0 AND d.key IN (
    SELECT decision FROM ruled
    WHERE ego = :ego AND identifier IN (SELECT value FROM json_each(:ids)))
ORDER BY d.key
"""
_TOGETHER = """
SELECT DISTINCT o.key FROM identifier i
JOIN ruled r ON r.ego = i.ego AND r.identifier = i.id
JOIN ruled s ON s.ego = r.ego AND s.decision = r.decision
JOIN identifier o ON o.ego = s.ego AND o.id = s.identifier
WHERE i.key IN (SELECT value FROM json_each(?))
"""


class Rulings:
    """The standing rulings of one ego."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def on(self, ids: Iterable[str]) -> tuple[Ruling, ...]:
        """Return the rulings that name any of these identifiers (ids), the oldest first."""
        values = {"ego": self._ego, "ids": json.dumps(sorted(ids))}
        records = [json.loads(record) for (record,) in self._db.execute(_ON, values)]
        known = self._known({text for record in records for text in ids_ruled(record)})
        return tuple(_ruling(record, known) for record in records)

    def together(self, keys: Collection[int]) -> set[int]:
        """Return the keys of the identifiers that some ruling names together with these."""
        rows = self._db.execute(_TOGETHER, (json.dumps(list(keys)),))
        return {key for (key,) in rows}

    def _known(self, ids: Collection[str]) -> dict[str, Identifier]:
        rows = self._db.execute(
            "SELECT id, kind, value FROM identifier WHERE ego = ?"
            " AND id IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(sorted(ids))),
        )
        return {text: Identifier(kind, value) for text, kind, value in rows}


def _ruling(record: Mapping[str, Any], known: Mapping[str, Identifier]) -> Ruling:
    same = tuple(_group(ids, known) for ids in record.get("same", ()))
    apart = [_group(ids, known) for ids in record.get("apart", ())]
    return Ruling(same, (apart[0], apart[1]) if apart else None)


def _group(ids: Iterable[str], known: Mapping[str, Identifier]) -> frozenset[Identifier]:
    return frozenset(known[text] for text in ids if text in known)
