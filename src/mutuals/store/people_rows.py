"""Rows of people: links from identifiers, and the golden record of each."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from mutuals.model.identity import Golden, Portrait, Tally
from mutuals.model.observed import Card, Identifier, identifier_id
from mutuals.model.person import PersonKind
from mutuals.store.codec import decode_card, golden_text

_TALLIES = """
SELECT i.person, i.key, i.kind, i.value, i.bulk, i.plain, i.listed, i.roomed, i.self,
       EXISTS (SELECT 1 FROM contact_day d WHERE d.ego = i.ego AND d.person = i.person
               AND d.n_out + d.n_both > 0)
FROM identifier i
WHERE i.ego = :ego AND i.person IN (SELECT person FROM touched_identifier t
                                    JOIN identifier j ON j.key = t.key)
ORDER BY i.person, i.kind, i.value
"""
_NAMES = """
SELECT i.person, d.text, sum(n.times) FROM touched_identifier t
JOIN identifier j ON j.key = t.key JOIN identifier i ON i.ego = j.ego AND i.person = j.person
JOIN naming n ON n.ego = i.ego AND n.identifier = i.key JOIN display_name d ON d.key = n.name
WHERE n.times > 0 GROUP BY 1, 2
"""
_CARDS = """
SELECT DISTINCT i.person, o.key, o.record FROM touched_identifier t
JOIN identifier j ON j.key = t.key JOIN identifier i ON i.ego = j.ego AND i.person = j.person
JOIN holding h ON h.ego = i.ego AND h.identifier = i.key JOIN observed o ON o.key = h.observed
WHERE o.type IN ('card', 'own')
UNION SELECT i.person, o.key, o.record FROM identifier i JOIN observed o
ON o.ego = i.ego AND o.type = 'own' WHERE i.ego = :ego AND i.self = 1
ORDER BY 1, 2
"""
_WRITE = """
INSERT INTO person (key, ego, id, name, folded, kind, connected_day, birthday, golden)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET id = excluded.id, name = excluded.name, folded = excluded.folded,
    kind = excluded.kind, connected_day = excluded.connected_day,
    birthday = excluded.birthday, golden = excluded.golden
"""


class PeopleRows:
    """Links identifiers to people and writes what identity made of them."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Write for one ego."""
        self._db, self._ego = connection, ego

    def link(self, groups: Iterable[frozenset[Identifier]]) -> None:
        """Make each group one person; people whose identifiers changed are counted anew."""
        keys = self._keys([identifier for group in groups for identifier in group])
        moves = [
            (min(keys[i][0] for i in group), keys[i][0], keys[i][1])
            for group in groups
            for i in group
        ]
        moved = [(person, key, before) for person, key, before in moves if person != before]
        self._db.executemany(
            "UPDATE identifier SET person = ? WHERE key = ?", [move[:2] for move in moved]
        )
        self._db.executemany(
            "INSERT INTO touched_person VALUES (?) ON CONFLICT DO NOTHING",
            [(key,) for move in moved for key in (move[0], move[2]) if key is not None],
        )
        self._drop_empty()

    def _keys(self, identifiers: Sequence[Identifier]) -> dict[Identifier, tuple[int, int | None]]:
        by_id = {identifier_id(identifier): identifier for identifier in identifiers}
        rows = self._db.execute(
            "SELECT id, key, person FROM identifier WHERE ego = ?"
            " AND id IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(list(by_id))),
        )
        return {by_id[text]: (key, person) for text, key, person in rows}

    def _drop_empty(self) -> None:
        self._db.execute(
            "DELETE FROM person WHERE ego = ?1 AND key IN (SELECT key FROM touched_person)"
            " AND NOT EXISTS (SELECT 1 FROM identifier i"
            " WHERE i.ego = ?1 AND i.person = person.key)",
            (self._ego,),
        )

    def portraits(self) -> list[Portrait]:
        """Return what is known of each touched person, for the golden record to be made of."""
        names, cards = self._touched_names(), self._touched_cards()
        found: dict[int, list[tuple[Identifier, Tally, bool]]] = defaultdict(list)
        for row in self._db.execute(_TALLIES, {"ego": self._ego}):
            tally = Tally(row[4], row[5], row[6], row[7], bool(row[9]))
            found[row[0]].append((Identifier(row[2], row[3]), tally, bool(row[8])))
        return [
            Portrait(
                person, tuple((i, tally) for i, tally, _ in rows), any(row[2] for row in rows),
                tuple(cards[person]), names[person],
            )
            for person, rows in found.items()
        ]  # fmt: skip

    def _touched_names(self) -> dict[int, dict[str, int]]:
        names: dict[int, dict[str, int]] = defaultdict(dict)
        for person, text, times in self._db.execute(_NAMES):
            names[person][text] = times
        return names

    def _touched_cards(self) -> dict[int, list[Card]]:
        cards: dict[int, list[Card]] = defaultdict(list)
        for person, _, record in self._db.execute(_CARDS, {"ego": self._ego}):
            cards[person].append(decode_card(record))
        return cards

    def write(self, people: Iterable[tuple[Portrait, PersonKind, Golden, str]]) -> None:
        """Write the golden records; the last item is the name folded for searching."""
        self._db.executemany(
            _WRITE,
            [
                (
                    portrait.key, self._ego,
                    min(identifier_id(identifier) for identifier, _ in portrait.identifiers),
                    golden.name, folded, kind, _day(golden.connected_on), golden.birthday,
                    golden_text(golden),
                )
                for portrait, kind, golden, folded in people
            ],
        )  # fmt: skip


def _day(text: str) -> int | None:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days if text else None
