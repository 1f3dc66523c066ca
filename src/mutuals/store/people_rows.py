"""Rows of people: links from identifiers, and the golden record of each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from mutuals.model.golden import Golden
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.identity import Portrait
from mutuals.model.person import PersonKind
from mutuals.store.golden_text import golden_text
from mutuals.store.search import SearchRows

_WRITE = """
INSERT INTO person (key, ego, id, name, folded, kind, connected_day, birthday, golden, changed_day)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET id = excluded.id, name = excluded.name, folded = excluded.folded,
    kind = excluded.kind, connected_day = excluded.connected_day,
    birthday = excluded.birthday, golden = excluded.golden,
    changed_day = excluded.changed_day
"""
_MOVED = """
SELECT key FROM touched_person
UNION SELECT person FROM tie WHERE ego = :ego AND person IN (SELECT value FROM json_each(:keys))
"""
_GIVE_UP = "UPDATE person SET id = key WHERE key = ? AND id <> ?"


class PeopleRows:
    """Links identifiers to people and writes what identity made of them."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Write for one ego."""
        self._db, self._ego = connection, ego
        self._search = SearchRows(connection, ego)

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
        gone = self._db.execute(
            "DELETE FROM person WHERE ego = ?1 AND key IN (SELECT key FROM touched_person)"
            " AND NOT EXISTS (SELECT 1 FROM identifier i"
            " WHERE i.ego = ?1 AND i.person = person.key) RETURNING key",
            (self._ego,),
        ).fetchall()
        self._search.drop([row[0] for row in gone])

    def write(
        self, people: Iterable[tuple[Portrait, PersonKind, Golden, str]], *, cards: bool
    ) -> None:
        """Write the golden records; the last item is the name in plain letters, for searching.

        `cards` says that cards of theirs may be new; else who is as before, and has no tie either,
        is found as before.
        """
        people = list(people)
        before = self._before([portrait.key for portrait, *_ in people])
        rows = [self._row(*each) for each in people]
        moved = set() if cards else self._moved([row[0] for row in rows])
        # Whoever has cards may be found by what else they say; the others by their record alone.
        changed = [
            each
            for each, row in zip(people, rows, strict=True)
            if (each[0].cards and (cards or row[0] in moved))
            or before.get(row[0]) != (row[5], row[8])
        ]
        # An id may have moved from one of them to another: all such are given up first.
        self._db.executemany(_GIVE_UP, [(key, text) for key, _, text, *_ in rows])
        self._db.executemany(_WRITE, rows)
        self._search.write(
            (portrait.key, golden, kind, (folded, *_stated(portrait)))
            for portrait, kind, golden, folded in changed
        )

    def _moved(self, keys: Sequence[int]) -> set[int]:
        """Return those of these people whose identifiers changed, or who may be closer now."""
        values = {"ego": self._ego, "keys": json.dumps(keys)}
        return {key for (key,) in self._db.execute(_MOVED, values)}

    def _row(
        self, portrait: Portrait, kind: PersonKind, golden: Golden, folded: str
    ) -> tuple[int, int, str, str, str, str, int | None, str, str, int | None]:
        return (
            portrait.key, self._ego,
            min(identifier_id(identifier) for identifier, _ in portrait.identifiers),
            golden.name, folded, kind, _day(golden.connected_on), golden.birthday,
            golden_text(golden), _day(golden.change.seen if golden.change else ""),
        )  # fmt: skip

    def _before(self, keys: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Return the kind and the golden record of these people, as they were written."""
        rows = self._db.execute(
            "SELECT key, kind, golden FROM person WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(keys),),
        )
        return {key: (kind, golden) for key, kind, golden in rows}


def _stated(portrait: Portrait) -> tuple[str, ...]:
    """Return what cards state besides: notes, places and the like."""
    return tuple(field.value for card in portrait.cards for field in card.fields)


def _day(text: str) -> int | None:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days if text else None
