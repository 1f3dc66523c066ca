"""Reading favours as archives and my own log state them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict

from mutuals.model.evidence import Evidence
from mutuals.model.favour import LedgerEntry
from mutuals.model.ids import show_id
from mutuals.model.moments import instant
from mutuals.model.person import PersonRef
from mutuals.store.signs import Signs

_FAVOURS = """
SELECT o.item, o.format, o.record, o.at, i.kind, i.value, p.id, p.name
FROM observed o CROSS JOIN holding h ON h.ego = o.ego AND h.observed = o.key
CROSS JOIN identifier i ON i.key = h.identifier CROSS JOIN person p ON p.key = i.person
WHERE o.ego = ? AND o.type = 'favour' ORDER BY o.item
"""
_Stated = tuple[int, str, str, tuple[tuple[str, ...], ...]]
"""The item of a favour, its format, its record, and who holds it."""


class Favours:
    """The stated favours of one ego, each with the person it concerns, and the signs of others.

    One answer asks for them several times: what was read last stays ready, in here alone, so that
    nothing of somebody erased outlives the answer.
    """

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego
        self.signs = Signs(connection, ego)
        self._ready: dict[_Stated, LedgerEntry] = {}

    def stated(self) -> list[tuple[int, LedgerEntry]]:
        """Return every favour stated, newest first, with its instant in seconds UTC.

        What I wrote down is `manual`, what an archive of mine states is `confirmed`.
        """
        favours: dict[int, tuple[str, str, int]] = {}
        people: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        for row in self._db.execute(_FAVOURS, (self._ego,)):
            favours[row[0]] = row[1:4]
            people[row[0]].append(row[4:])
        stated = [(item, *favour[:2], tuple(people[item])) for item, favour in favours.items()]
        self._ready = {each: self._ready.get(each) or _entry(*each) for each in stated}
        return [
            (favour[2], self._ready[each])
            for each, favour in zip(stated, favours.values(), strict=True)
        ]


def _entry(
    item: int, format_name: str, record: str, held: tuple[tuple[str, ...], ...]
) -> LedgerEntry:
    """Return the entry of a record with those who hold it."""
    favour = json.loads(record)
    people = {(kind, value): PersonRef(*who) for kind, value, *who in held}
    person = people[tuple(favour["identifier"])]
    others = {people[other] for other in map(tuple, favour["others"]) if other in people} - {person}
    return LedgerEntry(
        show_id(item), favour["direction"], favour["type"], person, tuple(sorted(others)),
        instant(favour["at"]), "manual" if format_name == "log" else "confirmed",
        (Evidence(format_name, favour["ref"]),), "day" if favour["precision"] == "day" else None,
    )  # fmt: skip
