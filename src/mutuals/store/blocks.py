"""What identity works on: traces of me, and the block of identifiers and cards that was touched."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.identity import Block, Namesake, Ruling, Trace
from mutuals.model.names import fold
from mutuals.model.observed import Card
from mutuals.store.codec import decode_card
from mutuals.store.rulings import Rulings
from mutuals.store.touched import touch

_TRACES = """
SELECT i.kind, i.value, i.addressed, i.plain + i.bulk - i.attended, i.key,
       (SELECT json_group_object(why, times) FROM claim c
         WHERE c.ego = i.ego AND c.identifier = i.key AND times > 0),
       (SELECT max(certain) FROM claim c WHERE c.ego = i.ego AND c.identifier = i.key AND times > 0)
FROM identifier i
WHERE i.ego = :ego AND (i.key IN (SELECT identifier FROM claim WHERE ego = :ego AND times > 0)
   OR i.kind IN ('display', 'notes', 'x500') AND i.addressed >= 3
   OR i.id IN (SELECT value FROM json_each(:stated)))
"""

_NAMES = """
SELECT n.identifier, d.text, n.times FROM naming n JOIN display_name d ON d.key = n.name
WHERE n.ego = :ego AND n.times > 0 AND n.identifier IN (SELECT value FROM json_each(:keys))
ORDER BY n.times DESC, d.text
"""

_NAMESAKES = """
WITH mine AS (SELECT value AS key FROM json_each(:mine)),
candidates AS (
    SELECT DISTINCT i.key, i.kind, i.value, i.plain + i.bulk - i.attended AS written
    FROM naming n
    CROSS JOIN display_name d ON d.key = n.name CROSS JOIN identifier i ON i.key = n.identifier
    WHERE n.ego = :ego AND i.kind = 'email' AND i.addressed >= 3 AND i.key NOT IN mine
      AND EXISTS (SELECT 1 FROM json_each(:words) w WHERE d.text LIKE '%' || w.value || '%')
), alone AS (
    SELECT c.key, f.identifier AS sender FROM candidates c
    CROSS JOIN participation p
    ON p.ego = :ego AND p.identifier = c.key AND p.role IN (1, 2, 3)
    CROSS JOIN participation f ON f.ego = :ego AND f.interaction = p.interaction AND f.role = 0
    WHERE NOT EXISTS (SELECT 1 FROM participation o WHERE o.ego = :ego
                      AND o.interaction = p.interaction AND o.identifier IN mine)
), friends AS (
    SELECT DISTINCT sender FROM alone WHERE EXISTS (
        SELECT 1 FROM participation r JOIN participation s
        ON s.ego = r.ego AND s.interaction = r.interaction AND s.role = 0 AND s.identifier IN mine
        WHERE r.ego = :ego AND r.identifier = alone.sender AND r.role IN (1, 2, 3))
)
SELECT c.kind, c.value, c.written, c.key, (SELECT count(*) FROM alone a WHERE a.key = c.key),
       (SELECT count(DISTINCT sender) FROM alone a WHERE a.key = c.key AND sender IN friends)
FROM candidates c
"""

_PEND = """
UPDATE interaction SET mine = NULL WHERE ego = :ego AND key IN (
    SELECT interaction FROM participation
    WHERE ego = :ego AND identifier IN (SELECT value FROM json_each(:keys)))
"""


_WORD = 3
"""Letters that a word of my name must have to be looked for."""


class Blocks:
    """Reads what the open transaction touched, with everything that could be joined to it."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego
        self._rulings = Rulings(connection, ego)

    # -- me ---------------------------------------------------------------------------------

    def traces(self, stated: frozenset[Identifier]) -> list[Trace]:
        """Return all that speaks for identifiers being mine, those I stated among them."""
        ids = [identifier_id(identifier) for identifier in stated]
        values = {"ego": self._ego, "stated": json.dumps(ids)}
        rows = self._db.execute(_TRACES, values).fetchall()
        names = self._names([row[4] for row in rows])
        return [
            Trace(
                Identifier(kind, value),
                json.loads(votes or "{}"),
                bool(certain),
                addressed,
                written,
                tuple(names[key]),
            )
            for kind, value, addressed, written, key, votes, certain in rows
        ]

    def namesakes(self, mine: frozenset[Identifier], names: Sequence[str]) -> list[Namesake]:
        """Return the addresses seen under a word of these names that are not among `mine`."""
        words = sorted({word for name in names for word in name.split() if len(word) >= _WORD})
        if not words:
            return []
        keys = [self._key(identifier) for identifier in mine]
        values = {"ego": self._ego, "mine": json.dumps(keys), "words": json.dumps(words)}
        rows = self._db.execute(_NAMESAKES, values).fetchall()
        known = self._names([row[3] for row in rows])
        return [
            Namesake(Identifier(row[0], row[1]), tuple(known[row[3]]), row[4], row[5], row[2])
            for row in rows
        ]

    def _names(self, keys: Sequence[int]) -> dict[int, list[str]]:
        names: dict[int, list[str]] = defaultdict(list)
        for key, text, _ in self._db.execute(_NAMES, {"ego": self._ego, "keys": json.dumps(keys)}):
            names[key].append(text)
        return names

    def mine(self) -> frozenset[Identifier]:
        """Return the identifiers that are me as of now."""
        rows = self._db.execute(
            "SELECT kind, value FROM identifier WHERE ego = ? AND self = 1", (self._ego,)
        )
        return frozenset(Identifier(*row) for row in rows)

    def set_mine(self, mine: frozenset[Identifier]) -> None:
        """Say which identifiers are me; whatever they take part in is worked out anew."""
        changed = [self._key(identifier) for identifier in mine ^ self.mine()]
        if not changed:
            return
        values = {"ego": self._ego, "keys": json.dumps(changed)}
        self._db.execute(
            "UPDATE identifier SET self = 1 - self"
            " WHERE key IN (SELECT value FROM json_each(:keys))",
            values,
        )
        self._db.execute(
            "DELETE FROM account WHERE ego = :ego"
            " AND identifier IN (SELECT value FROM json_each(:keys))",
            values,
        )
        self._db.execute(_PEND, values)
        touch(self._db, changed)
        self._touch_participants()

    def _key(self, identifier: Identifier) -> int:
        row = self._db.execute(
            "SELECT key FROM identifier WHERE ego = ? AND id = ?",
            (self._ego, identifier_id(identifier)),
        ).fetchone()
        return int(row[0])

    def _touch_participants(self) -> None:
        self._db.execute(
            "INSERT INTO touched_identifier SELECT DISTINCT p.identifier"
            " FROM interaction x INDEXED BY interaction_pending"
            " CROSS JOIN participation p ON p.ego = x.ego AND p.interaction = x.key"
            " WHERE x.ego = ? AND x.mine IS NULL ON CONFLICT DO NOTHING",
            (self._ego,),
        )

    # -- people -----------------------------------------------------------------------------

    def block(self) -> Block:
        """Return what was touched with all that cards and rulings could join to it or part."""
        keys = {row[0] for row in self._db.execute("SELECT key FROM touched_identifier")}
        own = self._self_keys()
        keys |= own if keys & own else set()
        cards: dict[int, Card] = {}
        frontier = keys
        while frontier:
            found = {key: card for key, card in self._cards(frontier).items() if key not in cards}
            cards |= found
            ruled = self._rulings.together(frontier)
            frontier = (self._around(found) | self._same_person(frontier) | ruled) - keys
            keys |= frontier
        touch(self._db, keys)
        identifiers = self._identifiers(keys)
        return Block(
            tuple(identifiers),
            tuple(cards[key] for key in sorted(cards)),
            self.rulings(identifiers),
        )

    def rulings(self, identifiers: Iterable[Identifier]) -> tuple[Ruling, ...]:
        """Return what I decided of any of these identifiers, the oldest first."""
        return self._rulings.on(identifier_id(identifier) for identifier in identifiers)

    def _self_keys(self) -> set[int]:
        rows = self._db.execute(
            "SELECT key FROM identifier WHERE ego = ? AND self = 1", (self._ego,)
        )
        return {row[0] for row in rows}

    def _cards(self, keys: Iterable[int]) -> dict[int, Card]:
        rows = self._db.execute(
            "SELECT o.key, o.record FROM holding h JOIN observed o ON o.key = h.observed"
            " WHERE h.ego = ? AND o.type IN ('card', 'own')"
            " AND h.identifier IN (SELECT value FROM json_each(?))"
            " UNION SELECT o.key, o.record FROM identifier i JOIN observed o"
            " ON o.ego = i.ego AND o.folded = i.value AND o.folded <> ''"
            " WHERE i.ego = ? AND i.kind = 'name' AND i.key IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(list(keys))) * 2,
        )
        return {key: decode_card(record) for key, record in rows}

    def _around(self, cards: dict[int, Card]) -> set[int]:
        """Return the identifiers on these cards, and the bare names equal to the cards' names."""
        names = {fold(card.name) for card in cards.values()}
        rows = self._db.execute(
            "SELECT identifier FROM holding WHERE ego = ?"
            " AND observed IN (SELECT value FROM json_each(?))"
            " UNION SELECT key FROM identifier WHERE ego = ? AND kind = 'name'"
            " AND id IN (SELECT value FROM json_each(?))",
            (
                self._ego,
                json.dumps(list(cards)),
                self._ego,
                json.dumps([identifier_id(Identifier("name", name)) for name in names]),
            ),
        )
        return {row[0] for row in rows}

    def _same_person(self, keys: Iterable[int]) -> set[int]:
        """Return the identifiers now linked to the same people: a lost card may part them."""
        rows = self._db.execute(
            "SELECT key FROM identifier WHERE ego = ?1 AND person IN (SELECT person FROM identifier"
            " WHERE key IN (SELECT value FROM json_each(?2)))",
            (self._ego, json.dumps(list(keys))),
        )
        return {row[0] for row in rows}

    def _identifiers(self, keys: Iterable[int]) -> list[Identifier]:
        rows = self._db.execute(
            "SELECT kind, value FROM identifier WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        )
        return [Identifier(*row) for row in rows]
