"""Reading favours as archives and my own log state them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping

from mutuals.model.evidence import Evidence
from mutuals.model.favour import LedgerEntry
from mutuals.model.ids import show_id
from mutuals.model.moments import instant
from mutuals.model.person import PersonRef
from mutuals.store.signs import Signs

_FAVOURS = """
SELECT o.item, o.format, o.record, o.at, i.kind, i.value, p.id, p.name
FROM observed o JOIN holding h ON h.ego = o.ego AND h.observed = o.key
JOIN identifier i ON i.key = h.identifier JOIN person p ON p.key = i.person
WHERE o.ego = ? AND o.type = 'favour' ORDER BY o.item
"""


class Favours:
    """The stated favours of one ego, each with the person it concerns, and the signs of others."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego
        self.signs = Signs(connection, ego)

    def stated(self) -> list[tuple[int, LedgerEntry]]:
        """Return every favour stated, newest first, with its instant in seconds UTC.

        What I wrote down is `manual`, what an archive of mine states is `confirmed`.
        """
        favours: dict[int, tuple[str, str, int]] = {}
        people: dict[int, dict[tuple[str, str], PersonRef]] = defaultdict(dict)
        for row in self._db.execute(_FAVOURS, (self._ego,)):
            favours[row[0]] = row[1:4]
            people[row[0]][row[4], row[5]] = PersonRef(row[6], row[7])
        return [
            (favour[2], _entry(item, *favour[:2], people[item])) for item, favour in favours.items()
        ]


def _entry(
    item: int, format_name: str, record: str, people: Mapping[tuple[str, str], PersonRef]
) -> LedgerEntry:
    favour = json.loads(record)
    person = people[tuple(favour["identifier"])]
    others = {people[other] for other in map(tuple, favour["others"]) if other in people} - {person}
    return LedgerEntry(
        show_id(item), favour["direction"], favour["type"], person, tuple(sorted(others)),
        instant(favour["at"]), "manual" if format_name == "log" else "confirmed",
        (Evidence(format_name, favour["ref"]),), "day" if favour["precision"] == "day" else None,
    )  # fmt: skip
