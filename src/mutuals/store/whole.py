"""Reading the whole home in an order that depends on its content only: what an export holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from mutuals.model.ids import show_id
from mutuals.store.participation import ROLES

_ROLE_NAMES = {number: role for role, number in ROLES.items()}

_PEOPLE = """
SELECT p.id, p.name, p.kind, json_group_array(json_array(i.kind, i.value))
FROM person p JOIN identifier i ON i.ego = p.ego AND i.person = p.key
WHERE p.ego = ? GROUP BY p.key ORDER BY p.id
"""
_INTERACTIONS = """
SELECT x.key, x.id, x.at, x.by_day, x.channel, x.size, x.item, x.ref, x.subject, x.traits,
       d.kind, d.value,
       (SELECT json_group_array(DISTINCT s.format) FROM provenance v
        JOIN source s ON s.key = v.source WHERE v.ego = x.ego AND v.interaction = x.key)
FROM interaction x LEFT JOIN identifier d ON d.key = x.delivered
WHERE x.ego = ? ORDER BY x.id
"""
_PARTS = """
SELECT i.kind, i.value, p.role, n.text FROM participation p
JOIN identifier i ON i.key = p.identifier LEFT JOIN display_name n ON n.key = p.name
WHERE p.ego = ? AND p.interaction = ? ORDER BY i.id, p.role
"""
_OBSERVED = """
SELECT type, format, record FROM observed WHERE ego = ? AND type <> 'claim' ORDER BY type, item
"""
_CLAIMS = """
SELECT i.kind, i.value, c.why, c.certain, c.times FROM claim c JOIN identifier i
ON i.key = c.identifier WHERE c.ego = ? AND c.times > 0 ORDER BY i.id, c.why
"""
_DECISIONS = """
SELECT id, verb, day, target, record, says FROM decision WHERE ego = ? AND undone = 0 ORDER BY key
"""
_SOURCES = """
SELECT path, format, digest, records, first_at, last_at FROM source
WHERE ego = ? AND path <> '' AND format <> 'log' ORDER BY path, format
"""


class Whole:
    """Everything of one ego: observations, decisions and what follows from them."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def parts(self) -> Iterator[tuple[str, Iterator[Mapping[str, Any]]]]:
        """Yield each part by its name with its rows, plain JSON values, one by one."""
        yield "people", self._people()
        yield "interactions", self._interactions()
        yield "observed", self._observed()
        yield "claims", self._rows(_CLAIMS, "kind", "value", "why", "certain", "times")
        yield "decisions", self._decisions()
        yield (
            "sources",
            self._rows(_SOURCES, "path", "format", "digest", "records", "first_at", "last_at"),
        )

    def _rows(self, query: str, *names: str) -> Iterator[Mapping[str, Any]]:
        for row in self._db.execute(query, (self._ego,)):
            yield dict(zip(names, row, strict=True))

    def _people(self) -> Iterator[Mapping[str, Any]]:
        for row in self._rows(_PEOPLE, "id", "name", "kind", "identifiers"):
            yield {**row, "identifiers": sorted(json.loads(row["identifiers"]))}

    def _interactions(self) -> Iterator[Mapping[str, Any]]:
        for key, number, at, by_day, *rest in self._db.execute(_INTERACTIONS, (self._ego,)):
            channel, size, item, ref, subject, traits, kind, value, formats = rest
            yield {
                "id": show_id(number), "at": at, "precision": "day" if by_day else "second",
                "channel": channel, "size": size, "item": item, "ref": ref, "subject": subject,
                "traits": traits, "delivered": [kind, value] if kind else None,
                "participants": self._parts(key), "formats": sorted(json.loads(formats)),
            }  # fmt: skip

    def _parts(self, interaction: int) -> list[list[str]]:
        rows = self._db.execute(_PARTS, (self._ego, interaction))
        return [[kind, value, _ROLE_NAMES[role], name or ""] for kind, value, role, name in rows]

    def _observed(self) -> Iterator[Mapping[str, Any]]:
        for row in self._rows(_OBSERVED, "type", "format", "record"):
            yield {**row, "record": json.loads(row["record"])}

    def _decisions(self) -> Iterator[Mapping[str, Any]]:
        for row in self._rows(_DECISIONS, "id", "verb", "day", "target", "values", "says"):
            yield {**row, "values": json.loads(row["values"])}
