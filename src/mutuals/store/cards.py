"""Reading cards: what my address books and archives state of a person, field by field."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator

from mutuals.model.evidence import Evidence
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card
from mutuals.model.person import KnownField
from mutuals.store.codec import decode_card
from mutuals.store.people import CARDS_OF

_CARDS_OF = CARDS_OF.format(of_card="o.record")
_BARE_NAMES = """
SELECT DISTINCT i.kind, i.value, s.format, i.value FROM person p
CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
AND i.kind IN ('x500', 'notes', 'account')
CROSS JOIN participation q ON q.ego = i.ego AND q.identifier = i.key
CROSS JOIN provenance v ON v.ego = i.ego AND v.interaction = q.interaction
CROSS JOIN source s ON s.key = v.source
WHERE p.ego = :ego AND p.id = :person
UNION SELECT i.kind, i.value, o.format, json_extract(o.record, '$.ref') FROM person p
CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
AND i.kind IN ('x500', 'notes', 'account')
CROSS JOIN holding h ON h.ego = i.ego AND h.identifier = i.key
CROSS JOIN observed o ON o.key = h.observed
WHERE p.ego = :ego AND p.id = :person ORDER BY 1, 2, 3, 4
"""
_HELD = """
SELECT i.kind, i.value FROM person p JOIN identifier i ON i.ego = p.ego AND i.person = p.key
WHERE p.ego = :ego AND p.id = :person
"""

_STATED = """
SELECT p.id, json_extract(f.value, '$[0]'), json_extract(f.value, '$[1]')
FROM observed o CROSS JOIN json_each(o.record, '$.fields') f
CROSS JOIN holding h ON h.ego = o.ego AND h.observed = o.key
CROSS JOIN identifier i ON i.key = h.identifier
CROSS JOIN person p ON p.key = i.person AND p.kind = 'human'
WHERE o.ego = :ego AND o.type = 'card'
    AND json_extract(f.value, '$[0]') IN (SELECT value FROM json_each(:names))
GROUP BY 1, 2, 3
"""


class Cards:
    """The cards of one ego."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def of(self, person: str) -> list[tuple[str, Card]]:
        """Return a person's cards with the format of each."""
        rows = self._db.execute(_CARDS_OF, {"ego": self._ego, "person": person})
        return [(format_name, decode_card(record)) for format_name, record, _ in rows]

    def fields(self, person: str) -> tuple[KnownField, ...]:
        """Return what cards and archives state, and Exchange and Notes names and accounts."""
        found: dict[tuple[str, str], set[Evidence]] = {}
        for name, value, evidence in (*self._card_fields(person), *self._bare_names(person)):
            found.setdefault((name, value), set()).add(evidence)
        return tuple(KnownField(*key, tuple(sorted(found[key]))) for key in sorted(found))

    def stated(self, names: Collection[str]) -> list[tuple[str, str, str]]:
        """Return the fields of these names on the cards of humans: person id, name and value."""
        values = {"ego": self._ego, "names": json.dumps(sorted(names))}
        return self._db.execute(_STATED, values).fetchall()

    def _card_fields(self, person: str) -> Iterator[tuple[str, str, Evidence]]:
        """Yield what cards state, also what stands on several people's cards and is neither's.

        An address in other letters is nobody's to show: it may only look like the real one.
        """
        values = {"ego": self._ego, "person": person}
        held = {Identifier(*row) for row in self._db.execute(_HELD, values)}
        for format_name, card in self.of(person):
            evidence = Evidence(format_name, card.ref)
            for identifier in card.identifiers:
                if identifier not in held and identifier.value.isascii():
                    yield f"{identifier.kind} on the same card", identifier.value, evidence
            yield from ((field.name, field.value, evidence) for field in card.fields)
            if card.connected_on:
                yield "connected", card.connected_on, evidence

    def _bare_names(self, person: str) -> Iterator[tuple[str, str, Evidence]]:
        for kind, value, format_name, ref in self._db.execute(
            _BARE_NAMES, {"ego": self._ego, "person": person}
        ):
            yield kind, value, Evidence(format_name, ref)
