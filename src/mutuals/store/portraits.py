"""What is known of people, or of cores of people, before identity puts it together."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.model.identity import Portrait, Tally
from mutuals.model.observed import Card
from mutuals.store.codec import decode_card

# CROSS JOIN fixes the order: SQLite would begin with all names, or all cards, there are.
_TALLIES = """
SELECT i.{column}, i.key, i.kind, i.value, i.bulk, i.plain, i.listed, i.roomed, i.self, {reached}
FROM identifier i
WHERE i.ego = :ego AND i.{column} IN ({wanted})
ORDER BY i.{column}, i.kind, i.value
"""
_NAMES = """
SELECT i.{column}, d.text, sum(n.times) FROM identifier i
CROSS JOIN naming n ON n.ego = i.ego AND n.identifier = i.key
CROSS JOIN display_name d ON d.key = n.name
WHERE i.ego = :ego AND i.{column} IN ({wanted}) AND n.times > 0 GROUP BY 1, 2
"""
_CARDS = """
SELECT DISTINCT i.{column}, o.item, o.record FROM identifier i
CROSS JOIN holding h ON h.ego = i.ego AND h.identifier = i.key
CROSS JOIN observed o ON o.key = h.observed
WHERE i.ego = :ego AND i.{column} IN ({wanted}) AND o.type IN ('card', 'own')
UNION SELECT i.{column}, o.item, o.record FROM identifier i JOIN observed o
ON o.ego = i.ego AND o.type = 'own'
WHERE i.ego = :ego AND i.self = 1 AND i.{column} IN ({wanted})
ORDER BY 1, 2
"""


class Of(NamedTuple):
    """Whose portraits: the column that groups identifiers, which groups, and when one is reached.

    All three are constants of SQL.
    """

    column: str
    wanted: str
    reached: str


PEOPLE = Of(
    "person",
    "SELECT person FROM touched_identifier t CROSS JOIN identifier j ON j.key = t.key",
    "EXISTS (SELECT 1 FROM contact_day d WHERE d.ego = i.ego AND d.person = i.person"
    " AND d.n_out + d.n_both > 0)",
)
"""The people of the identifiers that were touched."""

CORES = Of(
    "core",
    "SELECT value FROM json_each(:keys)",
    "EXISTS (SELECT 1 FROM participation p JOIN interaction x ON x.key = p.interaction"
    " WHERE p.ego = i.ego AND p.identifier = i.key AND p.role IN (1, 2, 3) AND x.mine & 1)",
)
"""The cores that are named; they are reached when I wrote to them."""

_Values = dict[str, int | str]


def portraits(
    connection: sqlite3.Connection, ego: int, whose: Of, keys: Sequence[int] = ()
) -> list[Portrait]:
    """Return what is known of each of them; the key is that of the column.

    `keys` are those of the cores that are wanted.
    """
    values: _Values = {"ego": ego, "keys": json.dumps(list(keys))}
    names, cards = _names(connection, values, whose), _cards(connection, values, whose)
    found: dict[int, list[tuple[Identifier, Tally, bool]]] = defaultdict(list)
    for row in connection.execute(_TALLIES.format(**whose._asdict()), values):
        tally = Tally(row[4], row[5], row[6], row[7], bool(row[9]))
        found[row[0]].append((Identifier(row[2], row[3]), tally, bool(row[8])))
    return [
        Portrait(
            key, tuple((i, tally) for i, tally, _ in rows), any(row[2] for row in rows),
            tuple(cards[key]), names[key],
        )
        for key, rows in found.items()
    ]  # fmt: skip


def _names(connection: sqlite3.Connection, values: _Values, whose: Of) -> dict[int, dict[str, int]]:
    names: dict[int, dict[str, int]] = defaultdict(dict)
    for key, text, times in connection.execute(_NAMES.format(**whose._asdict()), values):
        names[key][text] = times
    return names


def _cards(connection: sqlite3.Connection, values: _Values, whose: Of) -> dict[int, list[Card]]:
    cards: dict[int, list[Card]] = defaultdict(list)
    for key, _, record in connection.execute(_CARDS.format(**whose._asdict()), values):
        cards[key].append(decode_card(record))
    return cards
